-- Applicants log in with an account of the application; staff are users of the engine.
CREATE TABLE applicant_account (
    username      varchar(64)  PRIMARY KEY CHECK (username ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
    display_name  varchar(100) NOT NULL,
    password_hash varchar(200) NOT NULL,
    entity_id     bigint       NOT NULL,
    created_at    timestamptz  NOT NULL DEFAULT now(),
    disabled_at   timestamptz
);
CREATE INDEX applicant_account_entity ON applicant_account (entity_id);

-- Failed logins of the present window, by account and by address.
CREATE TABLE login_throttle (
    subject      varchar(200) PRIMARY KEY,
    failures     int          NOT NULL CHECK (failures > 0),
    window_start timestamptz  NOT NULL
);
