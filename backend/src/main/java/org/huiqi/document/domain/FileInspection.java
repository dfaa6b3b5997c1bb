package org.huiqi.document.domain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;

/**
 * Looks at a file before it is taken: what it is by its content, whether its name says the same, and whether opening it could do
 * harm. What a browser claims it to be is never believed.
 */
public final class FileInspection {

    /** In bytes. */
    public static final int LARGEST = 20 * 1024 * 1024;

    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    private static final byte[] PNG_END = {0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xAE, 0x42, 0x60, (byte) 0x82};

    private FileInspection() {}

    /** The kind of an acceptable file; otherwise the problem that says why it is not taken. */
    public static FileKind inspect(FileName name, byte[] content) {
        if (content.length == 0) {
            throw refused("document-empty", "文件“" + name.value() + "”是空的，请重新选择文件后上传");
        }
        if (content.length > LARGEST) {
            throw ProblemException.tooLarge(
                            "document-too-large", "文件“" + name.value() + "”超过20MB，请压缩图片或拆分文件后重新上传", "file")
                    .with("limit", LARGEST)
                    .with("size", content.length);
        }
        Optional<FileKind> claimed = FileKind.ofExtension(name.extension());
        Optional<FileKind> found = kindOf(name, content);
        if (claimed.isEmpty()) {
            throw ProblemException.unsupportedMediaType(
                    "document-type-not-allowed",
                    "文件“" + name.value() + "”的类型不能上传，可上传的类型为" + FileKind.ALL_IN_WORDS + "，请转换后重新上传",
                    "file");
        }
        if (!claimed.equals(found)) {
            String is = found.map(kind -> "实际是" + kind.chineseName()).orElse("不是该类型或者已损坏");
            throw refused(
                    "document-content-mismatch",
                    "文件“" + name.value() + "”的扩展名是“" + name.extension() + "”，但内容" + is + "，请检查后重新上传");
        }
        return found.orElseThrow();
    }

    private static Optional<FileKind> kindOf(FileName name, byte[] content) {
        String detected = detect(content);
        if (ZipContainer.startsAsZip(content)) {
            return ZipContainer.open(name, content).kind();
        }
        Optional<FileKind> kind = FileKind.ofMediaType(detected).filter(found -> isWhole(found, content));
        if (kind.isPresent() && ZipContainer.endsAsZip(content)) {
            throw refused("document-ambiguous", "文件“" + name.value() + "”同时是压缩包，可能夹带其他内容，请另存为普通文件后重新上传");
        }
        return kind;
    }

    /** The first and last bytes that a complete file of the kind has; pictures cut off in transfer are told at once. */
    private static boolean isWhole(FileKind kind, byte[] content) {
        return switch (kind) {
            case PDF ->
                indexOf(content, "%PDF-", 0, 1) == 0
                        && indexOf(content, "%%EOF", Math.max(0, content.length - 2048), content.length) >= 0;
            case PNG -> endsWith(content, PNG_END);
            case JPEG ->
                content.length > 4
                        && (content[0] & 0xFF) == 0xFF
                        && (content[1] & 0xFF) == 0xD8
                        && (content[2] & 0xFF) == 0xFF;
            case DOCX, XLSX, OFD -> false;
        };
    }

    private static boolean endsWith(byte[] content, byte[] end) {
        if (content.length < end.length) {
            return false;
        }
        for (int i = 0; i < end.length; i++) {
            if (content[content.length - end.length + i] != end[i]) {
                return false;
            }
        }
        return true;
    }

    private static int indexOf(byte[] content, String ascii, int from, int to) {
        outer:
        for (int i = from; i < to && i + ascii.length() <= content.length; i++) {
            for (int j = 0; j < ascii.length(); j++) {
                if (content[i + j] != ascii.charAt(j)) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }

    private static String detect(byte[] content) {
        try (ByteArrayInputStream in = new ByteArrayInputStream(content)) {
            return TYPES.detect(in, new Metadata()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ProblemException refused(String code, String message) {
        return ProblemException.refused(code, message, List.of(new FieldProblem("file", code, message)));
    }
}
