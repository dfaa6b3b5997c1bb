package org.huiqi.application.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huiqi.application.domain.ApplicationStatus;
import org.huiqi.application.domain.AttachedDocument;
import org.huiqi.application.domain.Deadline;
import org.huiqi.application.domain.FactOnRecord;
import org.huiqi.application.domain.Outcome;
import org.huiqi.application.domain.PolicyApplication;
import org.huiqi.application.domain.StepPlan;
import org.huiqi.application.domain.SupplementRequest;
import org.huiqi.application.persistence.CaseRecords;
import org.huiqi.application.persistence.PolicyApplications;
import org.huiqi.application.persistence.StepPlans;
import org.huiqi.application.usecase.CaseProcess;
import org.huiqi.application.usecase.RelatedAwards;
import org.huiqi.application.usecase.Verdicts;
import org.huiqi.award.Awards;
import org.huiqi.award.PublicNotices;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.disbursement.Disbursements;
import org.huiqi.disbursement.PaymentOrder;
import org.huiqi.document.Documents;
import org.huiqi.eligibility.Determination;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.funding.FundingLine;
import org.huiqi.identity.Actor;
import org.huiqi.identity.AuthorityDirectory;
import org.huiqi.identity.StaffDirectory;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.FundingRule;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.policy.RequiredDocument;
import org.huiqi.policy.Stages;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a case together for whoever looks at it. */
@Component
class CaseViews {

    private final PolicyLibrary policies;
    private final BusinessEntities entities;
    private final PolicyApplications applications;
    private final CaseRecords records;
    private final Documents documents;
    private final Awards awards;
    private final RelatedAwards related;
    private final PublicNotices notices;
    private final Disbursements disbursements;
    private final CaseProcess process;
    private final StepPlans plans;
    private final WorkingCalendar calendar;
    private final AuthorityDirectory authorities;
    private final StaffDirectory staff;
    private final Clock clock;

    CaseViews(
            PolicyLibrary policies,
            BusinessEntities entities,
            PolicyApplications applications,
            CaseRecords records,
            Documents documents,
            Awards awards,
            RelatedAwards related,
            PublicNotices notices,
            Disbursements disbursements,
            CaseProcess process,
            StepPlans plans,
            WorkingCalendar calendar,
            AuthorityDirectory authorities,
            StaffDirectory staff,
            Clock clock) {
        this.policies = policies;
        this.entities = entities;
        this.applications = applications;
        this.records = records;
        this.documents = documents;
        this.awards = awards;
        this.related = related;
        this.notices = notices;
        this.disbursements = disbursements;
        this.process = process;
        this.plans = plans;
        this.calendar = calendar;
        this.authorities = authorities;
        this.staff = staff;
        this.clock = clock;
    }

    CaseView view(PolicyApplication application, Actor viewer) {
        CaseNumber caseNumber = application.caseNumber();
        Measure measure = measureOf(application);
        BusinessEntity entity = entities.get(application.entityId());
        boolean inside = viewer.isStaff();
        Instant now = clock.instant();
        List<CaseProcess.OpenTask> tasks = process.openTasks(caseNumber);
        List<Deadline> clocks = records.clocks(caseNumber);
        List<AttachedDocument> attached = records.documents(caseNumber);
        return new CaseView(
                caseNumber.value(),
                caseNumber.value(),
                application.policyId(),
                measure.title(),
                application.policyVersion(),
                application.jurisdiction().id(),
                application.jurisdiction().chineseName(),
                application.stage(),
                CaseSummaries.stageName(measure, application.stage()),
                application.status().id(),
                application.status().chineseName(),
                statusText(application, clocks, now),
                new CaseView.EntityView(
                        entity.id(),
                        entity.uscc().value(),
                        entity.name(),
                        entity.kind().id(),
                        entity.kind().chineseName(),
                        entity.district(),
                        entity.invented()),
                application.submittedAt(),
                application.facts(),
                facts(application, measure),
                application.determination(),
                application.determination().verdict().chineseName(),
                CaseSummaries.shownAmount(application),
                application.determination().ceiling(),
                application.awardedAmount(),
                funding(application, measure, entity),
                attached.stream()
                        .flatMap(document -> document(document, measure).stream())
                        .toList(),
                outstanding(measure, attached),
                application.undertakings(),
                records.timeline(caseNumber).stream()
                        .filter(entry -> inside || !entry.internal())
                        .map(entry -> new CaseView.TimelineView(
                                entry.at(),
                                entry.event(),
                                CaseTexts.eventName(entry.event()),
                                actorName(entry.actor(), entry.actorName(), inside, application),
                                entry.text(),
                                entry.internal()))
                        .toList(),
                clocks.stream().map(deadline -> deadline(deadline, now)).toList(),
                tasks.stream().map(task -> task(task, clocks, inside)).toList(),
                supplement(application, measure, now),
                inside ? opinions(application) : List.of(),
                track(application, measure),
                earlierAwards(application),
                inside ? related.remarks(application, measure) : List.of(),
                inside ? acknowledgements(caseNumber) : List.of(),
                steps(application),
                notices.find(caseNumber)
                        .map(notice -> new CaseView.NoticeView(
                                notice.from(),
                                notice.until(),
                                notice.state().id(),
                                notice.objections(),
                                noticeText(notice.state().id(), notice.until(), now)))
                        .orElse(null),
                decision(application),
                payment(caseNumber),
                application.status().isWithdrawable(),
                application.version());
    }

