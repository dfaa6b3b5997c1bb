package org.huiqi.matching.web;

import java.util.List;
import org.huiqi.matching.web.MatchRunController.CandidateView;
import org.jspecify.annotations.Nullable;

/** Candidates as CSV that spreadsheets open: a byte order mark, and no cell that one would take for a formula. */
final class CandidateTable {

    static final String HEADER = "\uFEFF统一社会信用代码,企业名称,政策编号,政策名称,结论,金额（元）,符合的条件,不利或待核实,缺少的信息\r\n";

    private CandidateTable() {}

    static void append(StringBuilder table, CandidateView candidate) {
        cell(table, candidate.uscc());
        cell(table.append(','), candidate.entityName());
        cell(table.append(','), candidate.policyId());
        cell(table.append(','), candidate.policyTitle());
        cell(table.append(','), candidate.verdictName());
        cell(
                table.append(','),
                candidate.amount() == null ? null : candidate.amount().toString());
        cell(table.append(','), joined(candidate.reasonsFor()));
        cell(table.append(','), joined(candidate.reasonsAgainst()));
        cell(table.append(','), joined(candidate.missing()));
        table.append("\r\n");
    }

    private static String joined(List<String> texts) {
        return String.join("；", texts);
    }

    private static void cell(StringBuilder table, @Nullable String text) {
        if (text == null) {
            return;
        }
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        table.append('"')
                .append(formula ? "'" : "")
                .append(text.replace("\"", "\"\""))
                .append('"');
    }
}
