package org.huiqi.document.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.huiqi.document.Letter;
import org.huiqi.document.SampleFiles;
import org.junit.jupiter.api.Test;

class PdfLettersTest {

    private final PdfLetters letters = new PdfLetters();

    @Test
    void shouldPrintEveryCharacterOfTheLetter() throws IOException {
        Letter letter = SampleFiles.letter();

        byte[] pdf = letters.render(letter);

        Files.write(Path.of("target", "sample-letter.pdf"), pdf);
        String printed = squeezed(textOf(pdf));
        assertThat(printed).contains(squeezed(letter.footer()));
        // What runs over a page end has the foot of the page in its midst.
        printed = printed.replaceAll("—\\d+/\\d+—" + squeezed(letter.footer()), "");
        for (String text : textsOf(letter)) {
            assertThat(printed).contains(squeezed(text));
        }
        assertThat(printed).contains("2026年11月21日").doesNotContain("〓");
    }

    @Test
    void shouldEmbedTheFontSmall() throws IOException {
        byte[] pdf = letters.render(SampleFiles.letter());

        assertThat(pdf.length).isLessThan(150_000);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var resources = document.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                assertThat(resources.getFont(name).isEmbedded()).isTrue();
                assertThat(resources.getFont(name).getName()).matches("[A-Z]{6}\\+.*");
            }
        }
    }

    @Test
    void shouldNumberThePagesAndRepeatTheTableHeader() throws IOException {
        List<List<String>> rows = IntStream.rangeClosed(1, 120)
                .mapToObj(i -> List.of("第" + i + "笔", "¥" + i + ",000.00"))
                .toList();
        Letter letter = letterOf(new Letter.Table(List.of("事项", "金额"), rows));

        byte[] pdf = letters.render(letter);

        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(3);
            for (int page = 1; page <= pages; page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String text = squeezed(stripper.getText(document));
                assertThat(text).contains("—" + page + "/" + pages + "—");
                if (text.contains("笔")) {
                    assertThat(text).contains("事项金额");
                }
            }
        }
        assertThat(squeezed(textOf(pdf))).contains("第120笔¥120,000.00");
    }

    @Test
    void shouldBreakARowThatIsHigherThanAPage() throws IOException {
        String text = IntStream.range(0, 400).mapToObj(i -> "第" + i + "项说明，").collect(Collectors.joining());
        Letter letter = letterOf(new Letter.Table(List.of("一", "二", "三"), List.of(List.of(text, "¥1.00", text))));

        assertThat(textOf(letters.render(letter))).contains("第399");
    }

    @Test
    void shouldMarkACharacterWithoutGlyphInsteadOfDroppingIt() throws IOException {
        byte[] pdf = letters.render(letterOf(new Letter.Paragraph("平顶山市😀科技有限公司\u0007")));

        assertThat(squeezed(textOf(pdf))).contains("平顶山市〓科技有限公司");
    }

    @Test
    void shouldPrintNamesAndSignsOfOfficialTexts() throws IOException {
        String text = "焦政办〔2022〕17号《若干意见》“‘引’”——（①②③）％‰℃㎡×÷≥≤±→、·…￥¥Ⅰ Ⅱ 镕喆堃淼犇垚祎翀昇旻玥彧瑄璟雱";

        assertThat(squeezed(textOf(letters.render(letterOf(new Letter.Paragraph(text))))))
                .contains(squeezed(text));
    }

    @Test
    void shouldGiveTheSameBytesForTheSameLetter() {
        assertThat(letters.render(SampleFiles.letter())).isEqualTo(letters.render(SampleFiles.letter()));
    }

    private static Letter letterOf(Letter.Block block) {
        return new Letter("焦作市财政局", "通知书", "焦财〔2026〕1号", "某企业", List.of(block), "焦作市财政局", LocalDate.of(2026, 1, 1), "");
    }

    private static List<String> textsOf(Letter letter) {
        return Stream.concat(
                        Stream.of(letter.issuer(), letter.title(), letter.number()),
                        letter.blocks().stream().flatMap(block -> switch (block.getClass()
                                .getSimpleName()) {
                            case "Table" -> ((Letter.Table) block).headers().stream();
                            case "Quote" -> Stream.of(((Letter.Quote) block).text());
                            case "Heading" -> Stream.of(((Letter.Heading) block).text());
                            default ->
                                Stream.of(((Letter.Paragraph) block).text().substring(0, 50));
                        }))
                .toList();
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s", "");
    }
}
