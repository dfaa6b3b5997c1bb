package org.huiqi.application.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.Measure;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;

/**
 * What a draft looks like. It may be half filled, so ranges and missing answers wait for the submission; but what could never be
 * an answer is refused, or the form could not be opened again.
 */
final class DraftShape {

    private static final String WRONG_TYPE = "wrong-type";

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final List<FieldProblem> problems = new ArrayList<>();

    /**
     * @throws ProblemException 422 {@code draft-invalid} that names every field of a wrong type
     */
    static void require(Measure measure, JsonNode draft) {
        DraftShape shape = new DraftShape();
        shape.version(draft);
        shape.check("step", draft.path("step"), draft.path("step").canConvertToInt(), "页码应为整数");
        shape.facts(measure, draft.path("facts"));
        shape.documents(draft.path("documents"));
        shape.undertakings(draft.path("undertakings"));
        shape.refuse();
    }

    /** The same of a draft whose content is nobody's business but the page's that keeps it. */
    static void requireVersion(JsonNode draft) {
        DraftShape shape = new DraftShape();
        shape.version(draft);
        shape.refuse();
    }

    private void version(JsonNode draft) {
        JsonNode version = draft.path("version");
        check("version", version, version.canConvertToInt() && version.asInt() >= 0, "版本号应为不小于0的整数");
    }

    private void facts(Measure measure, JsonNode facts) {
        if (!check("facts", facts, facts.isObject(), "应为信息名和答案的对照")) {
            return;
        }
        // A question that the measure has dropped since is not the applicant's mistake.
        for (FactDefinition fact : measure.facts()) {
            JsonNode value = facts.path(fact.name());
            check("facts." + fact.name(), value, isAnswer(fact, value), fact.label() + "：" + wanted(fact));
        }
    }

    private static boolean isAnswer(FactDefinition fact, JsonNode value) {
        return switch (fact.type()) {
            case BOOLEAN -> value.isBoolean();
            case NUMBER -> value.isNumber();
            case NUMBER_LIST -> value.isArray() && all(value, JsonNode::isNumber);
            case ENUM, STRING, DATE -> value.isTextual();
        };
    }

    private static String wanted(FactDefinition fact) {
        return switch (fact.type()) {
            case BOOLEAN -> "应为 true 或 false（是或否）";
            case NUMBER -> "应为数字，不带引号和单位";
            case NUMBER_LIST -> "应为一组数字";
            case ENUM -> "应为选项中的一个";
            case STRING -> "应为文字";
            case DATE -> "应为日期，例如2022-06-01";
        };
    }

    private void documents(JsonNode documents) {
        if (!check("documents", documents, documents.isArray(), "应为材料清单")) {
            return;
        }
        for (int i = 0; i < documents.size(); i++) {
            JsonNode document = documents.get(i);
            String field = "documents[" + i + "]";
            if (!document.isObject()) {
                problem(field, "应为一份材料：slot 和 id");
                continue;
            }
            if (!isId(document.path("id"))) {
                problem(field + ".id", "应为上传后得到的材料编号");
            }
            JsonNode slot = document.path("slot");
            check(field + ".slot", slot, slot.isTextual(), "应为材料项的名称");
            JsonNode fileName = document.path("fileName");
            check(field + ".fileName", fileName, fileName.isTextual(), "应为文件名");
        }
    }

    private static boolean isId(JsonNode id) {
        return id.isTextual() && ID.matcher(id.asText()).matches();
    }

    private void undertakings(JsonNode undertakings) {
        if (check("undertakings", undertakings, undertakings.isArray(), "应为承诺事项的清单")) {
            for (int i = 0; i < undertakings.size(); i++) {
                check(
                        "undertakings[" + i + "]",
                        undertakings.get(i),
                        undertakings.get(i).isTextual(),
                        "应为文字");
            }
        }
    }

    private static boolean all(JsonNode array, Predicate<JsonNode> is) {
        for (JsonNode item : array) {
            if (!is.test(item)) {
                return false;
            }
        }
        return true;
    }

    /** True where something is there and right; what is absent or null is not answered yet. */
    private boolean check(String field, JsonNode value, boolean right, String message) {
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!right) {
            problem(field, message);
        }
        return right;
    }

    private void problem(String field, String message) {
        problems.add(new FieldProblem(field, WRONG_TYPE, message));
    }

    private void refuse() {
        if (!problems.isEmpty()) {
            throw ProblemException.refused("draft-invalid", "草稿没有保存：有内容的格式不对，请按提示修改", problems);
        }
    }
}
