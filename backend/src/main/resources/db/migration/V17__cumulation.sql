-- What was granted before by a related measure, and who read the remarks.

-- What the text of the measure gave before related awards were taken off; null where nothing was.
ALTER TABLE award ADD COLUMN entitled numeric(18, 2) CHECK (entitled >= amount);

-- What the determination took off for related awards.
ALTER TABLE policy_application ADD COLUMN deducted numeric(16, 2) NOT NULL DEFAULT 0 CHECK (deducted >= 0);

CREATE TABLE case_acknowledgement (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_number varchar(40) NOT NULL REFERENCES policy_application (case_number),
    step        varchar(80) NOT NULL,
    round       int         NOT NULL,
    username    varchar(64) NOT NULL,
    -- the wording as it was read
    remarks     jsonb       NOT NULL CHECK (jsonb_array_length(remarks) > 0),
    -- case numbers of the related awards that the texts leave open
    open_awards jsonb       NOT NULL,
    at          timestamptz NOT NULL,
    UNIQUE (case_number, step, round, username)
);

CREATE FUNCTION case_acknowledgement_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Acknowledgements are append-only: %', TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER case_acknowledgement_append_only BEFORE UPDATE OR DELETE ON case_acknowledgement
    FOR EACH ROW EXECUTE FUNCTION case_acknowledgement_refuse_change();
