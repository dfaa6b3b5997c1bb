-- Years of the calendar are added and corrected while the system runs; deadlines keep what they were computed from.

-- Notices that changed a year after it was first published: [{number, issuedOn, text}], oldest first.
ALTER TABLE calendar_year ADD COLUMN amendments jsonb NOT NULL DEFAULT '[]';

-- Goes up with every change, so that no node answers from what it remembers of an earlier one. Numbers come from a sequence: one that
-- was rolled back never comes again.
CREATE SEQUENCE calendar_revision_seq;
CREATE TABLE calendar_revision (
    only_row boolean NOT NULL PRIMARY KEY DEFAULT TRUE CHECK (only_row),
    revision bigint  NOT NULL
);
INSERT INTO calendar_revision (revision) VALUES (nextval('calendar_revision_seq'));

-- Whoever stores a deadline holds the calendar until the end of his transaction; whoever changes the calendar waits for all of them.
-- The other way round nobody waits long: a change first asks who is at work, and meanwhile a deadline is refused after this time, so
-- that the change, which needs the case, and the case, which needs the calendar, never wait for each other.
CREATE FUNCTION calendar_hold() RETURNS bigint LANGUAGE plpgsql SET lock_timeout = '800ms' AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(7301, 1);
    RETURN (SELECT revision FROM calendar_revision);
END $$;

CREATE TABLE calendar_change (
    id              bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    year            integer      NOT NULL CHECK (year BETWEEN 2000 AND 2200),
    notice          text         NOT NULL CHECK (notice <> ''),
    issued_on       date         NOT NULL,
    text            text         NOT NULL,
    -- whether the year was published before
    correction      boolean      NOT NULL,
    -- [{date, kind, name}] before and after
    days_before     jsonb        NOT NULL,
    days_after      jsonb        NOT NULL,
    moved           integer      NOT NULL CHECK (moved >= 0),
    changed_at      timestamptz  NOT NULL,
    changed_by      varchar(64)  NOT NULL,
    changed_by_name varchar(100) NOT NULL
);
CREATE INDEX calendar_change_year ON calendar_change (year, id);

-- The deadlines that a change has moved.
CREATE TABLE calendar_change_line (
    change_id   bigint       NOT NULL REFERENCES calendar_change (id),
    line        integer      NOT NULL,
    case_number varchar(40)  NOT NULL,
    kind        varchar(30)  NOT NULL,
    kind_name   varchar(40)  NOT NULL,
    step        varchar(80)  NOT NULL,
    name        varchar(100) NOT NULL,
    old_due     timestamptz  NOT NULL,
    new_due     timestamptz  NOT NULL,
    PRIMARY KEY (change_id, line),
    CHECK (old_due <> new_due)
);
CREATE INDEX calendar_change_line_case ON calendar_change_line (case_number);

CREATE FUNCTION calendar_refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Changes of the calendar are append-only: % on %', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER calendar_change_append_only BEFORE UPDATE OR DELETE ON calendar_change
    FOR EACH ROW EXECUTE FUNCTION calendar_refuse_rewrite();
CREATE TRIGGER calendar_change_line_append_only BEFORE UPDATE OR DELETE ON calendar_change_line
    FOR EACH ROW EXECUTE FUNCTION calendar_refuse_rewrite();

-- What a clock was computed from: length, count_start_day and cut_off beside unit and started_at; pauses as [{from, to}], oldest first.
-- Null length: a clock started before this was kept; it goes by the plan of its step where that gives the due date it has.
ALTER TABLE case_deadline
    ADD COLUMN length          integer CHECK (length >= 0),
    ADD COLUMN count_start_day boolean NOT NULL DEFAULT FALSE,
    ADD COLUMN cut_off         time CHECK (cut_off IS NULL OR unit <> 'hour'),
    ADD COLUMN pauses          jsonb   NOT NULL DEFAULT '[]';

ALTER TABLE service_request_clock
    ADD COLUMN length          integer CHECK (length >= 0),
    ADD COLUMN count_start_day boolean NOT NULL DEFAULT FALSE,
    ADD COLUMN cut_off         time CHECK (cut_off IS NULL OR unit <> 'hour');
