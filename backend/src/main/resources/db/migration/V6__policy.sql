-- Every decision table that was ever in force: a case is decided by the one it was accepted under.
CREATE TABLE decision_version (
    decision_id varchar(100) NOT NULL,
    version     int          NOT NULL CHECK (version > 0),
    checksum    char(64)     NOT NULL,
    file        varchar(300) NOT NULL,
    xml         text         NOT NULL,
    recorded_at timestamptz  NOT NULL,
    PRIMARY KEY (decision_id, version)
);

-- Every version of a measure: its file and the vocabulary's entries that it uses, as the policy pack had them.
CREATE TABLE measure_version (
    measure_id       varchar(100) NOT NULL,
    version          int          NOT NULL CHECK (version > 0),
    decision_version int,
    checksum         char(64)     NOT NULL,
    pack             jsonb        NOT NULL,
    recorded_at      timestamptz  NOT NULL,
    PRIMARY KEY (measure_id, version),
    FOREIGN KEY (measure_id, decision_version) REFERENCES decision_version (decision_id, version)
);

-- Drafts that an administrator confirmed as issued.
CREATE TABLE policy_document_confirmation (
    document_id     varchar(100)  NOT NULL PRIMARY KEY,
    document_number varchar(100)  NOT NULL CHECK (btrim(document_number) <> ''),
    note            varchar(1000) NOT NULL,
    confirmed_by    varchar(100)  NOT NULL,
    confirmed_at    timestamptz   NOT NULL
);
