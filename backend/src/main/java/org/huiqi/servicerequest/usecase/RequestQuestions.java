package org.huiqi.servicerequest.usecase;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.identity.Actor;
import org.huiqi.servicerequest.domain.Question;
import org.huiqi.servicerequest.domain.Question.Answer;
import org.huiqi.servicerequest.domain.Question.Ending;
import org.huiqi.servicerequest.domain.RequestClock;
import org.huiqi.servicerequest.domain.RequestPlan;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.persistence.Questions;
import org.huiqi.servicerequest.persistence.Questions.NewQuestion;
import org.huiqi.servicerequest.persistence.RequestPlans;
import org.huiqi.servicerequest.persistence.RequestRecords;
import org.huiqi.servicerequest.persistence.ServiceRequests;
import org.huiqi.servicerequest.usecase.WarningTimes.ClockTimes;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 请企业补充: the responsible authority asks the enterprise for something and the clocks of the handling stand still; they go on with
 * what was left of them when it answers, when its time is over, or when the authority does not wait any longer.
 */
@Service
@Transactional
public class RequestQuestions {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

    private final ServiceRequests requests;
    private final RequestRecords records;
    private final Questions questions;
    private final RequestPlans plans;
    private final WorkingCalendar calendar;
    private final Attachments attachments;
    private final RequestProcess process;
    private final RequestJournal journal;
    private final Clock clock;

    RequestQuestions(
            ServiceRequests requests,
            RequestRecords records,
            Questions questions,
            RequestPlans plans,
            WorkingCalendar calendar,
            Attachments attachments,
            RequestProcess process,
            RequestJournal journal,
            Clock clock) {
        this.requests = requests;
        this.records = records;
        this.questions = questions;
        this.plans = plans;
        this.calendar = calendar;
        this.attachments = attachments;
        this.process = process;
        this.journal = journal;
        this.clock = clock;
    }

    // --- asking

    /** Asks the enterprise of the request for something. */
    public void ask(CaseNumber caseNumber, @Nullable String text, Actor official) {
        ServiceRequest request = requests.lock(caseNumber);
        RequestClock own = held(request, official);
        questions.open(caseNumber).ifPresent(open -> {
            throw ProblemException.conflict(
                    "asked-already", "已请企业补充，正在等待答复（最晚" + day(open.until()) + "）；要问别的，请先结束等待再问");
        });
        int most = asking().mostPerRound();
        if (left(request) <= 0) {
            throw ProblemException.conflict("asked-too-often", "这一轮办理已请企业补充" + most + "次，不能再问，请按现有材料办理");
        }
        String said = Texts.checked("text", "需要企业补充的内容", text, Texts.LONGEST, true);
        Instant now = clock.instant();
        Instant until = calendar.due(now, asking().timeLimit());
        String authority = own.signer().substring(0, own.signer().indexOf('.'));
        questions.ask(new NewQuestion(
                caseNumber,
                request.round(),
                own.step(),
                authority,
                official.username(),
                said,
                now,
                asking().timeLimit(),
                until));
        List<RequestClock> stopped = records.openClocks(caseNumber).stream()
                .filter(running -> asking().pauses(running.step()))
                .toList();
        stopped.forEach(running -> records.pauseClock(running.id(), now));
        journal.tell(
                request,
                "enterprise-asked",
                "请企业补充：" + said + "（请在" + day(until) + "前答复，等待期间办理时限暂停）",
                Map.of(
                        "until",
                        until.toString(),
                        "groups",
                        stopped.stream()
                                .map(RequestClock::signer)
                                .filter(signer -> !signer.equals(own.signer()))
                                .distinct()
                                .toList()));
        process.asked(caseNumber, until);
        // Its warnings wait for a moment that does not come before it goes on.
        process.move(WarningTimes.moved(
                caseNumber,
                stopped.stream()
                        .map(paused -> new ClockTimes(
                                paused.step(),
                                paused.ofPlan(),
                                dueAfterPause(paused, now, until),
                                WarningTimes.NO_WARNINGS))
                        .toList()));
    }

    /** How often the enterprise may still be asked in this round. */
    public int left(ServiceRequest request) {
        long asked = questions.of(request.caseNumber()).stream()
                .filter(question -> question.round() == request.round())
                .count();
        return (int) Math.max(0, asking().mostPerRound() - asked);
    }

