package org.huiqi.application.usecase;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.huiqi.application.domain.PolicyApplication;
import org.huiqi.application.persistence.CaseRecords;
import org.huiqi.application.persistence.PolicyApplications;
import org.huiqi.disbursement.CaseParticipants;
import org.huiqi.disbursement.Disbursements;
import org.huiqi.disbursement.PaymentBatch;
import org.huiqi.disbursement.PaymentTasks;
import org.huiqi.identity.Actor;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The payer's two steps, and what the payment module asks of a case. */
@Service
@Transactional
public class PaymentSteps implements PaymentTasks, CaseParticipants {

    static final String ISSUE = "userTask_issuePaymentOrder";
    static final String RECEIPT = "userTask_recordReceipt";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

    private final PolicyApplications applications;
    private final CaseRecords records;
    private final Disbursements disbursements;
    private final CaseProcess process;
    private final CaseSteps steps;
    private final CaseJournal journal;
    private final Clock clock;

    PaymentSteps(
            PolicyApplications applications,
            CaseRecords records,
            @Lazy Disbursements disbursements,
            CaseProcess process,
            CaseSteps steps,
            CaseJournal journal,
            Clock clock) {
        this.applications = applications;
        this.records = records;
        this.disbursements = disbursements;
        this.process = process;
        this.steps = steps;
        this.journal = journal;
        this.clock = clock;
    }

    /** The payer issues the case's payment orders, in a batch of their own or the one he made before. */
    public void issueOrders(CaseNumber caseNumber, Actor payer) {
        PolicyApplication application = applications.lock(caseNumber);
        PaymentBatch batch = disbursements.issue(Set.of(caseNumber), payer);
        application.paymentIssued();
        applications.save(application);
        steps.finish(caseNumber, ISSUE);
        journal.tell(
                caseNumber,
                "payment-issued",
                "拨付指令已下达（批次 " + batch.batchNumber() + "）",
                Map.of("batch", batch.batchNumber()));
    }

    /** What came of the payment, as the payer enters it. */
    public record Receipt(
            @Nullable String receiptNumber,
            @Nullable String receiptDate,
            boolean failed,
            @Nullable String failureReason) {}

    /** Records the bank's receipt or that the bank did not pay: {@code settled} or {@code failed}. */
    public String recordReceipt(CaseNumber caseNumber, Receipt receipt, Actor payer) {
        String outcome;
        if (receipt.failed()) {
            String reason = receipt.failureReason() == null
                    ? ""
                    : receipt.failureReason().strip();
            disbursements.fail(caseNumber, reason, payer);
            journal.tell(caseNumber, "payment-failed", "拨付未成功，将重新拨付：" + reason, Map.of());
            outcome = "failed";
        } else {
            LocalDate paidOn = dateOf(receipt.receiptDate());
            String number = receipt.receiptNumber() == null
                    ? ""
                    : receipt.receiptNumber().strip();
            disbursements.settle(caseNumber, number, paidOn, payer);
            journal.tell(
                    caseNumber,
                    "payment-settled",
                    "款项已于" + DAY.format(paidOn) + "到账",
                    Map.of("paidOn", paidOn.toString()));
            outcome = "settled";
        }
        steps.finish(caseNumber, RECEIPT);
        return outcome;
    }

    private LocalDate dateOf(@Nullable String text) {
        try {
            if (text != null && !text.isBlank()) {
                String day = text.strip();
                return LocalDate.parse(day.length() > 10 ? day.substring(0, 10) : day);
            }
        } catch (java.time.format.DateTimeParseException e) {
            throw receiptDate("到账日期“" + text + "”不是有效日期，应如 " + LocalDate.ofInstant(clock.instant(), Zones.SHANGHAI));
        }
        throw receiptDate("请填写到账日期");
    }

    private static ProblemException receiptDate(String message) {
        return ProblemException.refused(
                "receipt-invalid", message, List.of(new FieldProblem("receiptDate", "invalid", message)));
    }

    @Override
    public void issue(CaseNumber caseNumber, Actor payer) {
        process.completePaymentIssue(caseNumber, payer.username());
    }

    @Override
    public Set<String> participants(CaseNumber caseNumber) {
        Set<String> names = new LinkedHashSet<>(records.approvers(caseNumber));
        applications.find(caseNumber).ifPresent(application -> names.add(application.submittedBy()));
        return names;
    }
}
