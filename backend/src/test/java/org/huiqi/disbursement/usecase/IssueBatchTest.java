package org.huiqi.disbursement.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.huiqi.disbursement.PaymentBatch;
import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.event.RecordApplicationEvents;

@HuiqiTest
@RecordApplicationEvents
class IssueBatchTest extends PaymentTestBed {

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
}
