-- Policy applications: the aggregate is the truth, the process instance is its timetable.
CREATE SEQUENCE case_number_seq;

CREATE TABLE policy_application (
    case_number     varchar(40)   PRIMARY KEY,
    entity_id       bigint        NOT NULL,
    policy_id       varchar(80)   NOT NULL,
    policy_version  int           NOT NULL,
    jurisdiction    varchar(20)   NOT NULL,
    stage           varchar(60),
    status          varchar(30)   NOT NULL CHECK (status IN ('submitted', 'supplement-requested', 'accepted',
        'under-review', 'public-notice', 'approved', 'rejected', 'disbursing', 'completed', 'withdrawn', 'lapsed')),
    -- what the applicant declared, and what the registers hold of it
    claimed_facts   jsonb         NOT NULL,
    register_facts  jsonb         NOT NULL,
    undertakings    jsonb         NOT NULL,
    determination   jsonb         NOT NULL,
    -- fixed by an approver where the text only states a ceiling
    fixed_amount    numeric(16,2) CHECK (fixed_amount > 0),
    awarded_amount  numeric(16,2) CHECK (awarded_amount > 0),
    step            varchar(80),
    step_round      int           NOT NULL DEFAULT 0,
    step_signers    int           NOT NULL DEFAULT 0,
    supplement      jsonb,
    outcome         jsonb,
    submitted_by    varchar(64)   NOT NULL,
    submitted_at    timestamptz   NOT NULL,
    updated_at      timestamptz   NOT NULL,
    version         int           NOT NULL DEFAULT 0,
    CHECK (status NOT IN ('approved', 'disbursing', 'completed') OR awarded_amount IS NOT NULL)
);
CREATE INDEX policy_application_entity ON policy_application (entity_id, policy_id);
CREATE INDEX policy_application_jurisdiction ON policy_application (jurisdiction, status, submitted_at DESC);
CREATE INDEX policy_application_submitted ON policy_application (submitted_at DESC);

CREATE TABLE case_document (
    case_number varchar(40)  NOT NULL REFERENCES policy_application (case_number),
    document_id uuid         NOT NULL,
    slot        varchar(80),
    attached_at timestamptz  NOT NULL,
    PRIMARY KEY (case_number, document_id)
);
CREATE INDEX case_document_document ON case_document (document_id);

-- What the timeline says; internal entries are for staff only.
CREATE TABLE case_event (
    id          bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_number varchar(40)  NOT NULL REFERENCES policy_application (case_number),
    at          timestamptz  NOT NULL,
    event       varchar(60)  NOT NULL,
    actor       varchar(64)  NOT NULL,
    actor_name  varchar(100) NOT NULL,
    text        text         NOT NULL,
    internal    boolean      NOT NULL
);
CREATE INDEX case_event_case ON case_event (case_number, id);

-- Clocks belong to the case: they outlive the task they were opened for.
CREATE TABLE case_deadline (
    id          bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_number varchar(40)  NOT NULL REFERENCES policy_application (case_number),
    step        varchar(80)  NOT NULL,
    name        varchar(100) NOT NULL,
    unit        varchar(20)  NOT NULL,
    started_at  timestamptz  NOT NULL,
    due         timestamptz  NOT NULL,
    paused_at   timestamptz,
    ended_at    timestamptz,
    CHECK (due >= started_at)
);
CREATE INDEX case_deadline_case ON case_deadline (case_number, id);
CREATE UNIQUE INDEX case_deadline_open ON case_deadline (case_number, step) WHERE ended_at IS NULL;
CREATE INDEX case_deadline_due ON case_deadline (due) WHERE ended_at IS NULL;

-- Every opinion of every signer, by name.
CREATE TABLE case_opinion (
    id           bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_number  varchar(40)  NOT NULL REFERENCES policy_application (case_number),
    step         varchar(80)  NOT NULL,
    round        int          NOT NULL,
    signer_group varchar(100) NOT NULL,
    username     varchar(64)  NOT NULL,
    decision     varchar(10)  NOT NULL CHECK (decision IN ('approve', 'return', 'reject')),
    opinion      text         NOT NULL,
    at           timestamptz  NOT NULL,
    UNIQUE (case_number, step, round, signer_group),
    UNIQUE (case_number, step, round, username),
    CHECK (decision = 'approve' OR opinion <> '')
);

CREATE TABLE application_draft (
    entity_id  bigint      NOT NULL,
    policy_id  varchar(80) NOT NULL,
    content    jsonb       NOT NULL,
    version    int         NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (entity_id, policy_id)
);
