-- Imports of the register: who brought in which file, what became of each of its lines.

CREATE TABLE register_import (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file_name    text        NOT NULL,
    file_sha256  text        NOT NULL CHECK (file_sha256 ~ '^[0-9a-f]{64}$'),
    as_of        date        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('running', 'finished', 'failed')),
    -- Lines that hold something, as counted before the first was read.
    total        integer     NOT NULL CHECK (total >= 0),
    registered   integer     NOT NULL DEFAULT 0 CHECK (registered >= 0),
    updated      integer     NOT NULL DEFAULT 0 CHECK (updated >= 0),
    unchanged    integer     NOT NULL DEFAULT 0 CHECK (unchanged >= 0),
    rejected     integer     NOT NULL DEFAULT 0 CHECK (rejected >= 0),
    -- The last line whose outcome is stored: an interrupted import goes on behind it.
    last_line    integer     NOT NULL DEFAULT 0 CHECK (last_line >= 0),
    runner       uuid,
    seen_at      timestamptz,
    started_by   text        NOT NULL,
    started_name text        NOT NULL,
    started_at   timestamptz NOT NULL,
    finished_at  timestamptz,
    CHECK ((state = 'running') = (finished_at IS NULL))
);
CREATE INDEX register_import_running ON register_import (seen_at) WHERE state = 'running';

-- The file is kept while its import runs, so that another node can go on with it.
CREATE TABLE register_import_file (
    import_id bigint PRIMARY KEY REFERENCES register_import (id),
    content   bytea  NOT NULL
);

CREATE TABLE register_import_line (
    import_id bigint  NOT NULL REFERENCES register_import (id),
    line      integer NOT NULL CHECK (line > 0),
    uscc      text    NOT NULL,
    name      text    NOT NULL,
    outcome   text    NOT NULL CHECK (outcome IN ('registered', 'updated', 'unchanged', 'rejected')),
    changes   integer NOT NULL CHECK (changes >= 0),
    problems  jsonb   NOT NULL CHECK (jsonb_typeof(problems) = 'array'),
    PRIMARY KEY (import_id, line),
    CHECK ((outcome = 'rejected') = (problems <> '[]'))
);
CREATE INDEX register_import_line_outcome ON register_import_line (import_id, outcome, line);

ALTER TABLE register_fact ADD COLUMN import_id bigint REFERENCES register_import (id);

-- Lists of the register are sorted by name.
CREATE INDEX business_entity_name ON business_entity (name, id);

-- The newest value of each fact of an entity, for matching that reads hundreds of thousands of them: right for every day
-- from `newest` on; for an earlier day the facts themselves answer.
CREATE TABLE register_snapshot (
    entity_id bigint PRIMARY KEY REFERENCES business_entity (id),
    facts     jsonb  NOT NULL,
    newest    date   NOT NULL
);

CREATE FUNCTION refresh_register_snapshot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Without the lock two transactions that record different facts of one entity would each miss the other's.
    PERFORM 1 FROM business_entity WHERE id IN (SELECT entity_id FROM changed) ORDER BY id FOR NO KEY UPDATE;
    IF TG_OP = 'DELETE' THEN
        DELETE FROM register_snapshot WHERE entity_id IN (SELECT entity_id FROM changed);
    END IF;
    INSERT INTO register_snapshot (entity_id, facts, newest)
    SELECT entity_id, jsonb_object_agg(name, value), max(as_of)
    FROM (SELECT DISTINCT ON (entity_id, name) entity_id, name, value, as_of
          FROM register_fact
          WHERE entity_id IN (SELECT entity_id FROM changed)
          ORDER BY entity_id, name, as_of DESC, recorded_at DESC, source) newest
    GROUP BY entity_id
    ORDER BY entity_id
    ON CONFLICT (entity_id) DO UPDATE SET facts = excluded.facts, newest = excluded.newest;
    RETURN NULL;
END
$$;

CREATE TRIGGER register_snapshot_after_insert AFTER INSERT ON register_fact
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_register_snapshot();
CREATE TRIGGER register_snapshot_after_update AFTER UPDATE ON register_fact
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_register_snapshot();
CREATE TRIGGER register_snapshot_after_delete AFTER DELETE ON register_fact
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_register_snapshot();

INSERT INTO register_snapshot (entity_id, facts, newest)
SELECT entity_id, jsonb_object_agg(name, value), max(as_of)
FROM (SELECT DISTINCT ON (entity_id, name) entity_id, name, value, as_of
      FROM register_fact
      ORDER BY entity_id, name, as_of DESC, recorded_at DESC, source) newest
GROUP BY entity_id;
