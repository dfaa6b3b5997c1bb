package org.huiqi.disbursement.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huiqi.funding.Ledgers.YEAR;
import static org.huiqi.funding.Ledgers.allotment;
import static org.huiqi.funding.Ledgers.budget;
import static org.huiqi.funding.Ledgers.line;
import static org.huiqi.funding.Ledgers.newCase;
import static org.huiqi.funding.Ledgers.newPayer;
import static org.huiqi.funding.Ledgers.together;

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
import org.huiqi.disbursement.DisbursementSettled;
import org.huiqi.disbursement.PaymentBatch;
import org.huiqi.disbursement.PaymentFailed;
import org.huiqi.disbursement.PaymentOrder;
import org.huiqi.disbursement.PaymentState;
import org.huiqi.disbursement.PaymentTasks;
import org.huiqi.disbursement.PreparePayment;
import org.huiqi.disbursement.domain.TreasuryAccess;
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
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.huiqi.testing.HuiqiTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@HuiqiTest
@RecordApplicationEvents
class PayAwardsTest {

    private static final AtomicInteger NUMBER = new AtomicInteger(41_000_000);
    private static final Actor CASHIER = treasurer("pds-cashier", "pds-treasury.payer");

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

    private final Set<String> approvers = new HashSet<>();
    private final List<CaseNumber> completedTasks = new ArrayList<>();
    private final String city = newPayer();
    private final String district = newPayer();
    private final CaseNumber caseNumber = newCase();
    private PayAwards disbursements;
    private IssueBatch issueBatch;

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

    @Test
    void shouldPrepareOneOrderALayerOnce() {
        prepare(caseNumber, entity("演示企业", true));
        prepare(caseNumber, 0);

        assertThat(disbursements.ordersOf(caseNumber))
                .extracting(PaymentOrder::payer, PaymentOrder::amount, PaymentOrder::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(city, Money.of("50.01"), PaymentState.PREPARED),
                        org.assertj.core.groups.Tuple.tuple(district, Money.of("50.00"), PaymentState.PREPARED));
    }

    @Test
    void shouldPrepareNothingThatIsNotCommitted() {
        refused("commitment-missing", () -> {
            disbursements.prepare(new PreparePayment(
                    caseNumber,
                    entity("演示企业", true),
                    Jurisdiction.PINGDINGSHAN,
                    "用途",
                    List.of(line("city", city, "1"))));
            return null;
        });
    }

    @Test
    void shouldIssueABatchWhoseFileAndHashBelongTogether() {
        prepare(caseNumber, entity("演示=惠企,\"一\"公司", true));

        PaymentBatch batch = issue(caseNumber);

        assertThat(batch.batchNumber()).matches("ZF-PDS-\\d{8}-\\d{4}");
        assertThat(batch.total()).isEqualTo(Money.of("100.01"));
        assertThat(batch.orders()).isEqualTo(2);
        String file = fileOf(batch);
        assertThat(file)
                .contains("\"演示=惠企,\"\"一\"\"公司\"", "6222020200112233445", "50.01", "50.00", caseNumber.value())
                .doesNotContain("100.01");
        assertThat(disbursements.ordersOf(caseNumber))
                .allSatisfy(order -> assertThat(order.batchNumber()).isEqualTo(batch.batchNumber()));
    }

    @Test
    void shouldAnswerWithTheSameBatchWhenTheTaskIssuesItAgain() {
        prepare(caseNumber, entity("演示企业", true));

        assertThat(issue(caseNumber)).isEqualTo(issue(caseNumber));
    }

    @Test
    void shouldIssueOneBatchWhenTwoClickAtOnce() throws Exception {
        prepare(caseNumber, entity("演示企业", true));

        List<PaymentBatch> issued = together(8, i -> () -> issue(caseNumber));

        assertThat(Set.copyOf(issued)).hasSize(1);
    }

    @Test
    void shouldNumberBatchesWithoutGaps() {
        CaseNumber second = newCase();
        prepare(caseNumber, entity("演示企业", true));
        prepare(second, entity("演示企业二", true));

        assertThat(sequence(issue(second)) - sequence(issue(caseNumber))).isEqualTo(-1);
    }

    @Test
    void shouldKeepDecidingAndPayingApart() {
        prepare(caseNumber, entity("演示企业", true));
        approvers.add(CASHIER.username());

        refused("separation-of-duties", () -> issue(caseNumber));

        Actor other = treasurer("pds-industry", "pds-treasury.payer");
        assertThat(inTransaction(() -> disbursements.issue(Set.of(caseNumber), other))
                        .orders())
                .isEqualTo(2);
        refused("separation-of-duties", () -> {
            disbursements.settle(caseNumber, "HD-1", LocalDate.now(clock), CASHIER);
            return null;
        });
    }

