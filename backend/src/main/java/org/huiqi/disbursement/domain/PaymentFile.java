package org.huiqi.disbursement.domain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Money;
import org.huiqi.shared.UnifiedSocialCreditCode;

/**
 * The payment order file of a batch: CSV as of RFC 4180 in UTF-8 with a byte order mark, which spreadsheets need to read
 * Chinese. It alone holds full account numbers.
 */
public final class PaymentFile {

    private static final String COLUMNS = "批次号,指令号,案件编号,付款单位,收款单位,统一社会信用代码,开户行,账号,金额(元),用途";
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final String LINE_END = "\r\n";
    /** A cell that begins with one of these is run as a formula by spreadsheets; the full-width forms in Chinese ones too. */
    private static final String FORMULA_STARTS = "=+-@＝＋－＠";

    private final byte[] content;

    private PaymentFile(byte[] content) {
        this.content = content;
    }

    /** One instruction to the bank. */
    public record Line(
            CaseNumber caseNumber,
            String payer,
            String payeeName,
            UnifiedSocialCreditCode uscc,
            String bankName,
            String accountNumber,
            Money amount,
            String purpose) {

        /** Names the payee only, so that no account number slips into a log. */
        @Override
        public String toString() {
            return "Line[" + caseNumber + ", " + payer + ", " + amount + "]";
        }
    }

    public static PaymentFile of(String batchNumber, List<Line> lines) {
        StringBuilder text = new StringBuilder(COLUMNS).append(LINE_END);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            text.append(Stream.of(
                                    batchNumber,
                                    instructionNumber(batchNumber, i + 1),
                                    line.caseNumber().value(),
                                    line.payer(),
                                    line.payeeName(),
                                    line.uscc().value(),
                                    line.bankName(),
                                    line.accountNumber(),
                                    line.amount().toString(),
                                    line.purpose())
                            .map(PaymentFile::cell)
                            .collect(Collectors.joining(",")))
                    .append(LINE_END);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(BYTE_ORDER_MARK);
        bytes.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
        return new PaymentFile(bytes.toByteArray());
    }

    /** New with every batch, so that a payment issued again is not taken for the failed one by the bank. */
    public static String instructionNumber(String batchNumber, int lineNumber) {
        return "%s-%03d".formatted(batchNumber, lineNumber);
    }

    public byte[] content() {
        return Arrays.copyOf(content, content.length);
    }

    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static String cell(String value) {
        // A line break within a cell is legal CSV, yet banks read line by line.
        String text = value.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (!text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        if (text.indexOf(',') >= 0 || text.indexOf('"') >= 0) {
            return '"' + text.replace("\"", "\"\"") + '"';
        }
        return text;
    }
}
