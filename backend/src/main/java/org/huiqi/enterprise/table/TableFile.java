package org.huiqi.enterprise.table;

import java.util.Locale;

/** Opens an uploaded file as the table that its content, not its name, says it is. */
public final class TableFile {

    /** The largest file that is taken, in bytes. */
    public static final int LARGEST = 20 * 1024 * 1024;

    /** The most rows that a file may hold. */
    public static final int MOST_ROWS = 400_000;

    /** The most columns that a file may use. */
    public static final int MOST_COLUMNS = 1_000;

    /** The longest text of a cell. */
    static final int LONGEST_TEXT = 1_000;

    private TableFile() {}

    /** The table in the file; throws {@link UnreadableTable} where there is none or it is beyond the limits. */
    public static Table open(String fileName, byte[] content) {
        if (content.length == 0) {
            throw new UnreadableTable("file-empty", "文件是空的，请重新选择");
        }
        if (startsWith(content, 'P', 'K', 3, 4)) {
            return WorkbookTable.open(content);
        }
        if (startsWith(content, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new UnreadableTable("file-not-readable", "这是旧版 .xls 文件或加了密码的文件，请用 Excel 或 WPS 另存为不加密的 .xlsx 后重新上传");
        }
        String name = fileName.toLowerCase(Locale.ROOT);
        if (name.endsWith(".xlsx")) {
            throw new UnreadableTable("file-not-readable", "文件已损坏，不是有效的 .xlsx，请重新导出后上传");
        }
        if (!name.endsWith(".csv") && !name.endsWith(".txt")) {
            throw new UnreadableTable("file-not-readable", "只接受 .xlsx 和 .csv 文件，请下载模板填写后上传");
        }
        return CsvTable.open(content);
    }

    private static boolean startsWith(byte[] content, int... magic) {
        if (content.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((content[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
