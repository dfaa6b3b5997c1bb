-- The whole register against all computable measures: a run, the versions it decides by, its chunks, and what was found.
-- Findings of one measure in one chunk that have the same reasons are one row with the businesses in an array: a run finds
-- millions of candidates, but few different reasons.

CREATE TABLE match_run (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    jurisdiction text,                        -- null: the whole register
    facts_on     date        NOT NULL,
    entities     int         NOT NULL CHECK (entities >= 0),
    measures     int         NOT NULL CHECK (measures >= 0),
    batch_id     text,                        -- the engine's; null where there was nothing to do
    suspended    boolean     NOT NULL DEFAULT false,
    requested_by text        NOT NULL,
    requested_at timestamptz NOT NULL
);

CREATE TABLE match_run_measure (
    run_id         bigint       NOT NULL REFERENCES match_run (id),
    measure        smallint     NOT NULL,
    policy_id      varchar(100) NOT NULL,
    policy_version int          NOT NULL,
    PRIMARY KEY (run_id, measure)
);
CREATE INDEX match_run_measure_policy ON match_run_measure (policy_id, run_id);

CREATE TABLE match_chunk (
    run_id       bigint      NOT NULL REFERENCES match_run (id),
    chunk        int         NOT NULL,
    jurisdiction text        NOT NULL,
    first_id     bigint      NOT NULL,
    last_id      bigint      NOT NULL,
    entities     int         NOT NULL,
    started_at   timestamptz,
    done_at      timestamptz,
    PRIMARY KEY (run_id, chunk)
);

-- Which businesses for a measure. amounts is null where none of them has one, in fen otherwise, in the order of entity_ids.
CREATE TABLE match_finding (
    run_id          bigint   NOT NULL,
    measure         smallint NOT NULL,
    chunk           int      NOT NULL,
    verdict         smallint NOT NULL CHECK (verdict IN (1, 2)), -- 1 eligible, 2 undetermined with nothing against
    line            smallint NOT NULL,
    unknown_columns bigint   NOT NULL,
    entities        int      NOT NULL,
    entity_ids      bigint[] NOT NULL,
    amounts         bigint[],
    PRIMARY KEY (run_id, measure, chunk, verdict, line, unknown_columns)
);

-- Which measures for a business.
CREATE TABLE match_entity (
    run_id    bigint     NOT NULL,
    entity_id bigint     NOT NULL,
    chunk     int        NOT NULL,
    measures  smallint[] NOT NULL,
    PRIMARY KEY (run_id, entity_id)
);

-- How many businesses a measure excludes and at which column (the first counts exclusions by no single column), and how many
-- are open without a single condition met.
CREATE TABLE match_exclusion (
    run_id  bigint   NOT NULL,
    measure smallint NOT NULL,
    chunk   int      NOT NULL,
    open    int      NOT NULL,
    reasons int[]    NOT NULL,
    PRIMARY KEY (run_id, measure, chunk)
);
