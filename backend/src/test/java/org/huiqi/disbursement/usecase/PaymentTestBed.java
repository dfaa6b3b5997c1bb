package org.huiqi.disbursement.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huiqi.funding.Ledgers.YEAR;
import static org.huiqi.funding.Ledgers.allotment;
import static org.huiqi.funding.Ledgers.line;
import static org.huiqi.funding.Ledgers.newCase;
import static org.huiqi.funding.Ledgers.newPayer;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.huiqi.disbursement.CaseParticipants;
import org.huiqi.disbursement.PaymentBatch;
import org.huiqi.disbursement.PaymentTasks;
import org.huiqi.disbursement.PreparePayment;
import org.huiqi.disbursement.persistence.BatchRepository;
import org.huiqi.disbursement.persistence.PaymentReader;
import org.huiqi.disbursement.persistence.PaymentRepository;
import org.huiqi.enterprise.BankAccount;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.EntityKind;
import org.huiqi.enterprise.NewBusinessEntity;
import org.huiqi.funding.FundingLayer;
import org.huiqi.funding.FundingLedger;
import org.huiqi.funding.FundingLine;
import org.huiqi.identity.Actor;
import org.huiqi.identity.ActorKind;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Payments on the real database; only the case's participants and tasks are made by hand. */
abstract class PaymentTestBed {

    private static final AtomicInteger NUMBER = new AtomicInteger(41_000_000);
    static final Actor CASHIER = treasurer("pds-cashier", "pds-treasury.payer");

    @Autowired
    FundingLedger ledger;

    @Autowired
    BusinessEntities entities;

    @Autowired
    PaymentRepository payments;

    @Autowired
    PaymentReader reader;

    @Autowired
    BatchRepository batches;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    ApplicationEvents events;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    final Set<String> approvers = new HashSet<>();
    final List<CaseNumber> completedTasks = new ArrayList<>();
    final String city = newPayer();
    final String district = newPayer();
    final CaseNumber caseNumber = newCase();
    PayAwards disbursements;
    IssueBatch issueBatch;

    @BeforeEach
    void build() {
        PayerDuties duties = new PayerDuties(provided((CaseParticipants) any -> approvers));
        MakeBatches make = new MakeBatches(payments, batches, entities, publisher, clock);
        disbursements = new PayAwards(payments, make, duties, ledger, entities, publisher, clock);
        PaymentTasks tasks = (number, payer) -> {
            disbursements.issue(Set.of(number), payer);
            completedTasks.add(number);
        };
        issueBatch = new IssueBatch(disbursements, reader, payments, provided(tasks));
        ledger.allot(allotment(FundingLayer.CITY, city, "10000"));
        ledger.allot(allotment(FundingLayer.DISTRICT, district, "10000"));
    }

    void prepare(CaseNumber number, long entityId) {
        List<FundingLine> lines = List.of(line("city", city, "50.01"), line("district", district, "50.00"));
        inTransaction(() -> {
            ledger.commit(number, YEAR, lines);
            disbursements.prepare(
                    new PreparePayment(number, entityId, Jurisdiction.PINGDINGSHAN, "境内主板上市奖励（第一条）", lines));
            return null;
        });
    }

    PaymentBatch issue(CaseNumber number) {
        return inTransaction(() -> disbursements.issue(Set.of(number), CASHIER));
    }

    void settle(CaseNumber number, String receipt) {
        inTransaction(() -> {
            disbursements.settle(number, receipt, LocalDate.now(clock), CASHIER);
            return null;
        });
    }

    Set<Long> orderIds(CaseNumber number) {
        Set<Long> ids = new HashSet<>();
        disbursements.ordersOf(number).forEach(order -> ids.add(order.id()));
        return ids;
    }

    String fileOf(PaymentBatch batch) {
        byte[] content = batches.file(batch.batchNumber(), Set.of(Jurisdiction.PINGDINGSHAN))
                .orElseThrow()
                .content();
        assertThat(batches.file(batch.batchNumber(), Set.of(Jurisdiction.JIAOZUO)))
                .isEmpty();
        return new String(content, StandardCharsets.UTF_8);
    }

    long entity(String name, boolean withAccount) {
        BankAccount account = withAccount ? new BankAccount("中国银行平顶山分行", name, "6222 0202 0011 2233 445") : null;
        return entities.register(new NewBusinessEntity(
                code(),
                name,
                EntityKind.ENTERPRISE,
                Jurisdiction.PINGDINGSHAN,
                "新华区",
                true,
                account,
                LocalDate.of(2026, 1, 1)));
    }

    <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        return new TransactionTemplate(transactions).execute(status -> work.get());
    }

    ProblemException refused(String code, Supplier<@Nullable Object> work) {
        ProblemException[] problem = new ProblemException[1];
        assertThatThrownBy(() -> inTransaction(work)).isInstanceOfSatisfying(ProblemException.class, thrown -> {
            assertThat(thrown.code()).isEqualTo(code);
            problem[0] = thrown;
        });
        return problem[0];
    }

    static int sequence(PaymentBatch batch) {
        return Integer.parseInt(
                batch.batchNumber().substring(batch.batchNumber().lastIndexOf('-') + 1));
    }

    /** A code of our own with the check character that makes it valid. */
    static UnifiedSocialCreditCode code() {
        String body = "91410400" + NUMBER.incrementAndGet() + "X";
        return "0123456789ABCDEFGHJKLMNPQRTUWXY"
                .chars()
                .mapToObj(check -> body + (char) check)
                .filter(text -> UnifiedSocialCreditCode.flawOf(text).isEmpty())
                .map(UnifiedSocialCreditCode::new)
                .findFirst()
                .orElseThrow();
    }

    static Actor treasurer(String username, String group) {
        return new Actor(username, username, ActorKind.STAFF, null, Set.of(group));
    }

    static <T> ObjectProvider<T> provided(T bean) {
        return new ObjectProvider<>() {
            @Override
            public T getObject() {
                return bean;
            }
        };
    }
}
