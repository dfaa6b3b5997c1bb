package org.huiqi.document.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of file that are taken, with the extensions a file of the kind may have. */
public enum FileKind {
    PDF("application/pdf", "PDF", List.of("pdf")),
    PNG("image/png", "PNG 图片", List.of("png")),
    JPEG("image/jpeg", "JPEG 图片", List.of("jpg", "jpeg")),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word 文档（DOCX）", List.of("docx")),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel 工作簿（XLSX）", List.of("xlsx")),
    OFD("application/ofd", "OFD 版式文件", List.of("ofd"));

    public static final String ALL_IN_WORDS = "PDF、PNG、JPG、DOCX、XLSX、OFD";

    private final String mediaType;
    private final String chineseName;
    private final List<String> extensions;

    FileKind(String mediaType, String chineseName, List<String> extensions) {
        this.mediaType = mediaType;
        this.chineseName = chineseName;
        this.extensions = extensions;
    }

    public static Optional<FileKind> ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(kind -> kind.mediaType.equals(mediaType))
                .findFirst();
    }

    public static Optional<FileKind> ofExtension(String extension) {
        return Arrays.stream(values())
                .filter(kind -> kind.extensions.contains(extension))
                .findFirst();
    }

    public String mediaType() {
        return mediaType;
    }

    public String chineseName() {
        return chineseName;
    }

    /** Whether a browser shows it by itself; everything else is only downloaded. */
    public boolean isShownInline() {
        return this == PDF || this == PNG || this == JPEG;
    }
}
