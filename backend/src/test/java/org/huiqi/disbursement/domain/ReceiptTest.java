package org.huiqi.disbursement.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.junit.jupiter.api.Test;

class ReceiptTest {

    /** 07:30 on the 21st in Shanghai, still the 20th in UTC. */
    private static final Instant ISSUED = Instant.parse("2026-11-20T23:30:00Z");

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void shouldTakeAReceiptOfAnyDayFromTheIssueUntilToday() {
        assertThat(Receipt.checked(" HD-1 ", LocalDate.of(2026, 11, 21), ISSUED, TODAY))
                .isEqualTo(new Receipt("HD-1", LocalDate.of(2026, 11, 21)));
        assertThat(Receipt.checked("HD-1", TODAY, ISSUED, TODAY).paidOn()).isEqualTo(TODAY);
    }

    @Test
    void shouldRefuseAPaymentBeforeItWasIssuedByTheCalendarOfShanghai() {
        refused("HD-1", LocalDate.of(2026, 11, 20), "receiptDate");
    }

    @Test
    void shouldRefuseAPaymentOfTomorrowAndNameEveryFlaw() {
        refused("HD-1", TODAY.plusDays(1), "receiptDate");
        refused(" ", TODAY.plusDays(1), "receiptNumber", "receiptDate");
        refused("H".repeat(65), TODAY, "receiptNumber");
    }

    private static void refused(String number, LocalDate paidOn, String... fields) {
        assertThatThrownBy(() -> Receipt.checked(number, paidOn, ISSUED, TODAY))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo("receipt-invalid");
                    assertThat(problem.errors()).extracting(FieldProblem::field).containsExactly(fields);
                });
    }
}
