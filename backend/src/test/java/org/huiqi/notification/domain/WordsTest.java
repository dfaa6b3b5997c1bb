package org.huiqi.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiqi.servicerequest.ServiceRequestEvent;
import org.huiqi.shared.CaseNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private static final String NUMBER = "PDS-SQ-20260101-000001";
    private static final Map<String, Object> DETAILS =
            Map.of("step", "userTask_reviewApplication", "stepName", "业务审核", "due", "2026-01-08T15:59:59.999999Z");

    @ParameterizedTest
    @CsvSource({
        "applications.yaml,applicants",
        "applications.yaml,staff",
        "requests.yaml,enterprises",
        "requests.yaml,staff"
    })
    void shouldBeThereInBothLanguages(String file, String part) {
        Wordings wordings = Wordings.read(file, part, "编号", "Case");
        List<String> keys =
                new ArrayList<>(Wordings.map(Wordings.load(file).get(part)).keySet());

        assertThat(keys).isNotEmpty();
        for (String key : keys) {
            Message message = wordings.message(key, NUMBER, "发生了一件事", DETAILS).orElseThrow();
            Words chinese = message.chinese();
            Words english = message.english();
            assertThat(chinese.body()).contains(NUMBER).contains("发生了一件事。");
            assertThat(chinese.mail()).doesNotContain("发生了一件事").doesNotContain("{");
            assertThat(chinese.title() + chinese.mail()).doesNotContainPattern("[A-Za-z]{2,}");
            assertThat(english.body()).contains(NUMBER);
            assertThat((english.title() + english.body() + english.mail())
                            .codePoints()
                            .noneMatch(Character::isIdeographic))
                    .as(key)
                    .isTrue();
            assertThat(english.title() + english.mail()).doesNotContain("{");
        }
    }

    @Test
    void shouldNameTheStepInTheLanguageOfTheReader() {
        Message message = staff("step-opened", DETAILS);

        assertThat(message.chinese().title()).isEqualTo("有新的待办：业务审核");
        assertThat(message.chinese().mail()).endsWith("最晚2026年1月8日（周四）办结。");
        assertThat(message.english().title()).isEqualTo("New task: review application");
        assertThat(message.english().mail()).endsWith("It is due on Thu 8 Jan 2026.");
    }

    @Test
    void shouldDoWithoutStepAndDate() {
        Message message = staff("step-opened", Map.of());

        assertThat(message.chinese().title()).isEqualTo("有新的待办");
        assertThat(message.english().title()).isEqualTo("New task");
        assertThat(message.english().mail())
                .isEqualTo("A service request is waiting for you. Please claim it in the task list.");
    }

    @Test
    void shouldKeepANameThatIsNoEnglishVerb() {
        assertThat(staff("step-opened", Map.of("step", "步骤一", "stepName", "会签"))
                        .english()
                        .title())
                .isEqualTo("New task: 会签");
    }

    @Test
    void shouldTellTimesThatAreNotTheEndOfADay() {
        Instant noon = Instant.parse("2026-01-08T04:05:00Z");
        assertThat(Language.CHINESE.text(noon)).isEqualTo("2026年1月8日（周四）12:05");
        assertThat(Language.ENGLISH.text(noon)).isEqualTo("Thu 8 Jan 2026, 12:05");
    }

    @Test
    void shouldBeUrgentWhereAWarningIsGiven() {
        assertThat(staff("red-card", DETAILS).urgent()).isTrue();
        assertThat(staff("urged", DETAILS).urgent()).isTrue();
        assertThat(staff("step-opened", DETAILS).urgent()).isFalse();
    }

    @Test
    void shouldNotTellTheEnterpriseWhatIsInternal() {
        assertThat(RequestMessages.forEnterprise(event("dispatched", true, Map.of())))
                .isEmpty();
        assertThat(RequestMessages.forEnterprise(event("dispatched", false, Map.of())))
                .isPresent();
    }

    @Test
    void shouldWaitLongerEachTimeButNotForEver() {
        assertThat(List.of(1, 2, 3, 4, 5, 100).stream().map(Backoff::after).map(delay -> delay.toMinutes()))
                .containsExactly(1L, 2L, 4L, 8L, 10L, 10L);
    }

    @Test
    void shouldNotGrowWithoutEnd() {
        MailText.Entry entry = new MailText.Entry("题", "文", NUMBER, null);
        MailText text = MailText.of(java.util.Collections.nCopies(200, entry), Language.CHINESE);

        assertThat(text.subject()).contains("等200条消息");
        assertThat(text.plain()).contains("另有170条消息").contains("请登录惠企平台，在“消息”里打开。");
    }

    private static Message staff(String event, Map<String, Object> details) {
        return Optional.of(RequestMessages.forStaff(event(event, true, details)))
                .orElseThrow();
    }

    private static ServiceRequestEvent event(String event, boolean internal, Map<String, Object> details) {
        return new ServiceRequestEvent(
                new CaseNumber(NUMBER), 1, event, Instant.EPOCH, "someone", "某人", "发生了一件事", internal, details);
    }
}
