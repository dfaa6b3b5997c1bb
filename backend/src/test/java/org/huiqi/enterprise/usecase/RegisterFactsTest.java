package org.huiqi.enterprise.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessRegistry;
import org.huiqi.enterprise.EntityFilters;
import org.huiqi.enterprise.RegisterFact;
import org.huiqi.enterprise.RegisterVocabulary;
import org.huiqi.enterprise.persistence.FactTable;
import org.huiqi.enterprise.persistence.RegisterWrites;
import org.huiqi.identity.Actor;
import org.huiqi.identity.ActorKind;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@HuiqiTest
class RegisterFactsTest {

    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);
    private static final Actor STAFF =
            new Actor("jz-reception", "某工作人员", ActorKind.STAFF, null, Set.of("jz-reception.acceptor"));

    /** A register outside that answers as it is told. */
    private static final class Told implements BusinessRegistry {

        private @Nullable Entry entry;
        private boolean broken;

        @Override
        public String name() {
            return "测试登记库";
        }

        @Override
        public Optional<Entry> lookUp(UnifiedSocialCreditCode code) {
            if (broken) {
                throw new RegistryUnavailable("broken", false, null);
            }
            return Optional.ofNullable(entry);
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    BusinessEntities entities;

    @Autowired
    FactTable facts;

    @Autowired
    RegisterWrites register;

    @Autowired
    RegisterVocabulary vocabulary;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Autowired
    Businesses businesses;

    private final Told told = new Told();

    @Test
    void shouldTakeOverWhatIsNewAndRightAndNothingElse() {
        long id = newBusiness();
        told.entry = new BusinessRegistry.Entry(
                "别的名字",
                List.of(
                        fact("isListed", true, AS_OF),
                        fact("financingAmount", new BigDecimal("-1"), AS_OF),
                        fact("headcountAtLastMonthEnd", new BigDecimal("12"), LocalDate.of(2999, 1, 1)),
                        fact("district", "解放区", AS_OF),
                        fact("nobodyAsks", "x", AS_OF)));

        RegisterFacts.Refreshed first = refresh(id);
        RegisterFacts.Refreshed second = refresh(id);

        assertThat(first.changed()).isEqualTo(2);
        assertThat(first.problems()).hasSize(3).anyMatch(problem -> problem.message()
                .contains("不能为负数"));
        assertThat(second.changed()).isZero();
        assertThat(second.unchanged()).isEqualTo(2);
        assertThat(entities.factsOf(id, AS_OF.plusDays(1)))
                .extracting(RegisterFact::name)
                .containsExactly("district", "isListed");
        assertThat(entities.get(id).district()).isEqualTo("解放区");
    }

    @Test
    void shouldSayWhoDoesNotKnowOrAnswer() {
        long id = newBusiness();

        ProblemException unknown = catchThrowableOfType(ProblemException.class, () -> refresh(id));
        told.broken = true;
        ProblemException silent = catchThrowableOfType(ProblemException.class, () -> refresh(id));

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.getMessage()).contains("测试登记库没有");
        assertThat(silent.status()).isEqualTo(503);
        assertThat(silent.getMessage()).contains("没有应答", "现有登记信息不受影响");
    }

    @Test
    void shouldAnswerFromItsOwnTablesWhereNoRegisterIsConnected() {
        long id = newBusiness();

        Answer answer = Visitor.loggedIn(port, "jz-reception")
                .post("/api/business-entities/" + id + "/refresh", java.util.Map.of());

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("changed").asInt()).isZero();
        assertThat(answer.json()
                        .path("facts")
                        .get(0)
                        .path("current")
                        .path("text")
                        .asText())
                .isEqualTo("山阳区");
        for (String other : List.of("qiye", "auditor", "sysadmin")) {
            assertThat(Visitor.loggedIn(port, other)
                            .post("/api/business-entities/" + id + "/refresh", java.util.Map.of())
                            .status())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(Visitor.loggedIn(port, "pds-reception")
                        .post("/api/business-entities/" + id + "/refresh", java.util.Map.of())
                        .status())
                .isEqualTo(404);
    }

    private RegisterFacts.Refreshed refresh(long id) {
        return new RegisterFacts(entities, facts, register, vocabulary, told, events, transaction, clock)
                .refresh(id, STAFF);
    }

    private static BusinessRegistry.Fact fact(String name, Object value, LocalDate asOf) {
        return new BusinessRegistry.Fact(name, value, null, asOf);
    }

    private long newBusiness() {
        businesses.enterprise(Jurisdiction.JIAOZUO, "山阳区");
        return entities.list(ListQuery.of(1, 1, "id", "DESC", null), EntityFilters.NONE)
                .rows()
                .get(0)
                .id();
    }
}
