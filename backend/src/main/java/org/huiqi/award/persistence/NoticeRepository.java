package org.huiqi.award.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiqi.award.NoticeState;
import org.huiqi.award.Objection;
import org.huiqi.award.PublicNotice;
import org.huiqi.award.domain.Notice;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of public notices and of the objections to them. */
@Repository
public class NoticeRepository {

    private static final String SELECT = """
            SELECT n.id, n.case_number, n.policy_title, n.enterprise_name, n.amount, n.starts_at, n.ends_at, n.state,
                   n.paused_at, (SELECT count(*) FROM objection o WHERE o.notice_id = n.id) AS objections
            FROM public_notice n
            """;

    private static final Map<String, String> SORTABLE = Map.of(
            "caseNumber", "n.case_number",
            "policyTitle", "n.policy_title",
            "enterpriseName", "n.enterprise_name",
            "amount", "n.amount",
            "from", "n.starts_at",
            "until", "n.ends_at");

    private final JdbcClient jdbc;

    public NoticeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(
            CaseNumber caseNumber,
            String policyTitle,
            String enterpriseName,
            Money amount,
            Instant from,
            Instant until) {
        jdbc.sql("""
                        INSERT INTO public_notice
                               (case_number, policy_title, enterprise_name, amount, starts_at, ends_at, state)
                        VALUES (:case, :policy, :enterprise, :amount, :from, :until, 'open')
                        """)
                .param("case", caseNumber.value())
                .param("policy", policyTitle)
                .param("enterprise", enterpriseName)
                .param("amount", amount.yuan())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The case's latest notice, locked until the transaction ends. */
    public Optional<Notice> lockLatest(CaseNumber caseNumber) {
        return jdbc.sql(SELECT + " WHERE n.case_number = :case ORDER BY n.id DESC LIMIT 1 FOR UPDATE OF n")
                .param("case", caseNumber.value())
                .query(NoticeRepository::notice)
                .optional();
    }

    public void save(Notice notice) {
        Instant pausedAt = notice.pausedAt();
        jdbc.sql("UPDATE public_notice SET state = :state, ends_at = :until, paused_at = :paused WHERE id = :id")
                .param("id", notice.id())
                .param("state", notice.state().id())
                .param("until", notice.until().atOffset(ZoneOffset.UTC))
                .param("paused", pausedAt == null ? null : pausedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    public Optional<PublicNotice> find(CaseNumber caseNumber) {
        return jdbc.sql(SELECT + " WHERE n.case_number = :case ORDER BY n.id DESC LIMIT 1")
                .param("case", caseNumber.value())
                .query(NoticeRepository::view)
                .optional();
    }

    public Listing<PublicNotice> current(ListQuery query) {
        String where = """
                 WHERE n.state <> 'closed'
                   AND (CAST(:q AS text) IS NULL
                        OR n.enterprise_name ILIKE :q OR n.policy_title ILIKE :q OR n.case_number ILIKE :q)
                """;
        long total = jdbc.sql("SELECT count(*) FROM public_notice n" + where)
                .param("q", query.likePattern())
                .query(Long.class)
                .single();
        List<PublicNotice> rows = jdbc.sql(
                        SELECT + where + query.orderBy(SORTABLE, "n.ends_at, n.id") + " LIMIT :limit OFFSET :offset")
                .param("q", query.likePattern())
                .param("limit", query.perPage())
                .param("offset", query.offset())
                .query(NoticeRepository::view)
                .list();
        return new Listing<>(rows, total);
    }

    public long addObjection(
            long noticeId, CaseNumber caseNumber, String text, String contact, String raisedBy, Instant at) {
        return jdbc.sql("""
                        INSERT INTO objection (notice_id, case_number, text, contact, raised_by, raised_at)
                        VALUES (:notice, :case, :text, :contact, :by, :at)
                        RETURNING id
                        """)
                .param("notice", noticeId)
                .param("case", caseNumber.value())
                .param("text", text)
                .param("contact", contact)
                .param("by", raisedBy)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    public int countObjections(CaseNumber caseNumber, String raisedBy) {
        return jdbc.sql("SELECT count(*) FROM objection WHERE case_number = :case AND raised_by = :by")
                .param("case", caseNumber.value())
                .param("by", raisedBy)
                .query(Integer.class)
                .single();
    }

    public void decideObjections(long noticeId, boolean upheld) {
        jdbc.sql("UPDATE objection SET upheld = :upheld WHERE notice_id = :notice AND upheld IS NULL")
                .param("notice", noticeId)
                .param("upheld", upheld)
                .update();
    }

    public List<Objection> objectionsOf(CaseNumber caseNumber) {
        return jdbc.sql("""
                        SELECT id, text, contact, raised_by, raised_at, upheld FROM objection
                        WHERE case_number = :case ORDER BY id
                        """)
                .param("case", caseNumber.value())
                .query((row, number) -> new Objection(
                        row.getLong("id"),
                        caseNumber,
                        row.getString("text"),
                        row.getString("contact"),
                        row.getString("raised_by"),
                        instant(row, "raised_at"),
                        row.getObject("upheld", Boolean.class)))
                .list();
    }

    private static Notice notice(ResultSet row, int number) throws SQLException {
        return new Notice(
                row.getLong("id"),
                new CaseNumber(row.getString("case_number")),
                row.getString("policy_title"),
                row.getString("enterprise_name"),
                new Money(row.getBigDecimal("amount")),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                NoticeState.of(row.getString("state")),
                instantOrNull(row, "paused_at"));
    }

    private static PublicNotice view(ResultSet row, int number) throws SQLException {
        return notice(row, number).view(row.getInt("objections"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
