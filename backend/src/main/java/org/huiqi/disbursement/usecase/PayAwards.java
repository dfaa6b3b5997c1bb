package org.huiqi.disbursement.usecase;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiqi.disbursement.DisbursementSettled;
import org.huiqi.disbursement.Disbursements;
import org.huiqi.disbursement.PaymentBatch;
import org.huiqi.disbursement.PaymentFailed;
import org.huiqi.disbursement.PaymentOrder;
import org.huiqi.disbursement.PaymentState;
import org.huiqi.disbursement.PreparePayment;
import org.huiqi.disbursement.domain.Receipt;
import org.huiqi.disbursement.persistence.PaymentRepository;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.funding.FundingLedger;
import org.huiqi.funding.FundingLine;
import org.huiqi.identity.Actor;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Characters;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.shared.Zones;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class PayAwards implements Disbursements {

    private static final int LONGEST_REASON = 500;
    private static final ZoneId ZONE = Zones.SHANGHAI;

    private final PaymentRepository payments;
    private final MakeBatches batches;
    private final PayerDuties duties;
    private final FundingLedger ledger;
    private final BusinessEntities entities;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PayAwards(
            PaymentRepository payments,
            MakeBatches batches,
            PayerDuties duties,
            FundingLedger ledger,
            BusinessEntities entities,
            ApplicationEventPublisher events,
            Clock clock) {
        this.payments = payments;
        this.batches = batches;
        this.duties = duties;
        this.ledger = ledger;
        this.entities = entities;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void prepare(PreparePayment command) {
        List<FundingLine> committed = ledger.linesOf(command.caseNumber());
        if (!new HashSet<>(committed).equals(new HashSet<>(command.lines()))
                || committed.size() != command.lines().size()) {
            throw ProblemException.conflict(
                    "commitment-missing", "案件" + command.caseNumber() + "的支付金额与已占用的资金不一致，不能生成支付指令");
        }
        if (!payments.ofCase(command.caseNumber()).isEmpty()) {
            return;
        }
        String payee = entities.get(command.entityId()).name();
        for (FundingLine line : command.lines()) {
            payments.add(command, line, payee, clock.instant());
        }
    }

    @Override
    @Transactional
    public PaymentBatch issue(Set<CaseNumber> caseNumbers, Actor payer) {
        List<PaymentOrder> orders = lock(caseNumbers);
        duties.require(payer, orders);
        Set<PaymentState> states = orders.stream().map(PaymentOrder::state).collect(Collectors.toSet());
        if (states.equals(Set.of(PaymentState.ISSUED))) {
            return batches.batchOf(orders);
        }
        if (!states.equals(Set.of(PaymentState.PREPARED))) {
            throw ProblemException.conflict("payment-not-prepared", "所选案件中有支付指令已经发出或到账，请刷新列表后重新选择");
        }
        return batches.make(orders, payer);
    }

    @Override
    @Transactional
    public void settle(CaseNumber caseNumber, String receiptNumber, LocalDate paidOn, Actor payer) {
        List<PaymentOrder> orders = lock(Set.of(caseNumber));
        duties.require(payer, orders);
        if (isSettledWith(orders, receiptNumber.strip(), paidOn)) {
            return;
        }
        Receipt receipt = Receipt.checked(
                receiptNumber, paidOn, issuedAt(caseNumber, orders), LocalDate.now(clock.withZone(ZONE)));
        String prefix = orders.get(0).jurisdiction().authorityPrefix();
        if (!payments.addReceipt(prefix, receipt, caseNumber, payer.username(), clock.instant())) {
            throw ProblemException.conflict("receipt-exists", "回单编号" + receipt.number() + "已登记在其他案件，请核对银行回单");
        }
        for (PaymentOrder order : orders) {
            payments.markSettled(order, receipt);
            ledger.settle(caseNumber, order.layer().id(), order.amount());
        }
        events.publishEvent(new DisbursementSettled(caseNumber, receipt.number(), receipt.paidOn()));
    }

    @Override
    @Transactional
    public void fail(CaseNumber caseNumber, String reason, Actor payer) {
        List<PaymentOrder> orders = lock(Set.of(caseNumber));
        duties.require(payer, orders);
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON || !Characters.areStorable(why)) {
            String message = "请填写支付失败的原因，不超过" + LONGEST_REASON + "个字";
            throw ProblemException.refused(
                    "failure-reason-missing", message, List.of(new FieldProblem("failureReason", "required", message)));
        }
        issuedAt(caseNumber, orders);
        orders.forEach(order -> payments.markFailed(order, why));
        events.publishEvent(new PaymentFailed(caseNumber, why));
    }

    @Override
    @Transactional(readOnly = true)
    public List<PaymentOrder> ordersOf(CaseNumber caseNumber) {
        return payments.ofCase(caseNumber);
    }

    private List<PaymentOrder> lock(Set<CaseNumber> caseNumbers) {
        if (caseNumbers.isEmpty()) {
            throw new IllegalArgumentException("No case to pay");
        }
        List<PaymentOrder> orders = payments.lock(caseNumbers);
        Set<CaseNumber> found = orders.stream().map(PaymentOrder::caseNumber).collect(Collectors.toSet());
        caseNumbers.stream()
                .filter(number -> !found.contains(number))
                .findFirst()
                .ifPresent(number -> {
                    throw ProblemException.conflict("payment-not-prepared", "案件" + number + "还没有待支付的指令，请核对办理进度");
                });
        return orders;
    }

    /** When the orders of the case went to the bank; refuses where any is not with the bank now. */
    private static Instant issuedAt(CaseNumber caseNumber, List<PaymentOrder> orders) {
        Instant latest = Instant.MIN;
        for (PaymentOrder order : orders) {
            Instant issued = order.issuedAt();
            if (order.state() != PaymentState.ISSUED || issued == null) {
                throw ProblemException.conflict("payment-not-issued", "案件" + caseNumber + "没有已发出、待回单的支付指令，请刷新后核对");
            }
            latest = issued.isAfter(latest) ? issued : latest;
        }
        return latest;
    }

    private static boolean isSettledWith(List<PaymentOrder> orders, String receiptNumber, LocalDate paidOn) {
        return orders.stream()
                .allMatch(order -> order.state() == PaymentState.SETTLED
                        && receiptNumber.equals(order.receiptNumber())
                        && paidOn.equals(order.paidOn()));
    }
}
