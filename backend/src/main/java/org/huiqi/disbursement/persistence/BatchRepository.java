package org.huiqi.disbursement.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiqi.disbursement.PaymentBatch;
import org.huiqi.disbursement.PaymentOrder;
import org.huiqi.disbursement.domain.PaymentFile;
import org.huiqi.identity.Actor;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of payment batches with their files. */
@Repository
public class BatchRepository {

    private static final String BATCHES = """
            SELECT b.batch_number, b.jurisdiction, b.orders, b.total, b.file_name, b.file_sha256, b.issued_by,
                   b.issued_by_name, b.issued_at,
                   (SELECT count(*) FROM payment_batch_line l
                    WHERE l.batch_number = b.batch_number AND l.outcome = 'settled') AS settled,
                   (SELECT count(*) FROM payment_batch_line l
                    WHERE l.batch_number = b.batch_number AND l.outcome = 'failed') AS failed
            FROM payment_batch b
            """;

    private static final Map<String, String> SORTABLE = Map.of(
            "id", "b.batch_number",
            "batchNumber", "b.batch_number",
            "issuedAt", "b.issued_at",
            "total", "b.total",
            "orders", "b.orders");

    private final JdbcClient jdbc;

    public BatchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The stored payment order file. */
    public record StoredFile(String fileName, byte[] content) {}

    public void add(
            String batchNumber,
            Jurisdiction jurisdiction,
            List<PaymentOrder> orders,
            PaymentFile file,
            Actor issuedBy,
            Instant at) {
        Money total = orders.stream().map(PaymentOrder::amount).reduce(Money.ZERO, Money::plus);
        jdbc.sql("""
                        INSERT INTO payment_batch (batch_number, jurisdiction, orders, total, file_name, file, file_sha256,
                                                   issued_by, issued_by_name, issued_at)
                        VALUES (:batch, :jurisdiction, :orders, :total, :name, :file, :sha256, :by, :byName, :at)
                        """)
                .param("batch", batchNumber)
                .param("jurisdiction", jurisdiction.id())
                .param("orders", orders.size())
                .param("total", total.yuan())
                .param("name", batchNumber + ".csv")
                .param("file", file.content())
                .param("sha256", file.sha256())
                .param("by", issuedBy.username())
                .param("byName", issuedBy.displayName())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        for (int i = 0; i < orders.size(); i++) {
            jdbc.sql("""
                            INSERT INTO payment_batch_line (batch_number, line_number, order_id, amount)
                            VALUES (:batch, :line, :order, :amount)
                            """)
                    .param("batch", batchNumber)
                    .param("line", i + 1)
                    .param("order", orders.get(i).id())
                    .param("amount", orders.get(i).amount().yuan())
                    .update();
        }
    }

    public PaymentBatch get(String batchNumber) {
        return jdbc.sql(BATCHES + " WHERE b.batch_number = :batch")
                .param("batch", batchNumber)
                .query(BatchRepository::batch)
                .single();
    }

    public Optional<StoredFile> file(String batchNumber, Set<Jurisdiction> readable) {
        return jdbc.sql("""
                        SELECT file_name, file FROM payment_batch
                        WHERE batch_number = :batch AND jurisdiction IN (:jurisdictions)
                        """)
                .param("batch", batchNumber)
                .param("jurisdictions", PaymentReader.ids(readable))
                .query((row, number) -> new StoredFile(row.getString("file_name"), row.getBytes("file")))
                .optional();
    }

    public Listing<PaymentBatch> list(ListQuery query, Set<Jurisdiction> readable) {
        String where = """
                 WHERE b.jurisdiction IN (:jurisdictions)
                   AND (CAST(:q AS text) IS NULL OR b.batch_number ILIKE :q)
                """;
        if (readable.isEmpty()) {
            return new Listing<>(List.of(), 0);
        }
        long total = jdbc.sql("SELECT count(*) FROM payment_batch b" + where)
                .param("jurisdictions", PaymentReader.ids(readable))
                .param("q", query.likePattern())
                .query(Long.class)
                .single();
        List<PaymentBatch> rows = jdbc.sql(BATCHES
                        + where
                        + query.orderBy(SORTABLE, "b.issued_at DESC, b.batch_number DESC")
                        + " LIMIT :limit OFFSET :offset")
                .param("jurisdictions", PaymentReader.ids(readable))
                .param("q", query.likePattern())
                .param("limit", query.perPage())
                .param("offset", query.offset())
                .query(BatchRepository::batch)
                .list();
        return new Listing<>(rows, total);
    }

    private static PaymentBatch batch(ResultSet row, int number) throws SQLException {
        Jurisdiction jurisdiction = Jurisdiction.of(row.getString("jurisdiction"));
        return new PaymentBatch(
                row.getString("batch_number"),
                jurisdiction,
                jurisdiction.chineseName(),
                row.getInt("orders"),
                row.getInt("settled"),
                row.getInt("failed"),
                new Money(row.getBigDecimal("total")),
                row.getString("file_name"),
                row.getString("file_sha256"),
                row.getString("issued_by"),
                row.getString("issued_by_name"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant());
    }
}
