package org.huiqi.disbursement.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.huiqi.disbursement.PaymentOrder;
import org.huiqi.disbursement.PreparePayment;
import org.huiqi.disbursement.domain.Receipt;
import org.huiqi.funding.FundingLine;
import org.huiqi.shared.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of payment orders and receipts as they change. */
@Repository
public class PaymentRepository {

    private final JdbcClient jdbc;

    public PaymentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(PreparePayment command, FundingLine line, String payeeName, Instant at) {
        jdbc.sql("""
                        INSERT INTO payment_order (case_number, entity_id, payee_name, jurisdiction, layer, payer, amount,
                                                   purpose, state, prepared_at)
                        VALUES (:case, :entity, :payee, :jurisdiction, :layer, :payer, :amount, :purpose, 'prepared', :at)
                        """)
                .param("case", command.caseNumber().value())
                .param("entity", command.entityId())
                .param("payee", payeeName)
                .param("jurisdiction", command.jurisdiction().id())
                .param("layer", line.layer())
                .param("payer", line.payer())
                .param("amount", line.amount().yuan())
                .param("purpose", command.purpose())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The orders of the cases, locked in the order of their ids until the transaction ends. */
    public List<PaymentOrder> lock(Collection<CaseNumber> caseNumbers) {
        return jdbc.sql(PaymentReader.ORDERS + " WHERE o.case_number IN (:cases) ORDER BY o.id FOR UPDATE")
                .param("cases", caseNumbers.stream().map(CaseNumber::value).toList())
                .query(PaymentReader::order)
                .list();
    }

    public List<PaymentOrder> ofCase(CaseNumber caseNumber) {
        return jdbc.sql(PaymentReader.ORDERS + """
                                 WHERE o.case_number = :case
                                 ORDER BY array_position(ARRAY['central', 'province', 'city', 'district', 'local'], o.layer)
                                """)
                .param("case", caseNumber.value())
                .query(PaymentReader::order)
                .list();
    }

    /** The next batch number of the day without gaps; another batch of the same treasury waits until this one commits. */
    public int nextNumber(String prefix, LocalDate day) {
        return jdbc.sql("""
                        INSERT INTO payment_batch_counter (prefix, day, last) VALUES (:prefix, :day, 1)
                        ON CONFLICT (prefix, day) DO UPDATE SET last = payment_batch_counter.last + 1
                        RETURNING last
                        """)
                .param("prefix", prefix)
                .param("day", day)
                .query(Integer.class)
                .single();
    }

    public void markIssued(PaymentOrder order, String batchNumber, String payeeName, Instant at) {
        jdbc.sql("""
                        UPDATE payment_order
                        SET state = 'issued', batch_number = :batch, payee_name = :payee, issued_at = :at,
                            failure_reason = NULL
                        WHERE id = :id
                        """)
                .param("id", order.id())
                .param("batch", batchNumber)
                .param("payee", payeeName)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    public void markSettled(PaymentOrder order, Receipt receipt) {
        decideLine(order, "settled", Optional.empty());
        jdbc.sql("""
                        UPDATE payment_order SET state = 'settled', receipt_number = :receipt, paid_on = :paid
                        WHERE id = :id
                        """)
                .param("id", order.id())
                .param("receipt", receipt.number())
                .param("paid", receipt.paidOn())
                .update();
    }

    public void markFailed(PaymentOrder order, String reason) {
        decideLine(order, "failed", Optional.of(reason));
        jdbc.sql("""
                        UPDATE payment_order
                        SET state = 'prepared', batch_number = NULL, issued_at = NULL, failure_reason = :reason
                        WHERE id = :id
                        """).param("id", order.id()).param("reason", reason).update();
    }

    /** Keeps the receipt; false where its number is taken already. */
    public boolean addReceipt(
            String authorityPrefix, Receipt receipt, CaseNumber caseNumber, String recordedBy, Instant at) {
        return jdbc.sql("""
                                INSERT INTO payment_receipt
                                       (authority_prefix, receipt_number, case_number, paid_on, recorded_by, recorded_at)
                                VALUES (:prefix, :number, :case, :paid, :by, :at)
                                ON CONFLICT DO NOTHING
                                """)
                        .param("prefix", authorityPrefix)
                        .param("number", receipt.number())
                        .param("case", caseNumber.value())
                        .param("paid", receipt.paidOn())
                        .param("by", recordedBy)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private void decideLine(PaymentOrder order, String outcome, Optional<String> reason) {
        jdbc.sql("""
                        UPDATE payment_batch_line SET outcome = :outcome, reason = :reason
                        WHERE batch_number = :batch AND order_id = :order
                        """)
                .param("outcome", outcome)
                .param("reason", reason.orElse(null))
                .param("batch", order.batchNumber())
                .param("order", order.id())
                .update();
    }
}
