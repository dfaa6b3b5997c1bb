package org.huiqi.disbursement.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huiqi.funding.Ledgers.budget;
import static org.huiqi.funding.Ledgers.line;
import static org.huiqi.funding.Ledgers.newCase;
import static org.huiqi.funding.Ledgers.together;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.huiqi.disbursement.DisbursementSettled;
import org.huiqi.disbursement.PaymentBatch;
import org.huiqi.disbursement.PaymentFailed;
import org.huiqi.disbursement.PaymentOrder;
import org.huiqi.disbursement.PaymentState;
import org.huiqi.disbursement.PreparePayment;
import org.huiqi.disbursement.domain.TreasuryAccess;
import org.huiqi.identity.Actor;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.test.context.event.RecordApplicationEvents;

@HuiqiTest
@RecordApplicationEvents
class PayAwardsTest extends PaymentTestBed {

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
}
