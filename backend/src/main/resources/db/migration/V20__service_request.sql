-- Service requests under the 13710 rule: the aggregate is the truth, the process instance is its timetable.
CREATE SEQUENCE service_request_number_seq;

CREATE TABLE service_request (
    case_number      varchar(40)  PRIMARY KEY,
    entity_id        bigint       NOT NULL,
    jurisdiction     varchar(20)  NOT NULL,
    district         varchar(40)  NOT NULL,
    category         varchar(40)  NOT NULL,
    -- the category as the enterprise named it, where no known one is called so
    category_given   varchar(60),
    title            varchar(200) NOT NULL CHECK (title <> ''),
    text             text         NOT NULL CHECK (text <> ''),
    source           varchar(10)  NOT NULL CHECK (source IN ('portal', 'hotline', 'visit')),
    caller           varchar(200),
    status           varchar(30)  NOT NULL CHECK (status IN ('submitted', 'dispatched', 'in-progress',
        'complex-in-progress', 'close-out-requested', 'closed', 'rated', 'reopened', 'withdrawn')),
    handling         varchar(10)  NOT NULL CHECK (handling IN ('ordinary', 'complex', 'plan')),
    responsible      varchar(60),
    support          jsonb        NOT NULL DEFAULT '[]',
    dispatch_fixed   boolean      NOT NULL DEFAULT FALSE,
    dispatched_at    timestamptz,
    dispatch_note    text,
    refusals         int          NOT NULL DEFAULT 0,
    refusal_reason   text,
    -- 1 for the first time, one more with each reopening
    round            int          NOT NULL DEFAULT 1 CHECK (round > 0),
    round_started_at timestamptz  NOT NULL,
    measures         text,
    complexity_reason text,
    result           text,
    resolved         boolean,
    plan_text        text,
    plan_until       date,
    close_out_by     varchar(64),
    grade            varchar(20)  CHECK (grade IN ('excellent', 'good', 'qualified', 'unqualified')),
    closed_at        timestamptz,
    rate_until       timestamptz,
    reopen_until     timestamptz,
    asked_again      boolean      NOT NULL DEFAULT FALSE,
    rating           int          CHECK (rating BETWEEN 1 AND 5),
    outcome          varchar(10)  CHECK (outcome IN ('rated', 'unrated', 'withdrawn')),
    submitted_by     varchar(64)  NOT NULL,
    submitted_at     timestamptz  NOT NULL,
    updated_at       timestamptz  NOT NULL,
    version          int          NOT NULL DEFAULT 0,
    CHECK (status IN ('submitted', 'withdrawn') OR responsible IS NOT NULL),
    CHECK (status NOT IN ('closed', 'rated') OR closed_at IS NOT NULL)
);
CREATE INDEX service_request_entity ON service_request (entity_id, submitted_at DESC);
CREATE INDEX service_request_jurisdiction ON service_request (jurisdiction, status, submitted_at DESC);
CREATE INDEX service_request_responsible ON service_request (responsible, status);
CREATE INDEX service_request_support ON service_request USING gin (support);

CREATE TABLE service_request_document (
    case_number varchar(40) NOT NULL REFERENCES service_request (case_number),
    document_id uuid        NOT NULL,
    attached_at timestamptz NOT NULL,
    PRIMARY KEY (case_number, document_id)
);
CREATE INDEX service_request_document_document ON service_request_document (document_id);

-- What the timeline says; internal entries are for staff only.
CREATE TABLE service_request_event (
    id          bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_number varchar(40)  NOT NULL REFERENCES service_request (case_number),
    at          timestamptz  NOT NULL,
    event       varchar(60)  NOT NULL,
    actor       varchar(64)  NOT NULL,
    actor_name  varchar(100) NOT NULL,
    text        text         NOT NULL,
    internal    boolean      NOT NULL
);
CREATE INDEX service_request_event_case ON service_request_event (case_number, id);

-- A clock for each step and each candidate group that has to act in it.
CREATE TABLE service_request_clock (
    id          bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_number varchar(40)  NOT NULL REFERENCES service_request (case_number),
    step        varchar(80)  NOT NULL,
    signer      varchar(100) NOT NULL,
    name        varchar(100) NOT NULL,
    unit        varchar(20)  NOT NULL,
    started_at  timestamptz  NOT NULL,
    due         timestamptz  NOT NULL,
    ended_at    timestamptz,
    CHECK (due >= started_at)
);
CREATE INDEX service_request_clock_case ON service_request_clock (case_number, id);
CREATE UNIQUE INDEX service_request_clock_open ON service_request_clock (case_number, step, signer)
    WHERE ended_at IS NULL;
CREATE INDEX service_request_clock_due ON service_request_clock (due) WHERE ended_at IS NULL;

-- A reminder, card or escalation is given once for each clock, whichever node's timer comes first.
CREATE TABLE service_request_warning (
    clock_id bigint      NOT NULL REFERENCES service_request_clock (id),
    level    varchar(20) NOT NULL CHECK (level IN ('reminder', 'yellow-card', 'red-card', 'leader', 'supervision')),
    told     varchar(100) NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (clock_id, level)
);
CREATE INDEX service_request_warning_told ON service_request_warning (told) WHERE level = 'supervision';

-- What each signer decided while his clock ran.
CREATE TABLE service_request_opinion (
    clock_id bigint      PRIMARY KEY REFERENCES service_request_clock (id),
    username varchar(64) NOT NULL,
    decision varchar(10) NOT NULL CHECK (decision IN ('approve', 'return', 'reject')),
    opinion  text        NOT NULL,
    at       timestamptz NOT NULL,
    CHECK (decision = 'approve' OR opinion <> '')
);

CREATE TABLE service_request_rating (
    case_number varchar(40) NOT NULL REFERENCES service_request (case_number),
    round       int         NOT NULL,
    grade       int         NOT NULL CHECK (grade BETWEEN 1 AND 5),
    text        text        NOT NULL,
    rated_by    varchar(64) NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (case_number, round)
);
