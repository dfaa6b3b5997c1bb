package org.huiqi.registry.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.policy.Measure;
import org.huiqi.policy.MeasureTimeLimit;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.shared.Zones;
import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every deadline of the pack: which a process can name, and which are dates or run from nothing that can be counted. */
@HuiqiTest
class PolicyTimeLimitsTest {

    @Autowired
    PolicyTimeLimits limits;

    @Autowired
    PolicyLibrary policies;

    @Autowired
    WorkingCalendar calendar;

    @Test
    void shouldKnowALimitOrADateForEveryDeadlineOfThePack() {
        List<Measure> deadlines = policies.all().stream()
                .filter(measure -> measure.kind().id().equals("deadline"))
                .toList();

        assertThat(deadlines).hasSizeGreaterThan(30);
        assertThat(deadlines).allSatisfy(measure -> {
            MeasureTimeLimit limit = measure.timeLimit();
            assertThat(limit).as(measure.id()).isNotNull();
            assertThat(limit.length() != null || limit.due() != null || limit.before() != null)
                    .as(measure.id())
                    .isTrue();
        });
    }

    @Test
    void shouldCountEveryLengthThatRunsFromAnEvent() {
        assertThat(limits.all()).allSatisfy(measure -> {
            MeasureTimeLimit limit = measure.timeLimit();
            boolean counted = limit.length() != null && limit.before() == null && !"minute".equals(limit.unit());
            assertThat(limits.find(measure.id()).isPresent()).as(measure.id()).isEqualTo(counted);
        });
    }

    @Test
    void shouldCountTheseAndNoOthers() {
        Map<String, TimeLimit> counted = new TreeMap<>();
        limits.all().forEach(measure -> limits.find(measure.id()).ifPresent(limit -> counted.put(measure.id(), limit)));

        assertThat(counted).isEqualTo(EXPECTED);
    }

    @Test
    void shouldLetAProcessNameALimit() {
        Instant start =
                LocalDateTime.parse("2026-02-13T10:00").atZone(Zones.SHANGHAI).toInstant();

        assertThat(calendar.due(start, "hn-credit-repair-1day")).isEqualTo(at("2026-02-14T23:59:59"));
        assertThat(calendar.due(start, "jz-sme-payment-30-60")).isEqualTo(at("2026-03-15T23:59:59"));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Zones.SHANGHAI).toInstant();
    }

    private static final Map<String, TimeLimit> EXPECTED = new TreeMap<>(Map.ofEntries(
            Map.entry("hn-approval-40wd", TimeLimit.workingDays(40)),
            Map.entry("hn-approval-60wd", TimeLimit.workingDays(60)),
            Map.entry("hn-credit-repair-1day", TimeLimit.workingDays(1)),
            Map.entry("hn-export-refund-6wd", TimeLimit.workingDays(6)),
            Map.entry("hn-loan-extension-6m", TimeLimit.months(6)),
            Map.entry("hn-log-pass", TimeLimit.days(15)),
            Map.entry("hn-power-connection-5wd", TimeLimit.workingDays(5)),
            Map.entry("hn-scale-quarterly-bulletin", TimeLimit.months(3)),
            Map.entry("hn-scale-weekly-matching", TimeLimit.days(7)),
            Map.entry("hn-social-insurance-deferral-3m", TimeLimit.months(3)),
            Map.entry("hn-utility-arrears-3m", TimeLimit.months(3)),
            Map.entry("hn-utility-arrears-6m", TimeLimit.months(6)),
            Map.entry("hn-vehicle-inspection-extension-3m", TimeLimit.months(3)),
            Map.entry("hn-weekly-bank-matching", TimeLimit.days(7)),
            Map.entry("hn-weekly-joint-review", TimeLimit.days(7)),
            Map.entry("jz-bill-acceptance-6m", TimeLimit.months(6)),
            Map.entry("jz-commitment-project-40wd", TimeLimit.workingDays(40)),
            Map.entry("jz-credit-repair-1wd", TimeLimit.workingDays(1)),
            Map.entry("jz-epidemic-24h", TimeLimit.hours(24)),
            Map.entry("jz-land-auction-deposit", TimeLimit.months(12)),
            Map.entry("jz-logistics-service-area", TimeLimit.days(3)),
            Map.entry("jz-mfg-tax-deferral", TimeLimit.months(6)),
            Map.entry("jz-policy-lookback", TimeLimit.months(12)),
            Map.entry("jz-project-approval-45d", TimeLimit.days(45)),
            Map.entry("jz-project-supervision", TimeLimit.months(1)),
            Map.entry("jz-sme-payment-30-60", TimeLimit.days(30)),
            Map.entry("jz-social-insurance-deferral", TimeLimit.months(3)),
            Map.entry("jz-utilities-no-cutoff-3m", TimeLimit.months(3)),
            Map.entry("jz-zjtx-seed-library", TimeLimit.months(12)),
            Map.entry("cn-equipment-loss-carryforward", TimeLimit.months(60)),
            Map.entry("cn-ind-mfg-tax-deferral-extension", TimeLimit.months(6)),
            Map.entry("cn-soe-rent-supplement-2m", TimeLimit.months(2)),
            Map.entry("cn-svc-epi-24h", TimeLimit.hours(24)),
            Map.entry("cn-svc-social-insurance-deferral", TimeLimit.months(12)),
            Map.entry("cn-wen33-bill-acceptance-6m", TimeLimit.months(6)),
            Map.entry("cn-wen33-truck-loan-deferral-6m", TimeLimit.months(6)),
            Map.entry("pds-bond-monthly-review", TimeLimit.months(1)),
            Map.entry("pds-electricity-connection-deadline", TimeLimit.workingDays(5)),
            Map.entry("pds-export-refund-deadline", TimeLimit.workingDays(6)),
            Map.entry("pds-insurance-deferral-3m", TimeLimit.months(3)),
            Map.entry("pds-invest-approval-60d", TimeLimit.workingDays(60)),
            Map.entry("pds-invest-approval-commitment-40d", TimeLimit.workingDays(40)),
            Map.entry("pds-scaleup-monthly-bulletin", TimeLimit.months(1)),
            Map.entry("pds-utility-arrears-3m", TimeLimit.months(3)),
            Map.entry("pds-weekly-bank-matching", TimeLimit.days(7))));
}