    /** Whether the official may ask now. */
    @Transactional(readOnly = true)
    public boolean mayAsk(ServiceRequest request, Actor official) {
        return holding(request).filter(own -> isOf(own, official)).isPresent()
                && questions.open(request.caseNumber()).isEmpty()
                && left(request) > 0;
    }

    /** Whether the official may end the waiting. */
    @Transactional(readOnly = true)
    public boolean mayCallOff(ServiceRequest request, Actor official) {
        return questions.open(request.caseNumber()).isPresent()
                && holding(request).filter(own -> isOf(own, official)).isPresent();
    }

    /** The clock of the step in which the official's authority has the matter in hand. */
    private RequestClock held(ServiceRequest request, Actor official) {
        RequestClock own =
                holding(request).orElseThrow(() -> ProblemException.conflict("not-in-hand", "诉求现在不在主责单位手里办理，不能请企业补充"));
        if (!isOf(own, official)) {
            throw ProblemException.forbidden("responsible-only", "只有主责单位的办理人员可以请企业补充、结束等待");
        }
        return own;
    }

    private Optional<RequestClock> holding(ServiceRequest request) {
        return records.openClocks(request.caseNumber()).stream()
                .filter(running -> asking().askedIn().contains(running.step()))
                .findFirst();
    }

    private static boolean isOf(RequestClock running, Actor official) {
        return official.groups().contains(running.signer());
    }

    // --- answering

    /** The enterprise's answer; one that comes when nobody waits any longer is kept and passed on, and changes no clock. */
    public void answer(CaseNumber caseNumber, @Nullable String text, List<UUID> documents, Actor applicant) {
        ServiceRequest request = requests.lock(caseNumber);
        Long entityId = applicant.entityId();
        if (entityId == null || entityId != request.matter().entityId()) {
            throw ProblemException.notFound("case-not-found", "没有编号为 " + caseNumber + " 的诉求");
        }
        Question question = last(request)
                .filter(last -> last.ending() != Ending.CASE_OVER)
                .orElseThrow(() -> ProblemException.conflict("not-asked", "办理单位现在没有请您补充；有情况要说明，可以催办时一并写明"));
        if (question.answer() != null) {
            throw ProblemException.conflict("answered-already", "您已经答复过，我们已转给办理单位，不用重复提交");
        }
        if (!request.status().isOpen()) {
            throw ProblemException.conflict(
                    "illegal-state", "诉求现在是“" + request.status().chineseName() + "”，不用再补充");
        }
        List<FieldProblem> flaws = new ArrayList<>();
        Texts.flaw("text", "答复", text, Texts.LONGEST, true).ifPresent(flaws::add);
        flaws.addAll(attachments.flaws(documents, entityId, applicant));
        if (!flaws.isEmpty() || text == null) {
            throw ProblemException.refused("answer-invalid", flaws.get(0).message(), flaws);
        }
        Instant now = clock.instant();
        questions.answer(question.id(), new Answer(text.strip(), now, documents), applicant.username());
        documents.forEach(id -> records.attach(caseNumber, id, now));
        String files = documents.isEmpty() ? "" : "（附件" + documents.size() + "份）";
        journal.tell(
                request,
                question.isOpen() ? "enterprise-answered" : "answered-late",
                (question.isOpen() ? "企业已补充：" : "企业逾期补充：") + text.strip() + files,
                Map.of("groups", signers(caseNumber)));
        if (question.isOpen()) {
            process.answered(caseNumber);
        }
    }

    /** Whether the enterprise may answer now, in time or late. */
    @Transactional(readOnly = true)
    public boolean mayAnswer(ServiceRequest request) {
        return request.status().isOpen()
                && last(request)
                        .filter(last -> last.answer() == null && last.ending() != Ending.CASE_OVER)
                        .isPresent();
    }

