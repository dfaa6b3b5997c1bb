package org.huiqi.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Small real files of every kind, and ways to spoil them. */
public final class SampleFiles {

    public static final String CONTENT_TYPES = "[Content_Types].xml";

    private SampleFiles() {}

    public static byte[] pdf() {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] png() {
        return image("png");
    }

    public static byte[] jpeg() {
        return image("jpg");
    }

    public static byte[] docx() {
        return zip(docxEntries());
    }

    public static byte[] xlsx() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(CONTENT_TYPES, types("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"));
        entries.put("xl/workbook.xml", text("<workbook/>"));
        return zip(entries);
    }

    public static byte[] ofd() {
        return zip(Map.of(
                "OFD.xml",
                text("<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\" DocType=\"OFD\" Version=\"1.0\"/>")));
    }

    public static Map<String, byte[]> docxEntries() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(
                CONTENT_TYPES,
                types("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"));
        entries.put("word/document.xml", text("<w:document/>"));
        return entries;
    }

    public static byte[] docxWith(String path, byte[] content) {
        Map<String, byte[]> entries = docxEntries();
        entries.put(path, content);
        return zip(entries);
    }

    public static byte[] zip(Map<String, byte[]> entries) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.setLevel(9);
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(entry.getValue());
                    zip.closeEntry();
                }
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] join(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** A decision letter with every kind of block, long enough for several pages. */
    public static Letter letter() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("河南省财政", "50%", "¥1,500,000.00"));
        rows.add(List.of("平顶山市财政（市本级企业上市挂牌融资奖励专项资金）", "25%", "¥750,000.00"));
        rows.add(List.of("新华区财政", "25%", "¥750,000.00"));
        rows.add(List.of("合计", "", "¥3,000,000.00"));
        return new Letter(
                "平顶山市人民政府金融工作局",
                "关于平顶山某某新材料股份有限公司境内上市奖励申请的决定书",
                "平金奖决〔2026〕42号",
                "平顶山某某新材料股份有限公司",
                List.of(
                        new Letter.Paragraph("您单位于2026年11月3日提交的“企业上市分阶段奖励（科创板）”申请（案件编号PDS-SS-20261103-000042）收悉。"
                                + "经审查、公示，公示期内未收到异议，现决定如下："),
                        new Letter.Heading("一、决定事项"),
                        new Letter.Paragraph("同意给予您单位奖励资金人民币300万元（¥3,000,000.00），用于企业发展。以上金额由下列财政分担："),
                        new Letter.Table(List.of("出资方", "比例", "金额"), rows),
                        new Letter.Heading("二、依据"),
                        new Letter.Quote(
                                "对在上海、深圳、北京证券交易所首发上市的企业，分阶段给予奖励：（一）在河南证监局办理辅导备案登记的，奖励100万元；"
                                        + "（二）上市申请被证监会或交易所正式受理的，奖励200万元；（三）成功上市的，奖励300万元。",
                                "《平顶山市人民政府关于支持企业上市的若干意见（征求意见稿）》第三条"),
                        new Letter.Heading("三、救济途径"),
                        new Letter.Paragraph(
                                ("如不服本决定，可以自收到本决定书之日起六十日内向平顶山市人民政府申请行政复议，" + "或者自收到本决定书之日起六个月内依法向人民法院提起行政诉讼。")
                                        .repeat(12))),
                "平顶山市人民政府金融工作局",
                LocalDate.of(2026, 11, 21),
                "本决定书由惠企政策兑现系统生成，可凭案件编号在网上核验。");
    }

    private static byte[] types(String main) {
        return text("<Types><Override PartName=\"/main\" ContentType=\"" + main + "\"/></Types>");
    }

    private static byte[] image(String format) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
