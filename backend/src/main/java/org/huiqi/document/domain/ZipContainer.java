package org.huiqi.document.domain;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.huiqi.shared.ProblemException;

/**
 * Looks into a zip container within fixed limits: what it really unpacks to is counted, never what its headers say. Refuses bombs,
 * archives within the archive, macros, entries that lead out of the folder and containers whose two directories disagree.
 */
final class ZipContainer {

    static final int MOST_ENTRIES = 2_000;
    static final long MOST_BYTES = 200L * 1024 * 1024;
    static final int HIGHEST_RATIO = 100;

    private static final int RATIO_FROM = 5 * 1024 * 1024;
    private static final int END_RECORD = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int MOST_MARKUP = 1024 * 1024;
    private static final Set<String> ARCHIVES = Set.of(
            "zip", "rar", "7z", "gz", "tgz", "bz2", "xz", "tar", "jar", "war", "docx", "xlsx", "pptx", "docm", "xlsm",
            "ofd", "exe", "dll", "js", "vbs", "bat", "html", "htm");

    private final Optional<FileKind> kind;

    private ZipContainer(Optional<FileKind> kind) {
        this.kind = kind;
    }

    Optional<FileKind> kind() {
        return kind;
    }

    static boolean startsAsZip(byte[] content) {
        return content.length > 4 && content[0] == 'P' && content[1] == 'K' && content[2] < 9 && content[3] < 9;
    }

    /** Whether a zip reader, which starts at the end, would open it. */
    static boolean endsAsZip(byte[] content) {
        int end = endRecord(content);
        return end >= 0 && shortAt(content, end + 10) > 0;
    }

    static ZipContainer open(FileName name, byte[] content) {
        Set<String> entries = new HashSet<>();
        String contentTypes = "";
        String ofd = "";
        long total = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String path = entry.getName();
                if (!entries.add(path.toLowerCase(Locale.ROOT)) || entries.size() > MOST_ENTRIES) {
                    throw unsafe(name, "内部条目过多或重复");
                }
                requireHarmlessPath(name, path);
                boolean isContentTypes = path.equals("[Content_Types].xml");
                boolean isOfd = path.equals("OFD.xml");
                ByteArrayOutputStream kept = new ByteArrayOutputStream();
                long unpacked = read(name, zip, total, content.length, isContentTypes || isOfd, kept);
                total += unpacked;
                if (isContentTypes) {
                    contentTypes = kept.toString(StandardCharsets.UTF_8);
                } else if (isOfd) {
                    ofd = kept.toString(StandardCharsets.UTF_8);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw FileInspection.refused("document-corrupt", "文件“" + name.value() + "”已损坏、加密或不完整，无法打开，请重新导出后上传");
        }
        int end = endRecord(content);
        if (end < 0 || shortAt(content, end + 10) != entries.size() || !directoryEndsAt(content, end)) {
            throw FileInspection.refused("document-corrupt", "文件“" + name.value() + "”不完整或内部目录不一致，请重新导出后上传");
        }
        return new ZipContainer(kindOf(entries, contentTypes, ofd));
    }

    /** How many bytes the entry unpacks to; refuses as soon as a limit is passed, and archives by their first bytes. */
    private static long read(
            FileName name, ZipInputStream zip, long before, long packed, boolean keep, ByteArrayOutputStream kept)
            throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long size = 0;
        for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
            if (size == 0 && n >= 4 && isArchive(buffer)) {
                throw unsafe(name, "内含压缩包或程序");
            }
            size += n;
            long total = before + size;
            if (total > MOST_BYTES || (total > RATIO_FROM && total > packed * HIGHEST_RATIO)) {
                throw unsafe(name, "解压后过大");
            }
            if (keep) {
                if (size > MOST_MARKUP) {
                    throw unsafe(name, "内部目录过大");
                }
                kept.write(buffer, 0, n);
            }
        }
        return size;
    }

    private static void requireHarmlessPath(FileName name, String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        if (lower.startsWith("/")
                || lower.contains("\\")
                || lower.contains(":")
                || lower.matches("(.*/)?\\.\\.(/.*)?")) {
            throw unsafe(name, "内部路径不合规");
        }
        if (lower.endsWith("vbaproject.bin") || lower.contains("/activex/")) {
            throw unsafe(name, "含有宏或控件");
        }
        if (ARCHIVES.contains(lower.substring(lower.lastIndexOf('.') + 1))) {
            throw unsafe(name, "内含压缩包、程序或嵌入的文档");
        }
    }

    private static boolean isArchive(byte[] head) {
        int first = ((head[0] & 0xFF) << 24) | ((head[1] & 0xFF) << 16) | ((head[2] & 0xFF) << 8) | (head[3] & 0xFF);
        return first == 0x504B0304 // zip
                || first == 0x52617221 // rar
                || first == 0x377ABCAF // 7z
                || (first >>> 16) == 0x1F8B // gzip
                || (first >>> 16) == 0x4D5A; // Windows program
    }

    private static Optional<FileKind> kindOf(Set<String> entries, String contentTypes, String ofd) {
        if (contentTypes.contains("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")
                && entries.contains("word/document.xml")) {
            return Optional.of(FileKind.DOCX);
        }
        if (contentTypes.contains("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")
                && entries.contains("xl/workbook.xml")) {
            return Optional.of(FileKind.XLSX);
        }
        if (ofd.contains("http://www.ofdspec.org") && ofd.contains("OFD")) {
            return Optional.of(FileKind.OFD);
        }
        return Optional.empty();
    }

    /** Where the end-of-central-directory record stands, whose comment reaches exactly to the end; -1 where there is none. */
    private static int endRecord(byte[] content) {
        int last = content.length - END_RECORD;
        for (int i = last; i >= Math.max(0, last - LONGEST_COMMENT); i--) {
            if (content[i] == 'P'
                    && content[i + 1] == 'K'
                    && content[i + 2] == 5
                    && content[i + 3] == 6
                    && i + END_RECORD + shortAt(content, i + 20) == content.length) {
                return i;
            }
        }
        return -1;
    }

    /** False where something stands before the archive, which would then hide behind what was read from the start. */
    private static boolean directoryEndsAt(byte[] content, int end) {
        return longAt(content, end + 12) + longAt(content, end + 16) == end;
    }

    private static long longAt(byte[] content, int at) {
        return shortAt(content, at) | ((long) shortAt(content, at + 2) << 16);
    }

    private static int shortAt(byte[] content, int at) {
        return (content[at] & 0xFF) | ((content[at + 1] & 0xFF) << 8);
    }

    private static ProblemException unsafe(FileName name, String why) {
        return FileInspection.refused(
                "document-archive-unsafe", "文件“" + name.value() + "”" + why + "，不能上传，请另存为普通文件或转成PDF后重新上传");
    }
}