    private Optional<Question> last(ServiceRequest request) {
        List<Question> all = questions.of(request.caseNumber());
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get(all.size() - 1)).filter(last -> last.round() == request.round());
    }

    // --- going on

    /** The responsible authority does not wait any longer. */
    public void callOff(CaseNumber caseNumber, @Nullable String reason, Actor official) {
        ServiceRequest request = requests.lock(caseNumber);
        held(request, official);
        Question open =
                questions.open(caseNumber).orElseThrow(() -> ProblemException.conflict("not-waiting", "现在没有在等企业补充"));
        String said = Texts.checked("reason", "不再等待的原因", reason, Texts.LONGEST, true);
        questions.callOff(open.id(), said);
        journal.tell(
                request, "waiting-called-off", "不再等待企业补充：" + said, Map.of("groups", otherSigners(caseNumber, open)));
        process.calledOff(caseNumber);
    }

    /** The waiting is over, for whatever reason: every clock goes on with what was left of it, its warnings with it. */
    public void resume(CaseNumber caseNumber) {
        ServiceRequest request = requests.lock(caseNumber);
        questions.open(caseNumber).ifPresent(open -> {
            Ending ending = open.endingNow();
            Instant now = clock.instant();
            questions.end(open.id(), ending, now);
            Set<Long> stopped = new HashSet<>();
            paused(caseNumber).forEach(clock -> {
                resumeClock(clock, now);
                stopped.add(clock.id());
            });
            List<ClockTimes> timetable = new ArrayList<>();
            Set<String> moved = new LinkedHashSet<>();
            records.openClocks(caseNumber).stream()
                    .filter(running -> stopped.contains(running.id()))
                    .forEach(running -> {
                        RequestPlan.Step step = plans.plan().step(running.step());
                        timetable.add(new ClockTimes(
                                running.step(),
                                running.ofPlan(),
                                running.due(),
                                WarningTimes.timetable(step, running.due(), calendar, now)));
                        moved.add("“" + running.name() + "”的期限为" + day(running.due()));
                    });
            if (ending == Ending.TIME_OVER) {
                journal.tell(
                        request,
                        "answer-overdue",
                        "补充期限已过，没有收到企业的补充；诉求继续办理，仍可补充",
                        Map.of("groups", signers(caseNumber)));
            }
            journal.tell(request, "handling-resumed", "办理时限恢复计算，" + String.join("，", moved), Map.of());
            process.move(WarningTimes.moved(caseNumber, timetable));
        });
    }

    /** The request ends here or goes on elsewhere: nobody waits any longer. */
    void endIfWaiting(ServiceRequest request) {
        questions.open(request.caseNumber()).ifPresent(open -> {
            Instant now = clock.instant();
            questions.end(open.id(), Ending.CASE_OVER, now);
            paused(request.caseNumber()).forEach(clock -> resumeClock(clock, now));
        });
    }

    /** Gives the clock back the time that it stood still. */
    void resumeClock(RequestClock stopped, Instant now) {
        Instant since = stopped.pausedAt();
        if (since != null) {
            Instant until = now.isBefore(since) ? since : now;
            records.resumeClock(stopped.id(), until, dueAfterPause(stopped, since, until));
        }
    }

    /** Nobody becomes late by a pause: one that began on the last working day and ends on a day off leaves the next working day. */
    private Instant dueAfterPause(RequestClock stopped, Instant since, Instant until) {
        Instant due = calendar.dueAfterPause(stopped.due(), since, until, stopped.unit());
        boolean wasInTime = !stopped.due().isBefore(since);
        return wasInTime && due.isBefore(until) ? calendar.due(until, TimeLimit.workingDays(0)) : due;
    }

    private List<RequestClock> paused(CaseNumber caseNumber) {
        return records.openClocks(caseNumber).stream()
                .filter(running -> running.pausedAt() != null)
                .toList();
    }

    private List<String> signers(CaseNumber caseNumber) {
        return records.openClocks(caseNumber).stream()
                .filter(running -> asking().pauses(running.step()))
                .map(RequestClock::signer)
                .distinct()
                .toList();
    }

    private List<String> otherSigners(CaseNumber caseNumber, Question question) {
        return signers(caseNumber).stream()
                .filter(signer -> !signer.startsWith(question.authority() + "."))
                .toList();
    }

    private RequestPlan.Questions asking() {
        return plans.plan().questions();
    }

    private static String day(Instant until) {
        return LocalDate.ofInstant(until, Zones.SHANGHAI).format(DAY);
    }
}
