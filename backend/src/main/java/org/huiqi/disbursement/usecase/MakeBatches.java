package org.huiqi.disbursement.usecase;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiqi.disbursement.PaymentBatch;
import org.huiqi.disbursement.PaymentBatchIssued;
import org.huiqi.disbursement.PaymentOrder;
import org.huiqi.disbursement.domain.PaymentFile;
import org.huiqi.disbursement.persistence.BatchRepository;
import org.huiqi.disbursement.persistence.PaymentRepository;
import org.huiqi.enterprise.BankAccount;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.identity.Actor;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.shared.Zones;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts locked, prepared orders into a batch with its file. */
@Component
class MakeBatches {

    private final PaymentRepository payments;
    private final BatchRepository batches;
    private final BusinessEntities entities;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MakeBatches(
            PaymentRepository payments,
            BatchRepository batches,
            BusinessEntities entities,
            ApplicationEventPublisher events,
            Clock clock) {
        this.payments = payments;
        this.batches = batches;
        this.entities = entities;
        this.events = events;
        this.clock = clock;
    }

    /** The one batch that all the orders are in. */
    PaymentBatch batchOf(List<PaymentOrder> orders) {
        Set<String> numbers = orders.stream()
                .map(order -> String.valueOf(order.batchNumber()))
                .collect(Collectors.toSet());
        if (numbers.size() != 1) {
            throw ProblemException.conflict("payment-not-prepared", "所选案件的支付指令已在不同批次发出，请刷新列表后重新选择");
        }
        return batches.get(numbers.iterator().next());
    }

    PaymentBatch make(List<PaymentOrder> orders, Actor payer) {
        Jurisdiction treasury = treasuryOf(orders);
        Map<Long, BusinessEntity> payees = payeesOf(orders);
        Instant now = clock.instant();
        String number = nextNumber(treasury, now.atZone(Zones.SHANGHAI).toLocalDate());
        List<PaymentFile.Line> lines = new ArrayList<>();
        for (PaymentOrder order : orders) {
            lines.add(line(order, payee(payees, order)));
        }
        batches.add(number, treasury, orders, PaymentFile.of(number, lines), payer, now);
        for (PaymentOrder order : orders) {
            payments.markIssued(order, number, payee(payees, order).name(), now);
        }
        PaymentBatch batch = batches.get(number);
        List<CaseNumber> cases =
                orders.stream().map(PaymentOrder::caseNumber).distinct().toList();
        events.publishEvent(new PaymentBatchIssued(number, cases, batch.total(), payer.username()));
        return batch;
    }

    private String nextNumber(Jurisdiction treasury, LocalDate today) {
        String prefix = treasury.authorityPrefix().toUpperCase(Locale.ROOT);
        return "ZF-%s-%s-%04d"
                .formatted(prefix, today.format(DateTimeFormatter.BASIC_ISO_DATE), payments.nextNumber(prefix, today));
    }

    /** The government whose treasury pays all the orders; a zone that has none of its own is paid by its city's. */
    private static Jurisdiction treasuryOf(List<PaymentOrder> orders) {
        Set<String> prefixes = orders.stream()
                .map(order -> order.jurisdiction().authorityPrefix())
                .collect(Collectors.toSet());
        if (prefixes.size() != 1) {
            throw ProblemException.refused("mixed-jurisdictions", "一个批次只能包含同一地区财政部门的支付指令，请分地区办理");
        }
        return Arrays.stream(Jurisdiction.values())
                .filter(government -> prefixes.contains(government.authorityPrefix()))
                .findFirst()
                .orElseThrow();
    }

    private Map<Long, BusinessEntity> payeesOf(List<PaymentOrder> orders) {
        Map<Long, BusinessEntity> payees = new LinkedHashMap<>();
        List<FieldProblem> flaws = new ArrayList<>();
        for (PaymentOrder order : orders) {
            if (payees.containsKey(order.entityId())) {
                continue;
            }
            BusinessEntity payee = entities.get(order.entityId());
            payees.put(payee.id(), payee);
            if (payee.account() == null) {
                flaws.add(new FieldProblem(
                        "orderIds", "bank-account-missing", payee.name() + "（案件" + order.caseNumber() + "）没有登记收款账户"));
            }
        }
        if (!flaws.isEmpty()) {
            throw ProblemException.refused("bank-account-missing", "有企业没有登记收款账户，请先补充账户信息再办理支付", flaws);
        }
        return payees;
    }

    private static BusinessEntity payee(Map<Long, BusinessEntity> payees, PaymentOrder order) {
        BusinessEntity payee = payees.get(order.entityId());
        if (payee == null) {
            throw new IllegalStateException("No payee for order " + order.id());
        }
        return payee;
    }

    private static PaymentFile.Line line(PaymentOrder order, BusinessEntity payee) {
        BankAccount account = payee.account();
        if (account == null) {
            throw new IllegalStateException("No account for order " + order.id());
        }
        return new PaymentFile.Line(
                order.caseNumber(),
                order.payer(),
                account.accountName(),
                payee.uscc(),
                account.bankName(),
                account.accountNumber().replaceAll("[ -]", ""),
                order.amount(),
                order.purpose());
    }
}
