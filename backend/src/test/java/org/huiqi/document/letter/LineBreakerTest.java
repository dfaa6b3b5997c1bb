package org.huiqi.document.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every character is one wide here, so that a line of ten holds ten. */
class LineBreakerTest {

    private final LineBreaker breaker = new LineBreaker(text -> text.codePointCount(0, text.length()));

    @Test
    void shouldNotBeginALineWithAClosingMark() {
        assertThat(breaker.lines("一二三四五六七八九十。一二", 10, 0)).containsExactly("一二三四五六七八九", "十。一二");
    }

    @Test
    void shouldNotEndALineWithAnOpeningMark() {
        assertThat(breaker.lines("一二三四五六七八九《意见》", 10, 0)).containsExactly("一二三四五六七八九", "《意见》");
    }

    @Test
    void shouldKeepNumbersAndTheirYuanWhole() {
        assertThat(breaker.lines("一二三四五¥3,000元正", 10, 0)).containsExactly("一二三四五", "¥3,000元正");
    }

    @Test
    void shouldCutAWordThatIsWiderThanALine() {
        assertThat(breaker.lines("ABCDEFGHIJKLMNO", 10, 0)).containsExactly("ABCDEFGHIJ", "KLMNO");
    }

    @Test
    void shouldIndentTheFirstLineOnly() {
        assertThat(breaker.lines("一二三四五六七八九十一二", 10, 2)).containsExactly("一二三四五六七八", "九十一二");
    }
}
