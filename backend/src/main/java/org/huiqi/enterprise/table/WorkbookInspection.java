package org.huiqi.enterprise.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a workbook before it is read: that it unpacks to a bearable size, that no cell lies beyond the columns, and where
 * cells are merged, which the reading library does not tell.
 */
final class WorkbookInspection {

    private static final long LARGEST_UNPACKED = 700L * 1024 * 1024;
    private static final long LARGEST_TEXTS = 120L * 1024 * 1024;
    private static final long LARGEST_OTHER = 20L * 1024 * 1024;
    private static final int MOST_ENTRIES = 2_000;
    private static final int MOST_MERGED = 10_000;

    /** Each cell is compared with each array formula, so that many of them would take for ever. */
    private static final int MOST_ARRAY_FORMULAS = 200;

    private static final Pattern RANGE =
            Pattern.compile("\\$?([A-Z]{1,3})\\$?([0-9]{1,7})(?::\\$?([A-Z]{1,3})\\$?([0-9]{1,7}))?");

    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    }

    private final ZipFile zip;
    private final List<Merged> merged = new ArrayList<>();
    private long unpacked;
    private int rows;

    /** A merged area, rows and columns counted from 1 and 0. */
    record Merged(int firstRow, int lastRow, int firstColumn, int lastColumn) {

        boolean touches(int line) {
            return firstRow <= line && line <= lastRow;
        }

        String name() {
            return Table.columnName(firstColumn) + firstRow + ":" + Table.columnName(lastColumn) + lastRow;
        }
    }

    /** What was found in the first sheet. */
    record Findings(int rows, List<Merged> merged) {}

    private WorkbookInspection(ZipFile zip) {
        this.zip = zip;
    }

    static Findings inspect(byte[] content) {
        try (ZipFile zip = ZipFile.builder().setByteArray(content).get()) {
            return new WorkbookInspection(zip).inspect();
        } catch (IOException | XMLStreamException e) {
            throw new UnreadableTable("file-not-readable", "文件已损坏，不是有效的 .xlsx，请用 Excel 或 WPS 重新保存后上传");
        }
    }

    private Findings inspect() throws IOException, XMLStreamException {
        Set<String> names = new HashSet<>();
        Enumeration<ZipArchiveEntry> entries = zip.getEntries();
        while (entries.hasMoreElements()) {
            String name = entries.nextElement().getName().toLowerCase(Locale.ROOT);
            if (!names.add(name) || names.size() > MOST_ENTRIES) {
                throw new UnreadableTable("file-not-readable", "文件的结构不正常，请用 Excel 或 WPS 重新保存后上传");
            }
        }
        if (!names.contains("[content_types].xml")) {
            throw new UnreadableTable("file-not-readable", "这是压缩包，不是 .xlsx 表格，请解压后上传其中的表格");
        }
        String first = firstSheet();
        Enumeration<ZipArchiveEntry> again = zip.getEntries();
        while (again.hasMoreElements()) {
            ZipArchiveEntry entry = again.nextElement();
            String name = entry.getName();
            if (name.equalsIgnoreCase(first)) {
                inspectSheet(entry);
            } else if (isRead(name.toLowerCase(Locale.ROOT))) {
                inspectOther(entry);
            }
        }
        merged.sort(Comparator.comparingInt(Merged::firstRow));
        return new Findings(rows, List.copyOf(merged));
    }

    /** The parts that the library reads besides the sheet; pictures and the like are never unpacked. */
    private static boolean isRead(String name) {
        return name.equals("[content_types].xml")
                || (name.startsWith("xl/")
                        && !name.startsWith("xl/media/")
                        && !name.startsWith("xl/worksheets/")
                        && (name.endsWith(".xml") || name.endsWith(".rels")));
    }

    private String firstSheet() throws IOException, XMLStreamException {
        String id = null;
        try (InputStream in = open(required("xl/workbook.xml"), LARGEST_OTHER)) {
            XMLStreamReader xml = XML.createXMLStreamReader(in);
            while (id == null && xml.hasNext()) {
                if (next(xml) == XMLStreamConstants.START_ELEMENT
                        && localName(xml).equals("sheet")) {
                    id = attribute(xml, "id");
                }
            }
        }
        try (InputStream in = open(required("xl/_rels/workbook.xml.rels"), LARGEST_OTHER)) {
            XMLStreamReader xml = XML.createXMLStreamReader(in);
            while (id != null && xml.hasNext()) {
                if (next(xml) == XMLStreamConstants.START_ELEMENT
                        && localName(xml).equals("Relationship")
                        && id.equals(attribute(xml, "Id"))) {
                    String target = String.valueOf(attribute(xml, "Target"));
                    return target.startsWith("/") ? target.substring(1) : "xl/" + target;
                }
            }
        }
        throw new UnreadableTable("file-not-readable", "文件里没有工作表，请下载模板填写后上传");
    }

    private ZipArchiveEntry required(String name) {
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new UnreadableTable("file-not-readable", "文件不是标准的 .xlsx 表格，请用 Excel 或 WPS 重新保存后上传");
        }
        return entry;
    }

    private void inspectOther(ZipArchiveEntry entry) throws IOException, XMLStreamException {
        boolean texts = entry.getName().toLowerCase(Locale.ROOT).endsWith("sharedstrings.xml");
        try (InputStream in = open(entry, texts ? LARGEST_TEXTS : LARGEST_OTHER)) {
            XMLStreamReader xml = XML.createXMLStreamReader(in);
            while (xml.hasNext()) {
                next(xml);
            }
        }
    }

    private void inspectSheet(ZipArchiveEntry entry) throws IOException, XMLStreamException {
        int arrays = 0;
        boolean something = false;
        try (InputStream in = open(entry, LARGEST_UNPACKED)) {
            XMLStreamReader xml = XML.createXMLStreamReader(in);
            while (xml.hasNext()) {
                int event = next(xml);
                if (event == XMLStreamConstants.END_ELEMENT && localName(xml).equals("row")) {
                    rows += something ? 1 : 0;
                    something = false;
                }
                if (event != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (localName(xml)) {
                    case "c" -> requireWithin(attribute(xml, "r"));
                    case "v", "is" -> something = true;
                    case "f" -> {
                        String type = attribute(xml, "t");
                        arrays += "array".equals(type) ? 1 : 0;
                        if (arrays > MOST_ARRAY_FORMULAS) {
                            throw new UnreadableTable("formulas", "表中有大量数组公式，请全选复制后“选择性粘贴—数值”，再上传");
                        }
                    }
                    case "mergeCell" -> addMerged(attribute(xml, "ref"));
                    default -> {}
                }
            }
        }
    }

    private static void requireWithin(@Nullable String reference) {
        if (reference == null) {
            return;
        }
        Matcher matcher = RANGE.matcher(reference);
        if (!matcher.matches() || column(matcher.group(1)) >= TableFile.MOST_COLUMNS) {
            throw new UnreadableTable(
                    "too-many-columns",
                    "单元格 " + shortened(reference) + " 超出" + TableFile.MOST_COLUMNS + "列的范围，请删去多余的列");
        }
    }

    private void addMerged(@Nullable String reference) {
        Matcher matcher = RANGE.matcher(String.valueOf(reference));
        if (matcher.matches() && matcher.group(3) != null) {
            if (merged.size() == MOST_MERGED) {
                throw new UnreadableTable("merged-cells", "表中合并单元格太多，请全选后取消合并，逐格填写");
            }
            merged.add(new Merged(
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(4)),
                    column(matcher.group(1)),
                    column(matcher.group(3))));
        }
    }

    private static int column(String letters) {
        int column = 0;
        for (char letter : letters.toCharArray()) {
            column = column * 26 + (letter - 'A' + 1);
        }
        return column - 1;
    }

    private static int next(XMLStreamReader xml) throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
            throw new UnreadableTable("file-not-readable", "文件含有不允许的内容（DTD），请用 Excel 或 WPS 重新保存后上传");
        }
        return event;
    }

    /** Names come with their prefix, for the reader is not aware of name spaces. */
    private static String localName(XMLStreamReader xml) {
        return withoutPrefix(xml.getLocalName());
    }

    private static @Nullable String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (withoutPrefix(xml.getAttributeLocalName(i)).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    private static String withoutPrefix(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static String shortened(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }

    private InputStream open(ZipArchiveEntry entry, long most) throws IOException {
        if (entry.getGeneralPurposeBit().usesEncryption() || !zip.canReadEntryData(entry)) {
            throw new UnreadableTable("file-not-readable", "文件加了密码，请另存为不加密的 .xlsx 后重新上传");
        }
        return new Counted(zip.getInputStream(entry), most);
    }

    /** Refuses to unpack more than allowed, whatever the archive says of itself. */
    private final class Counted extends FilterInputStream {

        private final long most;
        private long read;

        private Counted(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int more = super.read(target, offset, length);
            count(more);
            return more;
        }

        private void count(int more) {
            read += Math.max(more, 0);
            unpacked += Math.max(more, 0);
            if (read > most || unpacked > LARGEST_UNPACKED) {
                throw new UnreadableTable("file-too-large", "文件解压后过大，请删去空白的行列和格式，或者拆成几个文件后上传");
            }
        }
    }
}
