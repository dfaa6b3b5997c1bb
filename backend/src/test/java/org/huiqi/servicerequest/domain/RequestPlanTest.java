package org.huiqi.servicerequest.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.servicerequest.domain.RequestPlan.Escalation;
import org.huiqi.servicerequest.domain.RequestPlan.From;
import org.huiqi.servicerequest.domain.RequestPlan.Step;
import org.huiqi.servicerequest.domain.ServiceRequest.Matter;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Government;
import org.huiqi.shared.ProblemException;
import org.junit.jupiter.api.Test;

class RequestPlanTest {

    private static final Government PROVINCE = Government.of("hn");
    private static final Government CITY = Government.of("pds");
    private static final Government COUNTY = Government.of("pds-ruzhou");
    private static final Instant SUBMITTED = Instant.parse("2026-03-02T02:00:00Z");
    private static final Instant DISPATCHED = Instant.parse("2026-03-09T02:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-10T02:00:00Z");

    @Test
    void shouldStartClocksAnewAtAnotherGovernmentOrKeepThem() {
        ServiceRequest request = request();
        request.transferTo(PROVINCE);
        request.dispatchTo("hn-tax", List.of(), HandlingKind.ORDINARY, null, DISPATCHED);

        assertThat(plan(false).startOf(step(From.DISPATCH), request, true, NOW)).isEqualTo(DISPATCHED);
        assertThat(plan(true).startOf(step(From.DISPATCH), request, true, NOW)).isEqualTo(SUBMITTED);
        assertThat(plan(true).startOf(step(From.DISPATCH), request, false, NOW))
                .as("it was never transferred")
                .isEqualTo(DISPATCHED);
        assertThat(plan(true).startOf(step(From.STEP), request, true, NOW)).isEqualTo(NOW);
        assertThat(plan(false).startOf(step(From.ROUND), request, true, NOW)).isEqualTo(SUBMITTED);
    }

    @Test
    void shouldBeginAnewAtAnotherGovernmentWithoutForgettingTheRound() {
        ServiceRequest request = request();
        request.dispatchTo("pds-tax", List.of("pds-hrss"), HandlingKind.COMPLEX, "请尽快", DISPATCHED);
        request.reportMeasures("马上办");

        request.transferTo(PROVINCE);

        assertThat(request.status()).isEqualTo(RequestStatus.SUBMITTED);
        assertThat(request.holder()).isEqualTo(PROVINCE);
        assertThat(request.matter().origin()).as("where it came in").isEqualTo(CITY);
        assertThat(request.responsible()).isNull();
        assertThat(request.support()).isEmpty();
        assertThat(request.handling().kind()).isEqualTo(HandlingKind.COMPLEX);
        assertThatThrownBy(() -> request.transferTo(PROVINCE)).isInstanceOf(ProblemException.class);
    }

    @Test
    void shouldNameTheSignersOfTheGovernmentThatHasIt() {
        ServiceRequest request = request();
        assertThat(RequestPlan.groups("{code}-leader.approver", request)).containsExactly("pds-leader.approver");
        assertThat(RequestPlan.groups("{parent}-supervision.supervisor", request))
                .containsExactly("hn-supervision.supervisor");

        request.transferTo(COUNTY);

        assertThat(RequestPlan.groups("{code}-leader.approver", request)).containsExactly("pds-ruzhou-leader.approver");
        assertThat(RequestPlan.groups("{parent}-supervision.supervisor", request))
                .containsExactly("pds-supervision.supervisor");
        request.transferTo(CITY);
        request.transferTo(PROVINCE);
        assertThat(RequestPlan.groups("{parent}-supervision.supervisor", request))
                .as("nobody is above")
                .containsExactly("hn-supervision.supervisor");
    }

    @Test
    void shouldGoOneLevelAtATimeAndOnlyToItsOwnCounties() {
        ServiceRequest request = request();
        for (String other : List.of("pds", "jz", "jz-shanyang")) {
            assertThatThrownBy(() -> request.transferTo(Government.of(other)))
                    .as(other)
                    .isInstanceOf(ProblemException.class);
        }
        request.transferTo(COUNTY);
        for (String other : List.of("hn", "pds-yexian", "jz")) {
            assertThatThrownBy(() -> request.transferTo(Government.of(other)))
                    .as(other)
                    .isInstanceOf(ProblemException.class);
        }
    }

    private static ServiceRequest request() {
        return ServiceRequest.submitted(
                new Matter(
                        new CaseNumber("PDS-SQ-20260302-000001"),
                        1,
                        CITY,
                        "新华区",
                        "tax",
                        null,
                        "标题",
                        "内容",
                        RequestSource.PORTAL,
                        null,
                        "qiye",
                        SUBMITTED),
                HandlingKind.ORDINARY);
    }

    private static RequestPlan plan(boolean transfersKeepClocks) {
        TimeLimit any = TimeLimit.days(1);
        RequestPlan.Questions asks = new RequestPlan.Questions(any, 2, Set.of(), Set.of());
        return new RequestPlan(
                List.of(), Map.of(), Map.of(), Map.of(), any, any, 2, any, 2, asks, transfersKeepClocks, List.of());
    }

    private static Step step(From from) {
        TimeLimit any = TimeLimit.days(1);
        return new Step(
                "userTask_reportMeasures",
                "反馈办理措施",
                "主责部门正在拟定办理措施",
                "主责单位",
                "measures",
                true,
                false,
                Map.of(),
                List.of("{responsible}.reviewer"),
                any,
                from,
                null,
                any,
                new Escalation(any, any, any, any, "{code}-leader.approver", "{code}-supervision.supervisor"));
    }
}
