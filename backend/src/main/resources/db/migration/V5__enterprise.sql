CREATE TABLE business_entity (
    id                  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uscc                text        NOT NULL UNIQUE CHECK (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
    name                text        NOT NULL CHECK (char_length(name) BETWEEN 2 AND 200),
    kind                text        NOT NULL CHECK (kind IN ('enterprise', 'individual-business')),
    jurisdiction        text        NOT NULL,
    district            text        NOT NULL CHECK (district <> ''),
    invented            boolean     NOT NULL DEFAULT false,
    bank_name           text,
    bank_account_name   text,
    bank_account_number text,
    registered_at       timestamptz NOT NULL,
    CHECK (num_nonnulls(bank_name, bank_account_name, bank_account_number) IN (0, 3))
);
CREATE INDEX business_entity_jurisdiction ON business_entity (jurisdiction, district);

-- What a government register holds of an entity, with its source and the day it was true.
CREATE TABLE register_fact (
    entity_id   bigint      NOT NULL REFERENCES business_entity (id),
    name        text        NOT NULL CHECK (name ~ '^[a-z][A-Za-z0-9]*$'),
    as_of       date        NOT NULL,
    source      text        NOT NULL CHECK (source <> ''),
    value       jsonb       NOT NULL CHECK (jsonb_typeof(value) IN ('string', 'number', 'boolean', 'array')),
    recorded_at timestamptz NOT NULL,
    recorded_by text        NOT NULL,
    PRIMARY KEY (entity_id, name, as_of, source)
);