    @Test
    void shouldLetOnlyPayersOfTheJurisdictionPay() {
        prepare(caseNumber, entity("演示企业", true));

        Actor reviewer = treasurer("pds-treasury", "pds-treasury.reviewer");
        Actor elsewhere = treasurer("jz-cashier", "jz-treasury.payer");
        refused("not-a-payer", () -> disbursements.issue(Set.of(caseNumber), reviewer));
        refused("not-a-payer", () -> disbursements.issue(Set.of(caseNumber), elsewhere));
        assertThat(TreasuryAccess.readableBy(elsewhere)).containsExactly(Jurisdiction.JIAOZUO);
        assertThatThrownBy(() -> TreasuryAccess.readableBy(treasurer("pds-leader", "pds-leader.approver")))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void shouldNameTheEntitiesWithoutAnAccountAndIssueNothing() {
        prepare(caseNumber, entity("没有账户的演示企业", false));

        ProblemException problem = refused("bank-account-missing", () -> issue(caseNumber));

        assertThat(problem.errors()).extracting(FieldProblem::message).allMatch(text -> text.contains("没有账户的演示企业"));
        assertThat(disbursements.ordersOf(caseNumber)).allMatch(order -> order.state() == PaymentState.PREPARED);
    }

    @Test
    void shouldBookTheReceiptAsPaidOnce() {
        prepare(caseNumber, entity("演示企业", true));
        issue(caseNumber);

        settle(caseNumber, "HD-" + caseNumber);
        settle(caseNumber, "HD-" + caseNumber);

        assertThat(disbursements.ordersOf(caseNumber))
                .allSatisfy(order -> assertThat(order.state()).isEqualTo(PaymentState.SETTLED));
        assertThat(budget(ledger, city).disbursed()).isEqualTo(Money.of("50.01"));
        assertThat(budget(ledger, city).committed()).isEqualTo(Money.ZERO);
        assertThat(events.stream(DisbursementSettled.class)).hasSize(1);
        refused("payment-not-issued", () -> {
            disbursements.settle(caseNumber, "HD-other", LocalDate.now(clock), CASHIER);
            return null;
        });
    }

    @Test
    void shouldTakeAReceiptNumberForOneCaseOnly() {
        CaseNumber second = newCase();
        prepare(caseNumber, entity("演示企业", true));
        prepare(second, entity("演示企业二", true));
        issue(caseNumber);
        issue(second);
        settle(caseNumber, "HD-" + caseNumber);

        refused("receipt-exists", () -> {
            disbursements.settle(second, "HD-" + caseNumber, LocalDate.now(clock), CASHIER);
            return null;
        });
        assertThat(disbursements.ordersOf(second)).allMatch(order -> order.state() == PaymentState.ISSUED);
    }

    @Test
    void shouldIssueAFailedPaymentAgainWithANewInstruction() {
        prepare(caseNumber, entity("演示企业", true));
        PaymentBatch first = issue(caseNumber);

        inTransaction(() -> {
            disbursements.fail(caseNumber, "账户名称不符", CASHIER);
            return null;
        });

        assertThat(disbursements.ordersOf(caseNumber)).allSatisfy(order -> {
            assertThat(order.state()).isEqualTo(PaymentState.PREPARED);
            assertThat(order.failureReason()).isEqualTo("账户名称不符");
        });
        assertThat(events.stream(PaymentFailed.class)).hasSize(1);
        assertThat(budget(ledger, city).committed()).isEqualTo(Money.of("50.01"));

        PaymentBatch second = issue(caseNumber);
        settle(caseNumber, "HD-" + caseNumber);

        assertThat(second.batchNumber()).isNotEqualTo(first.batchNumber());
        assertThat(batches.get(first.batchNumber()).failed()).isEqualTo(2);
        assertThat(batches.get(second.batchNumber()).settled()).isEqualTo(2);
        assertThat(budget(ledger, city).disbursed()).isEqualTo(Money.of("50.01"));
    }

    @Test
    void shouldNeedAReasonForAFailureAndAnIssuedPayment() {
        prepare(caseNumber, entity("演示企业", true));

        refused("payment-not-issued", () -> {
            disbursements.fail(caseNumber, "账户名称不符", CASHIER);
            return null;
        });
        issue(caseNumber);
        refused("failure-reason-missing", () -> {
            disbursements.fail(caseNumber, " ", CASHIER);
            return null;
        });
    }

    @Test
    void shouldTakeTheCasesOfABatchOneStepOn() {
        prepare(caseNumber, entity("演示企业", true));

        PaymentBatch batch = inTransaction(() -> issueBatch.issue(orderIds(caseNumber), CASHIER));

        assertThat(completedTasks).containsExactly(caseNumber);
        assertThat(batch.orders()).isEqualTo(2);
        refused("payment-not-prepared", () -> issueBatch.issue(orderIds(caseNumber), CASHIER));
    }

    @Test
    void shouldPayACaseAsAWhole() {
        prepare(caseNumber, entity("演示企业", true));
        long first = disbursements.ordersOf(caseNumber).get(0).id();

        refused("orders-incomplete", () -> issueBatch.issue(Set.of(first), CASHIER));
        refused("orders-invalid", () -> issueBatch.issue(Set.of(), CASHIER));
        refused("payment-order-not-found", () -> issueBatch.issue(Set.of(-1L), CASHIER));
        refused(
                "payment-order-not-found",
                () -> issueBatch.issue(Set.of(first), treasurer("jz-cashier", "jz-treasury.payer")));
        assertThat(completedTasks).isEmpty();
    }

    @Test
    void shouldRefuseChangesToPaymentsOnRecord() {
        prepare(caseNumber, entity("演示企业", true));
        issue(caseNumber);
        settle(caseNumber, "HD-" + caseNumber);

        for (String sql : List.of(
                "UPDATE payment_batch SET total = total + 1",
                "DELETE FROM payment_batch_line",
                "DELETE FROM payment_order",
                "UPDATE payment_receipt SET paid_on = paid_on - 1",
                "UPDATE payment_order SET state = 'prepared', batch_number = NULL WHERE state = 'settled'")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).isInstanceOf(DataAccessException.class);
        }
    }