    private String statusText(PolicyApplication application, List<Deadline> clocks, Instant now) {
        ApplicationStatus status = application.status();
        Optional<Deadline> running = clocks.stream()
                .filter(deadline -> deadline.endedAt() == null && deadline.pausedAt() == null)
                .max(Comparator.comparing(Deadline::id));
        String until = running.map(deadline -> "，" + calendar.remainingText(now, deadline.due(), deadline.unit()) + "（"
                        + CaseTexts.shortDay(deadline.due()) + "前）")
                .orElse("");
        String place = CaseSummaries.currentPlace(application);
        return switch (status) {
            case SUPPLEMENT_REQUESTED -> "请您补正材料" + until + "，补正期间办理时限暂停";
            case COMPLETED -> "已办结，奖补款已到账";
            case REJECTED -> "申请未通过，理由和救济途径见决定书";
            case WITHDRAWN -> "您已撤回申请";
            case LAPSED -> "逾期未补正，申请已终止，可以重新申请";
            default -> place == null ? "正在办理，请稍候" : plainOf(place) + until;
        };
    }

    private String plainOf(String place) {
        StepPlan.Wait wait = plan().waits().get(place);
        if (wait != null) {
            return wait.plain();
        }
        StepPlan.Step step = plan().steps().get(place);
        return step == null ? "正在办理" : step.who() + step.plain();
    }

    private List<CaseView.FactView> facts(PolicyApplication application, Measure measure) {
        List<CaseView.FactView> shown = new ArrayList<>();
        Map<String, Object> facts = application.facts();
        for (FactDefinition fact : measure.facts()) {
            Object value = facts.get(fact.name());
            if (value == null) {
                continue;
            }
            FactOnRecord onRecord = application.registerFacts().get(fact.name());
            Object claimed = application.claimedFacts().get(fact.name());
            String text = CaseTexts.value(fact, value);
            String claimedText = CaseTexts.value(fact, claimed);
            shown.add(new CaseView.FactView(
                    fact.name(),
                    fact.label(),
                    value,
                    text,
                    onRecord == null ? "申请人填报" : onRecord.source(),
                    onRecord == null ? null : onRecord.asOf(),
                    onRecord != null && claimed != null && !claimedText.equals(text) ? claimedText : null));
        }
        return shown;
    }

    private static List<CaseView.FundingView> funding(
            PolicyApplication application, Measure measure, BusinessEntity entity) {
        Money amount = CaseSummaries.shownAmount(application);
        if (amount == null || !amount.isPositive()) {
            return List.of();
        }
        Determination determination = application.determination();
        List<FundingLine> lines = Verdicts.fundingLines(measure, determination, amount, entity.district());
        return lines.stream()
                .map(line -> new CaseView.FundingView(
                        line.layer(),
                        line.layerName(),
                        line.payer(),
                        ratioOf(line.layer(), determination, measure),
                        line.amount()))
                .toList();
    }

    private static @Nullable BigDecimal ratioOf(String layer, Determination determination, Measure measure) {
        return determination.funding().isEmpty()
                ? measure.fundingWhenSilent().stream()
                        .filter(share -> share.layer().id().equals(layer))
                        .map(FundingRule.Share::ratio)
                        .findFirst()
                        .orElse(null)
                : determination.funding().stream()
                        .filter(share -> share.layer().id().equals(layer))
                        .map(Determination.FundingShare::ratio)
                        .findFirst()
                        .orElse(null);
    }

    private Optional<CaseView.DocumentSlotView> document(AttachedDocument attached, Measure measure) {
        return documents
                .find(attached.documentId())
                .map(document -> new CaseView.DocumentSlotView(
                        document.id(),
                        attached.slot(),
                        slotTitle(measure, attached.slot()),
                        document.fileName(),
                        document.size(),
                        document.mediaType(),
                        attached.attachedAt()));
    }

    private static String slotTitle(Measure measure, @Nullable String slot) {
        return measure.requiredDocuments().stream()
                .filter(required -> required.slot().equals(slot))
                .map(RequiredDocument::title)
                .findFirst()
                .orElse("其他材料");
    }

