package org.huiqi.application.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.huiqi.application.domain.ApplicationStatus;
import org.huiqi.application.domain.Deadline;
import org.huiqi.application.domain.PolicyApplication;
import org.huiqi.application.domain.StepPlan;
import org.huiqi.application.domain.SupplementRequest;
import org.huiqi.application.persistence.StepPlans;
import org.huiqi.award.PublicNotices;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.identity.AuthorityDirectory;
import org.huiqi.identity.StaffDirectory;
import org.huiqi.platform.engine.OpenTasks;
import org.huiqi.platform.engine.OpenTasks.OpenTask;
import org.huiqi.policy.Measure;
import org.huiqi.policy.Stages;
import org.huiqi.shared.CaseNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a case stands, who has it and until when. */
@Component
class CaseProgressViews {

    private final PublicNotices notices;
    private final OpenTasks openTasks;
    private final StepPlans plans;
    private final WorkingCalendar calendar;
    private final AuthorityDirectory authorities;
    private final StaffDirectory staff;

    CaseProgressViews(
            PublicNotices notices,
            OpenTasks openTasks,
            StepPlans plans,
            WorkingCalendar calendar,
            AuthorityDirectory authorities,
            StaffDirectory staff) {
        this.notices = notices;
        this.openTasks = openTasks;
        this.plans = plans;
        this.calendar = calendar;
        this.authorities = authorities;
        this.staff = staff;
    }

    String statusText(PolicyApplication application, List<Deadline> clocks, Instant now) {
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

    List<CaseView.DeadlineView> deadlines(List<Deadline> clocks, Instant now) {
        return clocks.stream().map(deadline -> deadline(deadline, now)).toList();
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

    List<CaseView.OpenTaskView> openTasks(CaseNumber caseNumber, List<Deadline> clocks, boolean inside) {
        return openTasks.of(caseNumber).stream()
                .map(task -> task(task, clocks, inside))
                .toList();
    }

    private CaseView.OpenTaskView task(OpenTask task, List<Deadline> clocks, boolean inside) {
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

    CaseView.@Nullable SupplementView supplement(PolicyApplication application, Measure measure, Instant now) {
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

    List<CaseView.StepView> steps(PolicyApplication application) {
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

    CaseView.@Nullable NoticeView notice(CaseNumber caseNumber, Instant now) {
        return notices.find(caseNumber)
                .map(notice -> new CaseView.NoticeView(
                        notice.from(),
                        notice.until(),
                        notice.state().id(),
                        notice.objections(),
                        noticeText(notice.state().id(), notice.until(), now)))
                .orElse(null);
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

    private StepPlan plan() {
        return plans.listingReward();
    }
}
