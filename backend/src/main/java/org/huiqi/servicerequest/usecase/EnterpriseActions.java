package org.huiqi.servicerequest.usecase;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huiqi.identity.Actor;
import org.huiqi.servicerequest.domain.GivenRating;
import org.huiqi.servicerequest.domain.RequestClock;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.persistence.RequestPlans;
import org.huiqi.servicerequest.persistence.RequestRecords;
import org.huiqi.servicerequest.persistence.ServiceRequests;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What comes from outside while a request is on its way: rating, reopening, withdrawal; and what people say about it. */
@Service
@Transactional
public class EnterpriseActions {

    private static final Duration BETWEEN_URGES = Duration.ofHours(24);

    private final ServiceRequests requests;
    private final RequestRecords records;
    private final RequestPlans plans;
    private final RequestProcess process;
    private final ListedSupervisions listings;
    private final RequestQuestions questions;
    private final RequestJournal journal;
    private final Clock clock;

    EnterpriseActions(
            ServiceRequests requests,
            RequestRecords records,
            RequestPlans plans,
            RequestProcess process,
            ListedSupervisions listings,
            RequestQuestions questions,
            RequestJournal journal,
            Clock clock) {
        this.requests = requests;
        this.records = records;
        this.plans = plans;
        this.process = process;
        this.listings = listings;
        this.questions = questions;
        this.journal = journal;
        this.clock = clock;
    }

    public void rate(CaseNumber caseNumber, @Nullable Integer grade, @Nullable String text, Actor applicant) {
        ServiceRequest request = own(caseNumber, applicant);
        if (grade == null || grade < 1 || grade > 5) {
            throw ProblemException.refused(
                    "grade-invalid",
                    "请从1（非常不满意）到5（非常满意）中选择一个等次",
                    List.of(new FieldProblem("grade", "out-of-range", "等次应为1至5的整数")));
        }
        String said = Texts.checked("text", "评价内容", text, Texts.LONGEST, false);
        Instant now = clock.instant();
        request.rate(grade, now);
        requests.save(request);
        records.rate(caseNumber, new GivenRating(request.round(), grade, said, now), applicant.username());
        journal.tell(
                request,
                "rated",
                "评价：" + GivenRating.nameOf(grade) + (said.isEmpty() ? "" : "。" + said),
                Map.of("rating", grade));
        process.rated(caseNumber, grade > plans.plan().unsatisfiedUpTo());
    }

    public void reopen(CaseNumber caseNumber, @Nullable String reason, Actor applicant) {
        ServiceRequest request = own(caseNumber, applicant);
        String said = Texts.checked("reason", "理由", reason, Texts.LONGEST, false);
        request.requireReopenable(clock.instant());
        journal.tell(request, "reopening-asked", "要求重新办理" + (said.isEmpty() ? "" : "：" + said), Map.of());
        process.reopened(caseNumber);
    }

    public void withdraw(CaseNumber caseNumber, @Nullable String reason, Actor applicant) {
        ServiceRequest request = own(caseNumber, applicant);
        String said = Texts.checked("reason", "理由", reason, Texts.LONGEST, false);
        request.withdraw();
        requests.save(request);
        questions.endIfWaiting(request);
        records.abandonClocks(caseNumber, clock.instant());
        listings.endIfListed(request, "企业已撤回诉求");
        journal.tell(request, "withdrawn", "诉求已撤回" + (said.isEmpty() ? "" : "：" + said), Map.of());
        process.withdrawn(caseNumber);
    }

    /** Progress between the steps, for the enterprise to see. */
    public void reportProgress(CaseNumber caseNumber, @Nullable String text, Actor official) {
        ServiceRequest request = requests.lock(caseNumber);
        if (!handles(request, official)) {
            throw ProblemException.forbidden("not-handling", "只有主责和协办单位可以登记进展");
        }
        requireUnderway(request);
        String said = Texts.checked("text", "进展", text, Texts.LONGEST, true);
        journal.tell(request, "progress-reported", "进展：" + said, Map.of());
    }

    static boolean handles(ServiceRequest request, Actor official) {
        return official.authorities().contains(String.valueOf(request.responsible()))
                || request.support().stream().anyMatch(official.authorities()::contains);
    }

    /** A remark that stays within the authorities. */
    public void remark(CaseNumber caseNumber, @Nullable String text) {
        ServiceRequest request = requests.lock(caseNumber);
        String said = Texts.checked("text", "备注", text, Texts.LONGEST, true);
        journal.note(request, "remarked", said, Map.of());
    }

    /** 催办: whoever has something to do hears of it at once; the enterprise may urge once a day. */
    public void urge(CaseNumber caseNumber, @Nullable String text, Actor by) {
        ServiceRequest request = requests.lock(caseNumber);
        if (by.isStaff() && !RequestAccess.oversees(request.holder(), by)) {
            throw ProblemException.forbidden("supervisor-only", "催办由本级或上级的督查室、分管领导发出");
        }
        requireUnderway(request);
        String said = Texts.checked("text", "催办内容", text, Texts.LONGEST, false);
        Instant now = clock.instant();
        boolean justUrged = records.last(caseNumber, "urged", by.username())
                .filter(last -> last.plus(BETWEEN_URGES).isAfter(now))
                .isPresent();
        if (by.isApplicant() && justUrged) {
            throw ProblemException.conflict("urged-already", "您在24小时内已经催办过，我们已转告办理单位");
        }
        List<String> groups = records.openClocks(caseNumber).stream()
                .map(RequestClock::signer)
                .distinct()
                .toList();
        journal.tell(
                request,
                "urged",
                (by.isApplicant() ? "企业催办" : "催办") + (said.isEmpty() ? "" : "：" + said),
                Map.of("groups", groups));
    }

    private static void requireUnderway(ServiceRequest request) {
        if (!request.status().isOpen()) {
            throw ProblemException.conflict(
                    "illegal-state", "诉求现在是“" + request.status().chineseName() + "”，不在办理中");
        }
    }

    private ServiceRequest own(CaseNumber caseNumber, Actor applicant) {
        ServiceRequest request = requests.lock(caseNumber);
        Long entityId = applicant.entityId();
        if (entityId == null || entityId != request.matter().entityId()) {
            throw ProblemException.notFound("case-not-found", "没有编号为 " + caseNumber + " 的诉求");
        }
        return request;
    }
}