    private static List<CaseView.OutstandingView> outstanding(Measure measure, List<AttachedDocument> attached) {
        Set<String> given = attached.stream()
                .map(AttachedDocument::slot)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return measure.requiredDocuments().stream()
                .filter(required -> required.required() && !given.contains(required.slot()))
                .map(required -> new CaseView.OutstandingView(required.slot(), required.title()))
                .toList();
    }

    /** An applicant reads which authority acted, not which person. */
    private String actorName(String actor, String actorName, boolean inside, PolicyApplication application) {
        if (inside || actor.equals(application.submittedBy()) || actor.equals(Actor.SYSTEM.username())) {
            return actorName;
        }
        return staff.find(actor)
                .flatMap(person -> person.groups().stream().sorted().findFirst())
                .map(group -> authorities.authorityName(group.substring(0, group.indexOf('.'))))
                .orElse(actorName);
    }

    private CaseView.DeadlineView deadline(Deadline deadline, Instant now) {
        String state = deadline.state(now);
        String text = state.equals("running") || state.equals("overdue")
                ? calendar.remainingText(now, deadline.due(), deadline.unit())
                : CaseTexts.deadlineState(state);
        return new CaseView.DeadlineView(
                deadline.step(),
                deadline.name(),
                deadline.due(),
                deadline.unit().id(),
                deadline.unit() == TimeLimit.Unit.WORKING_DAY ? "工作日" : "自然日",
                state,
                CaseTexts.deadlineState(state),
                text);
    }

    private CaseView.OpenTaskView task(CaseProcess.OpenTask task, List<Deadline> clocks, boolean inside) {
        StepPlan.Step step = plan().steps().get(task.step());
        String assignee = task.assignee();
        return new CaseView.OpenTaskView(
                inside ? task.id() : null,
                task.step(),
                step == null ? plan().labelOf(task.step()) : inside ? step.label() : step.plain(),
                inside ? task.group() : null,
                authorities.authorityName(
                        task.group().contains(".")
                                ? task.group().substring(0, task.group().indexOf('.'))
                                : task.group()),
                inside && assignee != null ? staff.displayName(assignee) : null,
                clocks.stream()
                        .filter(deadline -> deadline.step().equals(task.step()) && deadline.endedAt() == null)
                        .map(Deadline::due)
                        .findFirst()
                        .orElse(null));
    }

    private CaseView.@Nullable SupplementView supplement(PolicyApplication application, Measure measure, Instant now) {
        SupplementRequest request = application.supplement();
        if (request == null) {
            return null;
        }
        List<CaseView.ItemView> items = new ArrayList<>();
        Stages stages = measure.stages();
        measure.facts().stream()
                .filter(fact ->
                        !fact.fromLedger() && !application.registerFacts().containsKey(fact.name()))
                .filter(fact -> stages == null || !fact.name().equals(stages.fact()))
                .forEach(fact -> items.add(new CaseView.ItemView("fact", fact.name(), fact.label())));
        measure.requiredDocuments()
                .forEach(document -> items.add(new CaseView.ItemView("document", document.slot(), document.title())));
        return new CaseView.SupplementView(
                request.requestedAt(),
                request.until(),
                calendar.remainingText(now, request.until(), plan().supplement().unit()) + "（"
                        + CaseTexts.day(request.until()) + "前）",
                request.text(),
                items);
    }

    private List<CaseView.AcknowledgementView> acknowledgements(CaseNumber caseNumber) {
        return records.acknowledgements(caseNumber).stream()
                .map(given -> new CaseView.AcknowledgementView(
                        staff.displayName(given.username()), plan().labelOf(given.step()), given.remarks(), given.at()))
                .toList();
    }

    private List<CaseView.OpinionView> opinions(PolicyApplication application) {
        return records.opinions(application.caseNumber()).stream()
                .map(opinion -> new CaseView.OpinionView(
                        opinion.step(),
                        plan().labelOf(opinion.step()),
                        opinion.signerGroup(),
                        authorities.groupName(opinion.signerGroup()),
                        staff.displayName(opinion.username()),
                        opinion.decision().id(),
                        plan().steps().containsKey(opinion.step())
                                ? plan().step(opinion.step()).decisionName(opinion.decision())
                                : opinion.decision().chineseName(),
                        opinion.text(),
                        opinion.at()))
                .toList();
    }

