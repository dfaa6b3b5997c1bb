-- The ledger of the treasuries: double entry, append-only, never overspent.

CREATE TABLE ledger_budget (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    jurisdiction text NOT NULL,
    layer        text NOT NULL CHECK (layer IN ('central', 'province', 'city', 'district', 'local')),
    payer        text NOT NULL CHECK (length(payer) BETWEEN 1 AND 100),
    budget_year  integer NOT NULL CHECK (budget_year BETWEEN 2000 AND 2200),
    UNIQUE (jurisdiction, layer, payer, budget_year)
);

-- 'source' is where allotments come from, so it is the one account below zero; the four of a budget always sum to zero.
CREATE TABLE ledger_account (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    budget_id bigint NOT NULL REFERENCES ledger_budget (id),
    kind      text NOT NULL CHECK (kind IN ('source', 'available', 'committed', 'disbursed')),
    balance   numeric(18, 2) NOT NULL DEFAULT 0,
    UNIQUE (budget_id, kind),
    CONSTRAINT ledger_account_never_overdrawn
        CHECK (CASE WHEN kind = 'source' THEN balance <= 0 ELSE balance >= 0 END)
);

CREATE TABLE ledger_transaction (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind        text NOT NULL CHECK (kind IN ('allot', 'commit', 'release', 'settle')),
    case_number text,
    reference   text NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CHECK ((kind = 'allot') = (case_number IS NULL))
);

CREATE INDEX ledger_transaction_case ON ledger_transaction (case_number) WHERE case_number IS NOT NULL;

CREATE TABLE ledger_entry (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    transaction_id bigint NOT NULL REFERENCES ledger_transaction (id),
    account_id     bigint NOT NULL REFERENCES ledger_account (id),
    amount         numeric(18, 2) NOT NULL CHECK (amount <> 0)
);

CREATE INDEX ledger_entry_transaction ON ledger_entry (transaction_id);
CREATE INDEX ledger_entry_account ON ledger_entry (account_id);

CREATE TABLE funding_commitment (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_number text NOT NULL,
    layer       text NOT NULL,
    budget_id   bigint NOT NULL REFERENCES ledger_budget (id),
    amount      numeric(18, 2) NOT NULL CHECK (amount > 0),
    state       text NOT NULL CHECK (state IN ('committed', 'settled', 'released'))
);

CREATE UNIQUE INDEX funding_commitment_once ON funding_commitment (case_number, layer) WHERE state <> 'released';
CREATE INDEX funding_commitment_budget ON funding_commitment (budget_id);

CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The ledger is append-only: % on %', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_transaction_append_only BEFORE UPDATE OR DELETE ON ledger_transaction
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_account_kept BEFORE DELETE ON ledger_account
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();

-- A balance is the sum of its entries: only the trigger below, never a statement, may set it.
CREATE FUNCTION ledger_refuse_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.balance = 0 THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 AND NEW.budget_id = OLD.budget_id AND NEW.kind = OLD.kind THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A balance changes by entries only' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER ledger_account_balance BEFORE INSERT OR UPDATE ON ledger_account
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse_balance();

CREATE FUNCTION ledger_apply_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE ledger_account SET balance = balance + NEW.amount WHERE id = NEW.account_id;
    RETURN NULL;
END $$;

CREATE TRIGGER ledger_entry_applied AFTER INSERT ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION ledger_apply_entry();

CREATE FUNCTION ledger_check_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    checked bigint;
    entries bigint;
    total   numeric;
BEGIN
    IF TG_TABLE_NAME = 'ledger_entry' THEN
        checked := NEW.transaction_id;
    ELSE
        checked := NEW.id;
    END IF;
    SELECT count(*), coalesce(sum(amount), 0) INTO entries, total FROM ledger_entry WHERE transaction_id = checked;
    IF entries < 2 OR total <> 0 THEN
        RAISE EXCEPTION 'Ledger transaction % is not balanced: % entries, sum %', checked, entries, total
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER ledger_entry_balanced AFTER INSERT ON ledger_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_check_balanced();
CREATE CONSTRAINT TRIGGER ledger_transaction_balanced AFTER INSERT ON ledger_transaction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_check_balanced();
