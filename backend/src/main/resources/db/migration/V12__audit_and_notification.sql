-- The record of what happened: one chain a subject, each entry holding the hash of the one before it.
CREATE TABLE audit_entry (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject       text        NOT NULL CHECK (subject <> ''),
    seq           integer     NOT NULL CHECK (seq >= 1),
    at            timestamptz NOT NULL,
    actor         text        NOT NULL CHECK (actor <> ''),
    action        text        NOT NULL CHECK (action <> ''),
    details       jsonb       NOT NULL CHECK (jsonb_typeof(details) = 'object'),
    previous_hash text        NOT NULL CHECK (previous_hash ~ '^[0-9a-f]{64}$'),
    hash          text        NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    UNIQUE (subject, seq),
    CHECK ((seq = 1) = (previous_hash = repeat('0', 64)))
);
CREATE INDEX audit_entry_at ON audit_entry (at DESC, id DESC);
CREATE INDEX audit_entry_actor ON audit_entry (actor, at DESC);
CREATE INDEX audit_entry_action ON audit_entry (action, at DESC);

CREATE FUNCTION audit_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit_entry is append-only' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_entry_refuse();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_refuse();

-- Takes the chain for the rest of the transaction, then reads its end: in this order, and each with a snapshot of its own.
CREATE FUNCTION audit_chain_end(chain text) RETURNS TABLE (seq integer, hash text) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('audit:' || chain, 0));
    RETURN QUERY SELECT e.seq, e.hash FROM audit_entry e WHERE e.subject = chain ORDER BY e.seq DESC LIMIT 1;
END
$$;

-- Messages in the application: to a business entity, to a candidate group or to one user.
CREATE TABLE notification (
    id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recipient_kind text        NOT NULL CHECK (recipient_kind IN ('entity', 'group', 'user')),
    recipient      text        NOT NULL CHECK (recipient <> ''),
    event_key      text        NOT NULL,
    case_number    text        NOT NULL,
    event          text        NOT NULL,
    title          text        NOT NULL CHECK (title <> ''),
    body           text        NOT NULL,
    created_at     timestamptz NOT NULL,
    UNIQUE (event_key, recipient_kind, recipient)
);
CREATE INDEX notification_recipient ON notification (recipient_kind, recipient, created_at DESC);

-- Members of a group and people of an entity read each for himself.
CREATE TABLE notification_read (
    notification_id bigint      NOT NULL REFERENCES notification (id),
    username        text        NOT NULL,
    read_at         timestamptz NOT NULL,
    PRIMARY KEY (notification_id, username)
);