    private @Nullable List<CaseView.TrackView> track(PolicyApplication application, Measure measure) {
        Stages stages = measure.stages();
        if (stages == null) {
            return null;
        }
        List<PolicyApplication> all = applications.ofEntity(application.entityId(), Set.of(measure.id()));
        List<CaseView.TrackView> track = new ArrayList<>();
        boolean reachable = true;
        for (Stages.Stage stage : stages.stages()) {
            PolicyApplication latest = all.stream()
                    .filter(other -> stage.value().equals(other.stage()))
                    .filter(other -> !other.status().isFinal() || other.status() == ApplicationStatus.COMPLETED)
                    .reduce((first, second) -> second)
                    .orElse(null);
            String state = latest == null ? (reachable ? "open" : "next") : stageState(latest.status());
            if (stages.sequential()) {
                reachable &= latest != null && latest.status().isAwarded();
            }
            track.add(new CaseView.TrackView(
                    stage.value(),
                    stage.label(),
                    state,
                    CaseTexts.stageState(state),
                    latest == null ? null : latest.caseNumber().value(),
                    latest == null ? null : CaseSummaries.shownAmount(latest)));
        }
        return track;
    }

    private static String stageState(ApplicationStatus status) {
        if (status == ApplicationStatus.COMPLETED) {
            return "paid";
        }
        return status.isAwarded() ? "awarded" : "in-progress";
    }

    private List<CaseView.EarlierAwardView> earlierAwards(PolicyApplication application) {
        return awards.awardsOf(application.entityId()).stream()
                .filter(award -> !award.caseNumber().equals(application.caseNumber()))
                .map(award -> {
                    Measure measure = policies.get(award.policyId(), award.policyVersion());
                    return new CaseView.EarlierAwardView(
                            award.caseNumber().value(),
                            measure.title(),
                            CaseSummaries.stageName(measure, award.stage()),
                            award.amount(),
                            award.awardedAt());
                })
                .toList();
    }

    /** The applicant's progress bar: the steps before the present one are done. */
    private List<CaseView.StepView> steps(PolicyApplication application) {
        List<StepPlan.ApplicantStep> steps = plan().applicantSteps();
        String present = applicantStep(application);
        int current = IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).id().equals(present))
                .findFirst()
                .orElse(0);
        boolean over = application.status() == ApplicationStatus.COMPLETED;
        boolean stopped = application.status().isFinal() && !over;
        return IntStream.range(0, steps.size())
                .mapToObj(i -> new CaseView.StepView(
                        steps.get(i).id(),
                        steps.get(i).label(),
                        over || i < current ? "done" : i == current ? (stopped ? "stopped" : "current") : "todo"))
                .toList();
    }

    private String applicantStep(PolicyApplication application) {
        return switch (application.status()) {
            case SUBMITTED, SUPPLEMENT_REQUESTED, LAPSED -> "acceptance";
            case ACCEPTED, UNDER_REVIEW -> "review";
            case PUBLIC_NOTICE -> "publicNotice";
            case REJECTED -> "decision";
            case APPROVED, DISBURSING -> "payment";
            case COMPLETED -> "completion";
            case WITHDRAWN -> "acceptance";
        };
    }

    private String noticeText(String state, Instant until, Instant now) {
        return switch (state) {
            case "open" ->
                "公示至" + CaseTexts.day(until) + "，"
                        + calendar.remainingText(
                                now, until, plan().publicNotice().unit());
            case "paused" -> "收到异议，公示暂停";
            default -> "公示已结束";
        };
    }

    private CaseView.@Nullable DecisionView decision(PolicyApplication application) {
        Outcome outcome = application.outcome();
        if (outcome == null) {
            return null;
        }
        StepPlan.Appeal appeal = plan().appeal();
        String until = outcome.reconsiderationUntil();
        return new CaseView.DecisionView(
                outcome.kind().id(),
                outcome.kind().chineseName(),
                outcome.amount(),
                outcome.reason(),
                outcome.letterId() != null,
                outcome.letterNumber(),
                outcome.decidedAt(),
                until == null
                        ? null
                        : new CaseView.AppealView(
                                "对决定不服的，可以自收到决定之日起" + appeal.reconsideration().length() + "日内向"
                                        + appeal.reconsiderationTo()
                                                .getOrDefault(
                                                        application
                                                                .jurisdiction()
                                                                .authorityPrefix(),
                                                        "本级人民政府")
                                        + "申请行政复议，或者在" + appeal.litigation().length() + "个月内向"
                                        + appeal.litigationTo() + "提起行政诉讼",
                                until));
    }

    private CaseView.@Nullable PaymentView payment(CaseNumber caseNumber) {
        List<PaymentOrder> orders = disbursements.ordersOf(caseNumber);
        return orders.isEmpty()
                ? null
                : new CaseView.PaymentView(orders.stream()
                        .map(order -> new CaseView.OrderView(
                                order.id(),
                                order.layer().id(),
                                order.layerName(),
                                order.payer(),
                                order.amount(),
                                order.state().id(),
                                order.stateName(),
                                order.batchNumber(),
                                order.receiptNumber(),
                                order.paidOn()))
                        .toList());
    }

    private Measure measureOf(PolicyApplication application) {
        return policies.get(application.policyId(), application.policyVersion());
    }

    private StepPlan plan() {
        return plans.listingReward();
    }
}
