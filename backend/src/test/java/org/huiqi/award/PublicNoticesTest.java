package org.huiqi.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huiqi.funding.Ledgers.newCase;
import static org.huiqi.funding.Ledgers.together;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.huiqi.identity.Actor;
import org.huiqi.identity.ActorKind;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@HuiqiTest
@RecordApplicationEvents
class PublicNoticesTest {

    private static final Actor CITIZEN = new Actor("citizen", "市民", ActorKind.APPLICANT, 1L, Set.of());

    @Autowired
    PublicNotices notices;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEvents events;

    private final CaseNumber caseNumber = newCase();
    private final Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant until = from.plus(Duration.ofDays(7));

    @BeforeEach
    void open() {
        notices.open(caseNumber, "境内主板上市奖励", "演示企业" + caseNumber, Money.of(100), from, until);
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }

    @Test
    void shouldShowTheNoticeToThePublicUntilItIsClosed() {
        assertThat(listed()).extracting(PublicNotice::caseNumber).containsExactly(caseNumber);

        notices.close(caseNumber);
        notices.close(caseNumber);

        assertThat(listed()).isEmpty();
        assertThat(notices.find(caseNumber).orElseThrow().state()).isEqualTo(NoticeState.CLOSED);
        assertThat(events.stream(PublicNoticeClosed.class)).hasSize(1);
    }

    @Test
    void shouldStopTheNoticeWithTheFirstObjectionOnly() {
        notices.object(caseNumber, "未在本地纳税", "13800000000", CITIZEN);
        notices.object(caseNumber, "补充证据", "13800000000", CITIZEN);

        PublicNotice notice = notices.find(caseNumber).orElseThrow();
        assertThat(notice.state()).isEqualTo(NoticeState.PAUSED);
        assertThat(notice.objections()).isEqualTo(2);
        assertThat(events.stream(ObjectionRaised.class).map(ObjectionRaised::stopsNotice))
                .containsExactly(true, false);
    }

    @Test
    void shouldGoOnAfterTheObjectionIsDismissed() {
        notices.object(caseNumber, "未在本地纳税", "13800000000", CITIZEN);

        notices.resume(caseNumber, until.plus(Duration.ofDays(2)));

        PublicNotice notice = notices.find(caseNumber).orElseThrow();
        assertThat(notice.state()).isEqualTo(NoticeState.OPEN);
        assertThat(notice.until()).isEqualTo(until.plus(Duration.ofDays(2)));
        assertThat(notice.pausedAt()).isNull();
        assertThat(notices.objectionsOf(caseNumber))
                .extracting(Objection::upheld)
                .containsExactly(false);
    }

    @Test
    void shouldStartAnewAfterTheCaseWentBackToReview() {
        notices.object(caseNumber, "未在本地纳税", "13800000000", CITIZEN);

        notices.open(caseNumber, "境内主板上市奖励", "演示企业" + caseNumber, Money.of(80), from, until);

        assertThat(listed()).extracting(PublicNotice::amount).containsExactly(Money.of(80));
        assertThat(notices.find(caseNumber).orElseThrow().objections()).isZero();
        assertThat(notices.objectionsOf(caseNumber))
                .extracting(Objection::upheld)
                .containsExactly(true);
    }

    @Test
    void shouldTakeThreeObjectionsAPersonAtMostHoweverFastTheyCome() throws Exception {
        List<Boolean> taken = together(8, i -> () -> {
            try {
                notices.object(caseNumber, "异议" + i, "13800000000", CITIZEN);
                return true;
            } catch (ProblemException refused) {
                assertThat(refused.code()).isEqualTo("objection-limit");
                return false;
            }
        });

        assertThat(taken.stream().filter(accepted -> accepted)).hasSize(3);
        assertThat(notices.objectionsOf(caseNumber)).hasSize(3);
        Actor another = new Actor("another", "另一人", ActorKind.APPLICANT, 2L, Set.of());
        notices.object(caseNumber, "异议", "13900000000", another);
    }

    @Test
    void shouldTakeNoObjectionAfterTheEnd() {
        clock.set(until.plusSeconds(1));

        assertThatThrownBy(() -> notices.object(caseNumber, "未在本地纳税", "13800000000", CITIZEN))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo("notice-ended"));
    }

    @Test
    void shouldNameEveryFlawOfAnObjection() {
        assertThatThrownBy(() -> notices.object(caseNumber, " ", "", CITIZEN))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.status()).isEqualTo(422);
                    assertThat(problem.errors()).extracting(FieldProblem::field).containsExactly("text", "contact");
                });
        assertThatThrownBy(() -> notices.object(caseNumber, "长".repeat(2001), "13800000000", CITIZEN))
                .isInstanceOf(ProblemException.class);
        notices.object(caseNumber, "长".repeat(2000), "13800000000", CITIZEN);
    }

    @Test
    void shouldKnowNoNoticeOfAnotherCase() {
        assertThatThrownBy(() -> notices.object(newCase(), "异议", "13800000000", CITIZEN))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.status())
                        .isEqualTo(404));
    }

    private List<PublicNotice> listed() {
        return notices.listCurrent(ListQuery.of(1, 10, "until", "DESC", caseNumber.value()))
                .rows();
    }
}
