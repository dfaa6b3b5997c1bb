-- Payment orders, the batches that carry them to the bank, and what came of them.

CREATE TABLE payment_batch (
    batch_number   text PRIMARY KEY,
    jurisdiction   text NOT NULL,
    orders         integer NOT NULL CHECK (orders > 0),
    total          numeric(18, 2) NOT NULL CHECK (total > 0),
    file_name      text NOT NULL,
    file           bytea NOT NULL,
    file_sha256    text NOT NULL CHECK (file_sha256 = encode(sha256(file), 'hex')),
    issued_by      text NOT NULL,
    issued_by_name text NOT NULL,
    issued_at      timestamptz NOT NULL
);

CREATE INDEX payment_batch_of_jurisdiction ON payment_batch (jurisdiction, issued_at);

-- The last number given on a day, so that numbers have no gaps.
CREATE TABLE payment_batch_counter (
    prefix text NOT NULL,
    day    date NOT NULL,
    last   integer NOT NULL CHECK (last > 0),
    PRIMARY KEY (prefix, day)
);

-- A receipt number settles one case; governments bank separately, so it is theirs only.
CREATE TABLE payment_receipt (
    authority_prefix text NOT NULL,
    receipt_number   text NOT NULL CHECK (length(receipt_number) BETWEEN 1 AND 64),
    case_number      text NOT NULL,
    paid_on          date NOT NULL,
    recorded_by      text NOT NULL,
    recorded_at      timestamptz NOT NULL,
    PRIMARY KEY (authority_prefix, receipt_number)
);

CREATE TABLE payment_order (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_number    text NOT NULL,
    entity_id      bigint NOT NULL,
    payee_name     text NOT NULL,
    jurisdiction   text NOT NULL,
    layer          text NOT NULL CHECK (layer IN ('central', 'province', 'city', 'district', 'local')),
    payer          text NOT NULL,
    amount         numeric(18, 2) NOT NULL CHECK (amount > 0),
    purpose        text NOT NULL,
    state          text NOT NULL CHECK (state IN ('prepared', 'issued', 'settled')),
    batch_number   text REFERENCES payment_batch (batch_number),
    issued_at      timestamptz,
    receipt_number text,
    paid_on        date,
    failure_reason text,
    prepared_at    timestamptz NOT NULL,
    UNIQUE (case_number, layer),
    CHECK ((state = 'prepared') = (batch_number IS NULL)),
    CHECK ((batch_number IS NULL) = (issued_at IS NULL)),
    CHECK ((state = 'settled') = (receipt_number IS NOT NULL AND paid_on IS NOT NULL))
);

CREATE INDEX payment_order_state ON payment_order (jurisdiction, state);
CREATE INDEX payment_order_batch ON payment_order (batch_number);

-- Every attempt stays on record, the failed ones with the bank's reason.
CREATE TABLE payment_batch_line (
    batch_number   text NOT NULL REFERENCES payment_batch (batch_number),
    line_number    integer NOT NULL CHECK (line_number > 0),
    order_id       bigint NOT NULL REFERENCES payment_order (id),
    amount         numeric(18, 2) NOT NULL CHECK (amount > 0),
    outcome        text NOT NULL DEFAULT 'issued' CHECK (outcome IN ('issued', 'settled', 'failed')),
    reason         text,
    PRIMARY KEY (batch_number, line_number),
    UNIQUE (batch_number, order_id),
    CHECK ((outcome = 'failed') = (reason IS NOT NULL))
);

-- An order is at the bank once at most: never open or paid in two batches.
CREATE UNIQUE INDEX payment_batch_line_once ON payment_batch_line (order_id) WHERE outcome <> 'failed';

CREATE FUNCTION payment_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Payments on record do not change: % on %', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER payment_batch_append_only BEFORE UPDATE OR DELETE ON payment_batch
    FOR EACH ROW EXECUTE FUNCTION payment_refuse_change();
CREATE TRIGGER payment_receipt_append_only BEFORE UPDATE OR DELETE ON payment_receipt
    FOR EACH ROW EXECUTE FUNCTION payment_refuse_change();
CREATE TRIGGER payment_order_settled_for_good BEFORE UPDATE ON payment_order
    FOR EACH ROW WHEN (OLD.state = 'settled') EXECUTE FUNCTION payment_refuse_change();
CREATE TRIGGER payment_order_kept BEFORE DELETE ON payment_order
    FOR EACH ROW EXECUTE FUNCTION payment_refuse_change();
CREATE TRIGGER payment_batch_line_decided_for_good BEFORE UPDATE ON payment_batch_line
    FOR EACH ROW WHEN (OLD.outcome <> 'issued') EXECUTE FUNCTION payment_refuse_change();
CREATE TRIGGER payment_batch_line_kept BEFORE DELETE ON payment_batch_line
    FOR EACH ROW EXECUTE FUNCTION payment_refuse_change();
