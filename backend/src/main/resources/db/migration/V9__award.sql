-- What may be granted once, what was granted, and what the public may object to.

CREATE TABLE award_slot (
    entity_id   bigint NOT NULL,
    slot        text NOT NULL CHECK (length(slot) BETWEEN 1 AND 200),
    case_number text NOT NULL,
    claimed_at  timestamptz NOT NULL,
    PRIMARY KEY (entity_id, slot)
);

CREATE INDEX award_slot_case ON award_slot (case_number);

CREATE TABLE award (
    case_number    text PRIMARY KEY,
    entity_id      bigint NOT NULL,
    policy_id      text NOT NULL,
    policy_version integer NOT NULL CHECK (policy_version > 0),
    stage          text,
    amount         numeric(18, 2) NOT NULL CHECK (amount > 0),
    award_year     integer NOT NULL CHECK (award_year BETWEEN 2000 AND 2200),
    clause         text NOT NULL,
    awarded_at     timestamptz NOT NULL,
    confirmed_by   text NOT NULL
);

CREATE INDEX award_of_entity ON award (entity_id, policy_id, award_year);
CREATE INDEX award_of_programme ON award (policy_id);

CREATE TABLE award_line (
    case_number  text NOT NULL REFERENCES award (case_number),
    layer        text NOT NULL CHECK (layer IN ('central', 'province', 'city', 'district', 'local')),
    payer        text NOT NULL,
    jurisdiction text NOT NULL,
    amount       numeric(18, 2) NOT NULL CHECK (amount > 0),
    PRIMARY KEY (case_number, layer)
);

CREATE FUNCTION award_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Awards are append-only: % on %', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER award_append_only BEFORE UPDATE OR DELETE ON award
    FOR EACH ROW EXECUTE FUNCTION award_refuse_change();
CREATE TRIGGER award_line_append_only BEFORE UPDATE OR DELETE ON award_line
    FOR EACH ROW EXECUTE FUNCTION award_refuse_change();

CREATE FUNCTION award_check_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT amount FROM award WHERE case_number = NEW.case_number)
            IS DISTINCT FROM (SELECT sum(amount) FROM award_line WHERE case_number = NEW.case_number) THEN
        RAISE EXCEPTION 'The lines of award % do not add up to it', NEW.case_number USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER award_adds_up AFTER INSERT ON award
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION award_check_lines();
CREATE CONSTRAINT TRIGGER award_line_adds_up AFTER INSERT ON award_line
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION award_check_lines();

CREATE TABLE public_notice (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_number     text NOT NULL,
    policy_title    text NOT NULL,
    enterprise_name text NOT NULL,
    amount          numeric(18, 2) NOT NULL CHECK (amount > 0),
    starts_at       timestamptz NOT NULL,
    ends_at         timestamptz NOT NULL,
    state           text NOT NULL CHECK (state IN ('open', 'paused', 'closed')),
    paused_at       timestamptz,
    CHECK (ends_at > starts_at),
    CHECK ((state = 'paused') = (paused_at IS NOT NULL))
);

CREATE UNIQUE INDEX public_notice_current ON public_notice (case_number) WHERE state <> 'closed';
CREATE INDEX public_notice_case ON public_notice (case_number, id);

CREATE TABLE objection (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    notice_id   bigint NOT NULL REFERENCES public_notice (id),
    case_number text NOT NULL,
    text        text NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    contact     text NOT NULL CHECK (length(contact) BETWEEN 1 AND 200),
    raised_by   text NOT NULL,
    raised_at   timestamptz NOT NULL,
    upheld      boolean
);

CREATE INDEX objection_case ON objection (case_number, raised_by);
CREATE INDEX objection_notice ON objection (notice_id);
