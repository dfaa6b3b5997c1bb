package org.huiqi.disbursement.usecase;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.huiqi.disbursement.Disbursements;
import org.huiqi.disbursement.PaymentBatch;
import org.huiqi.disbursement.PaymentOrder;
import org.huiqi.disbursement.PaymentState;
import org.huiqi.disbursement.PaymentTasks;
import org.huiqi.disbursement.domain.TreasuryAccess;
import org.huiqi.disbursement.persistence.PaymentReader;
import org.huiqi.disbursement.persistence.PaymentRepository;
import org.huiqi.identity.Actor;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Issues the orders that a payer picked in the back office, and takes their cases one step on. */
@Service
public class IssueBatch {

    private static final int MOST_ORDERS = 500;

    private final Disbursements disbursements;
    private final PaymentReader reader;
    private final PaymentRepository payments;
    /** Looked up late: the module that implements it asks disbursement itself. */
    private final ObjectProvider<PaymentTasks> tasks;

    IssueBatch(
            Disbursements disbursements,
            PaymentReader reader,
            PaymentRepository payments,
            ObjectProvider<PaymentTasks> tasks) {
        this.disbursements = disbursements;
        this.reader = reader;
        this.payments = payments;
        this.tasks = tasks;
    }

    /** A case is paid as a whole: all its orders are picked, or none. */
    @Transactional
    public PaymentBatch issue(Set<Long> orderIds, Actor payer) {
        if (orderIds.isEmpty() || orderIds.size() > MOST_ORDERS) {
            String message = "请选择1至" + MOST_ORDERS + "笔待支付的指令";
            throw ProblemException.refused(
                    "orders-invalid", message, List.of(new FieldProblem("orderIds", "invalid", message)));
        }
        Set<CaseNumber> cases = new TreeSet<>(Comparator.comparing(CaseNumber::value));
        requireKnown(orderIds, TreasuryAccess.readableBy(payer)).forEach(order -> cases.add(order.caseNumber()));
        requireWhole(orderIds, payments.lock(cases));
        PaymentBatch batch = disbursements.issue(cases, payer);
        PaymentTasks steps = tasks.getObject();
        cases.forEach(caseNumber -> steps.issue(caseNumber, payer));
        return batch;
    }

    private List<PaymentOrder> requireKnown(Set<Long> orderIds, Set<Jurisdiction> readable) {
        List<PaymentOrder> orders = reader.byIds(orderIds).stream()
                .filter(order -> readable.contains(order.jurisdiction()))
                .toList();
        if (orders.size() != orderIds.size()) {
            throw ProblemException.notFound("payment-order-not-found", "所选支付指令中有的不存在或不属于您的部门，请刷新列表后重新选择");
        }
        return orders;
    }

    private static void requireWhole(Set<Long> orderIds, List<PaymentOrder> locked) {
        List<FieldProblem> missing = new ArrayList<>();
        for (PaymentOrder order : locked) {
            if (order.state() != PaymentState.PREPARED) {
                throw ProblemException.conflict(
                        "payment-not-prepared", "案件" + order.caseNumber() + "的支付指令已经发出或到账，请刷新列表后重新选择");
            }
            if (!orderIds.contains(order.id())) {
                missing.add(new FieldProblem(
                        "orderIds", "incomplete", "案件" + order.caseNumber() + "还有" + order.payer() + "承担的部分未选择"));
            }
        }
        if (!missing.isEmpty()) {
            throw ProblemException.refused("orders-incomplete", "同一案件各级承担的部分应在同一批次支付，请一并选择", missing);
        }
    }
}