    private void prepare(CaseNumber number, long entityId) {
        List<FundingLine> lines = List.of(line("city", city, "50.01"), line("district", district, "50.00"));
        inTransaction(() -> {
            ledger.commit(number, YEAR, lines);
            disbursements.prepare(
                    new PreparePayment(number, entityId, Jurisdiction.PINGDINGSHAN, "境内主板上市奖励（第一条）", lines));
            return null;
        });
    }

    private PaymentBatch issue(CaseNumber number) {
        return inTransaction(() -> disbursements.issue(Set.of(number), CASHIER));
    }

    private void settle(CaseNumber number, String receipt) {
        inTransaction(() -> {
            disbursements.settle(number, receipt, LocalDate.now(clock), CASHIER);
            return null;
        });
    }

    private Set<Long> orderIds(CaseNumber number) {
        Set<Long> ids = new HashSet<>();
        disbursements.ordersOf(number).forEach(order -> ids.add(order.id()));
        return ids;
    }

    private String fileOf(PaymentBatch batch) {
        byte[] content = batches.file(batch.batchNumber(), Set.of(Jurisdiction.PINGDINGSHAN))
                .orElseThrow()
                .content();
        assertThat(batches.file(batch.batchNumber(), Set.of(Jurisdiction.JIAOZUO)))
                .isEmpty();
        return new String(content, StandardCharsets.UTF_8);
    }

    private long entity(String name, boolean withAccount) {
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

    private <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        return new TransactionTemplate(transactions).execute(status -> work.get());
    }

    private ProblemException refused(String code, Supplier<@Nullable Object> work) {
        ProblemException[] problem = new ProblemException[1];
        assertThatThrownBy(() -> inTransaction(work)).isInstanceOfSatisfying(ProblemException.class, thrown -> {
            assertThat(thrown.code()).isEqualTo(code);
            problem[0] = thrown;
        });
        return problem[0];
    }

    private static int sequence(PaymentBatch batch) {
        return Integer.parseInt(
                batch.batchNumber().substring(batch.batchNumber().lastIndexOf('-') + 1));
    }

    /** A code of our own with the check character that makes it valid. */
    private static UnifiedSocialCreditCode code() {
        String body = "91410400" + NUMBER.incrementAndGet() + "X";
        return "0123456789ABCDEFGHJKLMNPQRTUWXY"
                .chars()
                .mapToObj(check -> body + (char) check)
                .filter(text -> UnifiedSocialCreditCode.flawOf(text).isEmpty())
                .map(UnifiedSocialCreditCode::new)
                .findFirst()
                .orElseThrow();
    }

    private static Actor treasurer(String username, String group) {
        return new Actor(username, username, ActorKind.STAFF, null, Set.of(group));
    }

    private static <T> ObjectProvider<T> provided(T bean) {
        return new ObjectProvider<>() {
            @Override
            public T getObject() {
                return bean;
            }
        };
    }
}
