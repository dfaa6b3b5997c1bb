-- Messages in both languages; `mail` is what a mail says of them: no reasons, no text of a request. Empty in rows from before.
ALTER TABLE notification
    ADD COLUMN title_en text,
    ADD COLUMN body_en  text,
    ADD COLUMN mail     text,
    ADD COLUMN mail_en  text;

-- How a person wants to be told. Only `email` is written to; `pending_email` waits for its code, `refused_email` was turned away.
CREATE TABLE notification_settings (
    username      varchar(64)  PRIMARY KEY,
    language      text         NOT NULL DEFAULT 'zh-CN' CHECK (language IN ('zh-CN', 'en')),
    mail          boolean      NOT NULL DEFAULT true,
    email         varchar(254),
    pending_email varchar(254),
    refused_email varchar(254),
    updated_at    timestamptz  NOT NULL
);

-- The code that proves that a mail to the address reaches the person; only its hash is kept.
CREATE TABLE mail_code (
    username   varchar(64)  PRIMARY KEY REFERENCES notification_settings (username) ON DELETE CASCADE,
    email      varchar(254) NOT NULL,
    code_hash  text         NOT NULL,
    expires_at timestamptz  NOT NULL,
    tries      integer      NOT NULL DEFAULT 0
);

-- One mail: what a person had waiting, or a code. Its id is its Message-ID, whatever happens to it.
CREATE TABLE mail (
    id              uuid         PRIMARY KEY,
    username        varchar(64)  NOT NULL,
    kind            text         NOT NULL CHECK (kind IN ('messages', 'confirmation')),
    urgent          boolean      NOT NULL,
    state           text         NOT NULL CHECK (state IN ('waiting', 'sending', 'handing-over', 'sent', 'failed', 'cancelled')),
    email           varchar(254) NOT NULL,
    language        text         NOT NULL CHECK (language IN ('zh-CN', 'en')),
    code            text,
    attempts        integer      NOT NULL DEFAULT 0,
    created_at      timestamptz  NOT NULL,
    next_attempt_at timestamptz  NOT NULL,
    expires_at      timestamptz  NOT NULL,
    lease           uuid,
    lease_until     timestamptz,
    sent_at         timestamptz,
    problem         text CHECK (problem IN ('server', 'delayed', 'address', 'refused', 'expired')),
    reply           text,
    uncertain       integer      NOT NULL DEFAULT 0,
    CHECK ((state IN ('sending', 'handing-over')) = (lease IS NOT NULL)),
    CHECK ((lease IS NULL) = (lease_until IS NULL)),
    CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
    CHECK (code IS NULL OR kind = 'confirmation')
);
CREATE INDEX mail_waiting ON mail (next_attempt_at) WHERE state = 'waiting';
CREATE INDEX mail_leased ON mail (lease_until) WHERE state IN ('sending', 'handing-over');
CREATE INDEX mail_person ON mail (username, created_at DESC);
CREATE INDEX mail_address ON mail (email, created_at DESC) WHERE kind = 'confirmation';
CREATE INDEX mail_created ON mail (created_at DESC);
-- What comes in while a person's mail is on its way waits for the next one: after an outage one mail, not a hundred.
CREATE UNIQUE INDEX mail_open ON mail (username)
    WHERE kind = 'messages' AND state IN ('waiting', 'sending', 'handing-over');

-- A message that a person is to be mailed, written with the message itself; `mail_id` once it stands in a mail.
CREATE TABLE mail_item (
    notification_id bigint      NOT NULL REFERENCES notification (id),
    username        varchar(64) NOT NULL,
    urgent          boolean     NOT NULL,
    due_at          timestamptz NOT NULL,
    mail_id         uuid        REFERENCES mail (id) ON DELETE CASCADE,
    PRIMARY KEY (notification_id, username)
);
CREATE INDEX mail_item_due ON mail_item (due_at) WHERE mail_id IS NULL;
CREATE INDEX mail_item_person ON mail_item (username) WHERE mail_id IS NULL;
CREATE INDEX mail_item_mail ON mail_item (mail_id);
