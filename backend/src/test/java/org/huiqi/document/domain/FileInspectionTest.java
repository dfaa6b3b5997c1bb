package org.huiqi.document.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.huiqi.document.SampleFiles;
import org.huiqi.shared.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileInspectionTest {

    @ParameterizedTest
    @MethodSource
    void shouldTakeWhatItIsByContent(String name, byte[] content, FileKind kind) {
        assertThat(FileInspection.inspect(FileName.clean(name), content)).isEqualTo(kind);
    }

    static Stream<Arguments> shouldTakeWhatItIsByContent() {
        return Stream.of(
                Arguments.of("营业执照.pdf", SampleFiles.pdf(), FileKind.PDF),
                Arguments.of("营业执照.PDF", SampleFiles.pdf(), FileKind.PDF),
                Arguments.of("照片.png", SampleFiles.png(), FileKind.PNG),
                Arguments.of("照片.jpg", SampleFiles.jpeg(), FileKind.JPEG),
                Arguments.of("照片.jpeg", SampleFiles.jpeg(), FileKind.JPEG),
                Arguments.of("承诺书.docx", SampleFiles.docx(), FileKind.DOCX),
                Arguments.of("台账.xlsx", SampleFiles.xlsx(), FileKind.XLSX),
                Arguments.of("发票.ofd", SampleFiles.ofd(), FileKind.OFD));
    }

    @ParameterizedTest
    @MethodSource
    void shouldRefuseAFileThatIsNotWhatItsNameSays(String name, byte[] content) {
        ProblemException problem = refusal(name, content);

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.code()).isEqualTo("document-content-mismatch");
        assertThat(problem.errors()).singleElement().satisfies(error -> assertThat(error.field())
                .isEqualTo("file"));
    }

    static Stream<Arguments> shouldRefuseAFileThatIsNotWhatItsNameSays() {
        byte[] pdf = SampleFiles.pdf();
        return Stream.of(
                Arguments.of("执照.pdf", SampleFiles.text("<html><script>alert(1)</script></html>")),
                Arguments.of("执照.pdf", SampleFiles.text("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")),
                Arguments.of("执照.pdf", SampleFiles.text("普通文字")),
                Arguments.of("执照.png", pdf),
                Arguments.of("执照.pdf", SampleFiles.png()),
                Arguments.of("执照.docx", SampleFiles.xlsx()),
                Arguments.of("执照.xlsx", SampleFiles.docx()),
                Arguments.of("执照.docx", SampleFiles.zip(Map.of("a.txt", SampleFiles.text("a")))),
                Arguments.of("执照.pdf", SampleFiles.docx()),
                Arguments.of("执照.jpg", SampleFiles.text("MZ this is a program")),
                // Cut off in transfer, and a page that begins like a PDF.
                Arguments.of("执照.pdf", Arrays.copyOf(pdf, pdf.length / 2)),
                Arguments.of("执照.png", Arrays.copyOf(SampleFiles.png(), 40)),
                Arguments.of("执照.pdf", SampleFiles.text("%PDF-1.7 <html><script>alert(1)</script></html>")),
                Arguments.of("执照.png", SampleFiles.join(SampleFiles.png(), SampleFiles.text("<html></html>"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"page.html", "drawing.svg", "setup.exe", "run.js", "old.doc", "all.zip", "noextension", ".pdf"})
    void shouldRefuseKindsThatAreNotTaken(String name) {
        ProblemException problem = refusal(name, SampleFiles.text("<html></html>"));

        assertThat(problem.status()).isEqualTo(415);
        assertThat(problem.getMessage()).contains("PDF、PNG、JPG、DOCX、XLSX、OFD");
    }

    @Test
    void shouldRefuseAnEmptyFile() {
        ProblemException problem = refusal("执照.pdf", new byte[0]);

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.code()).isEqualTo("document-empty");
    }

    @Test
    void shouldTakeTwentyMegabytesAndNoByteMore() {
        byte[] padding = new byte[FileInspection.LARGEST - SampleFiles.jpeg().length];
        byte[] largest = SampleFiles.join(SampleFiles.jpeg(), padding);

        assertThat(FileInspection.inspect(FileName.clean("照片.jpg"), largest)).isEqualTo(FileKind.JPEG);
        ProblemException problem = refusal("照片.jpg", SampleFiles.join(largest, new byte[1]));
        assertThat(problem.status()).isEqualTo(413);
        assertThat(problem.parameters()).containsEntry("limit", FileInspection.LARGEST);
    }

    @Test
    void shouldRefuseAnArchiveBomb() {
        byte[] bomb = SampleFiles.docxWith("word/media/bomb.bin", new byte[30 * 1024 * 1024]);

        assertThat(bomb.length).isLessThan(100_000);
        assertThat(refusal("承诺书.docx", bomb).code()).isEqualTo("document-archive-unsafe");
    }

    @Test
    void shouldRefuseAnArchiveOfVeryManyEntries() {
        Map<String, byte[]> entries = new LinkedHashMap<>(SampleFiles.docxEntries());
        for (int i = 0; i < ZipContainer.MOST_ENTRIES; i++) {
            entries.put("word/media/" + i + ".bin", new byte[0]);
        }

        assertThat(refusal("承诺书.docx", SampleFiles.zip(entries)).code()).isEqualTo("document-archive-unsafe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "word/embeddings/inner.xlsx",
                "inner.zip",
                "../../etc/passwd",
                "/etc/passwd",
                "word\\evil.xml",
                "C:evil.xml",
                "word/vbaProject.bin",
                "word/activeX/activeX1.xml",
                "word/page.html"
            })
    void shouldRefuseHarmfulEntries(String path) {
        ProblemException problem = refusal("承诺书.docx", SampleFiles.docxWith(path, SampleFiles.text("x")));

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.code()).isEqualTo("document-archive-unsafe");
    }

    @Test
    void shouldRefuseAnArchiveInsideWhateverItIsCalled() {
        byte[] nested = SampleFiles.docxWith("word/media/image1.png", SampleFiles.docx());

        assertThat(refusal("承诺书.docx", nested).code()).isEqualTo("document-archive-unsafe");
    }

    @Test
    void shouldRefuseTwoFilesInOne() {
        byte[] pdfThatIsAnArchive = SampleFiles.join(SampleFiles.pdf(), SampleFiles.docx());
        byte[] pngThatIsAnArchive = SampleFiles.join(SampleFiles.jpeg(), SampleFiles.docx());

        assertThat(refusal("执照.jpg", pngThatIsAnArchive).code()).isEqualTo("document-ambiguous");
        assertThat(refusal("执照.pdf", pdfThatIsAnArchive).status()).isEqualTo(422);
    }

    @Test
    void shouldRefuseADamagedOfficeDocument() {
        byte[] whole = SampleFiles.docxWith("word/media/noise.bin", noise());
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        byte[] hidden = SampleFiles.join(SampleFiles.docx(), SampleFiles.xlsx());

        assertThat(refusal("承诺书.docx", cut).code()).isEqualTo("document-corrupt");
        assertThat(refusal("承诺书.docx", hidden).status()).isEqualTo(422);
    }

    private static byte[] noise() {
        byte[] noise = new byte[50_000];
        new Random(1).nextBytes(noise);
        noise[0] = 1;
        return noise;
    }

    private static ProblemException refusal(String name, byte[] content) {
        return catchThrowableOfType(
                ProblemException.class, () -> FileInspection.inspect(FileName.clean(name), content));
    }
}
