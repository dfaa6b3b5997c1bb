package org.huiqi.servicerequest.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.huiqi.calendar.TimeLimit;
import org.huiqi.servicerequest.domain.RequestPlan;
import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HuiqiTest
class NamedLimitsOfRequestsTest {

    @Autowired
    RequestPlans plans;

    @Test
    void shouldTakeTheLimitsOfCategoriesFromThePoliciesThatSetThem() {
        RequestPlan plan = plans.plan();
        RequestPlan.Step resolve = plan.step("userTask_resolveRequest");

        assertThat(plan.limit(resolve, "credit-repair")).isEqualTo(TimeLimit.workingDays(1));
        assertThat(plan.limit(resolve, "arrears")).isEqualTo(TimeLimit.days(30));
        assertThat(plan.limit(resolve, "financing")).isEqualTo(resolve.timeLimit());
    }
}
