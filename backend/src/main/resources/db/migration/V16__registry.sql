-- Who is on which list (培育库, 名录, 白名单), and how far the figures of the targets have come.

CREATE TABLE registry_member (
    id              bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    policy_id       varchar(80)  NOT NULL,
    policy_version  int          NOT NULL CHECK (policy_version > 0),
    entity_id       bigint       NOT NULL REFERENCES business_entity (id),
    grade           varchar(60),
    reason          varchar(500) NOT NULL,
    -- how the entry was checked: the table's verdict with its facts, or the criteria that the official confirmed
    entry_check     jsonb        NOT NULL,
    joined_on       date         NOT NULL,
    joined_by       varchar(64)  NOT NULL,
    removed_on      date,
    removed_by      varchar(64),
    removal_reason  varchar(500),
    recorded_at     timestamptz  NOT NULL,
    CHECK (num_nonnulls(removed_on, removed_by, removal_reason) IN (0, 3)),
    CHECK (removed_on >= joined_on)
);
CREATE UNIQUE INDEX registry_member_current ON registry_member (policy_id, entity_id) WHERE removed_on IS NULL;
CREATE INDEX registry_member_entity ON registry_member (entity_id);

-- Figures are appended; of several for one place and period the last one counts, the others are its history.
CREATE TABLE target_figure (
    id          bigint         GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    policy_id   varchar(80)    NOT NULL,
    indicator   varchar(120)   NOT NULL,
    place       varchar(60)    NOT NULL,
    period      varchar(10)    NOT NULL CHECK (period ~ '^[0-9]{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$'),
    value       numeric(24, 6) NOT NULL,
    note        varchar(500)   NOT NULL,
    recorded_by varchar(64)    NOT NULL,
    recorded_at timestamptz    NOT NULL
);
CREATE INDEX target_figure_line ON target_figure (policy_id, indicator, place, period, id DESC);

CREATE FUNCTION target_figure_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Figures are append-only: %', TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER target_figure_append_only BEFORE UPDATE OR DELETE ON target_figure
    FOR EACH ROW EXECUTE FUNCTION target_figure_refuse_change();
