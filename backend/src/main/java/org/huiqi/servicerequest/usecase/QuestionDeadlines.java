package org.huiqi.servicerequest.usecase;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.huiqi.calendar.CalendarChange;
import org.huiqi.calendar.MovedDeadline;
import org.huiqi.servicerequest.domain.Question;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.persistence.OpenRequestClocks.OpenClock;
import org.huiqi.servicerequest.persistence.Questions;
import org.huiqi.servicerequest.persistence.Questions.Waiting;
import org.huiqi.servicerequest.persistence.ServiceRequests;
import org.huiqi.shared.Zones;
import org.springframework.stereotype.Component;

/** Until when requests wait for their enterprise, when the calendar changes under them; called with those requests locked. */
@Component
class QuestionDeadlines {

    private static final String WAIT = "eventBasedGateway_answer";
    private static final String NAME = "等待企业补充";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

    private final Questions questions;
    private final ServiceRequests requests;
    private final RequestProcess process;
    private final RequestJournal journal;

    QuestionDeadlines(Questions questions, ServiceRequests requests, RequestProcess process, RequestJournal journal) {
        this.questions = questions;
        this.requests = requests;
        this.process = process;
        this.journal = journal;
    }

    List<MovedDeadline> preview(CalendarChange change) {
        return questions.waiting().stream()
                .flatMap(waiting -> line(waiting, change).stream())
                .toList();
    }

    List<MovedDeadline> carryOut(CalendarChange change) {
        List<Waiting> waiting = questions.waiting();
        List<MovedDeadline> lines =
                waiting.stream().flatMap(one -> line(one, change).stream()).toList();
        waiting.forEach(one -> moved(one.question(), change).ifPresent(until -> move(one, until, change)));
        return lines;
    }

    private void move(Waiting waiting, Instant until, CalendarChange change) {
        Instant was = waiting.question().until();
        questions.move(waiting.question().id(), until);
        process.moveAnswer(waiting.caseNumber(), until);
        ServiceRequest request = requests.lock(waiting.caseNumber());
        journal.tell(
                request,
                "deadline-moved",
                "补充材料的期限由" + day(was) + "改为" + day(until) + "（" + change.year() + "年放假安排，" + change.notice() + "）",
                Map.of(
                        "step", WAIT,
                        "stepName", NAME,
                        "from", was.toString(),
                        "until", until.toString(),
                        "notice", change.notice()));
    }

    /** The due date of a clock that stands still if the enterprise takes all of its time, under the changed calendar. */
    Instant dueAtTheLatest(OpenClock stopped, Instant since, Instant due, CalendarChange change) {
        Instant until = questions
                .open(stopped.caseNumber())
                .map(question -> moved(question, change).orElse(question.until()))
                .orElse(since);
        return change.after().dueAfterPause(due, since, until, stopped.unit());
    }

    private static Optional<Instant> moved(Question question, CalendarChange change) {
        return change.newDue(question.terms(), question.until());
    }

    private static Optional<MovedDeadline> line(Waiting waiting, CalendarChange change) {
        return moved(waiting.question(), change)
                .map(until -> new MovedDeadline(
                        waiting.caseNumber().value(),
                        "service-request",
                        "诉求",
                        WAIT,
                        NAME,
                        waiting.question().until(),
                        until));
    }

    private static String day(Instant due) {
        return LocalDate.ofInstant(due, Zones.SHANGHAI).format(DAY);
    }
}
