package org.huiqi.platform.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Turns what the engine's REST says of an error into a problem answer: no class names, no 500 for a task that is gone. */
final class EngineProblems {

    private static final Logger log = LoggerFactory.getLogger(EngineProblems.class);

    private static final Pattern CLASS_NAME = Pattern.compile("(?:[a-z]\\w*\\.){2,}[A-Z][\\w$]*:?\\s*");
    private static final Pattern ENGINE_CODE = Pattern.compile("ENGINE-(?:REST-)?[\\w-]*\\d+\\s*");

    private static final Pattern CHINESE = Pattern.compile("[“《（]?\\p{IsHan}.*", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("：\\w+Cmd\\b.*", Pattern.DOTALL);

    static final String SUSPENDED = "这件案件的流程已由系统管理员暂停，恢复后才能办理，请联系系统管理员";
    private static final String CHANGED_BY_ANOTHER = "Entity was updated by another transaction concurrently";

    private final ObjectMapper json;

    EngineProblems(ObjectMapper json) {
        this.json = json;
    }

    private record Told(int status, String code, String message) {}

    /** Replaces the engine's error answer. */
    void rewrite(ContentCachingResponseWrapper answer) throws IOException {
        Told told = told(answer);
        Map<String, Object> parameters = Map.of();
        if (told.status() >= 400 && told.status() < 500) {
            log.atDebug()
                    .addKeyValue("engineAnswer", new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8))
                    .log("The engine refused a request");
        }
        if (told.status() >= 500) {
            String reference = UUID.randomUUID().toString();
            log.atWarn()
                    .addKeyValue("reference", reference)
                    .addKeyValue("engineAnswer", new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8))
                    .log("The engine failed on a request");
            parameters = Map.of("reference", reference);
        }
        write(answer, told.status(), told.code(), told.message(), List.of(), parameters);
    }

    /** Answers with a refusal of our own. */
    void write(ContentCachingResponseWrapper answer, ProblemException problem) throws IOException {
        write(answer, problem.status(), problem.code(), problem.getMessage(), problem.errors(), problem.parameters());
    }

    private void write(
            ContentCachingResponseWrapper answer,
            int status,
            String code,
            String message,
            List<FieldProblem> errors,
            Map<String, Object> parameters)
            throws IOException {
        answer.resetBuffer();
        answer.setStatus(status);
        answer.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        answer.setCharacterEncoding(StandardCharsets.UTF_8.name());
        ObjectNode body = json.createObjectNode();
        body.put("type", "about:blank");
        body.put("title", message);
        body.put("status", status);
        body.put("detail", message);
        body.put("code", code);
        body.put("message", message); // what Tasklist shows
        body.set("errors", json.valueToTree(errors));
        parameters.forEach((name, value) -> body.set(name, json.valueToTree(value)));
        json.writeValue(answer.getOutputStream(), body);
    }

    private Told told(ContentCachingResponseWrapper answer) {
        JsonNode said = read(answer.getContentAsByteArray());
        String type = said.path("type").asText();
        String message = said.path("message").asText();
        // Completing a task wraps the exception in another one, with its text.
        if (type.equals("OptimisticLockingException") || message.contains(CHANGED_BY_ANOTHER)) {
            return new Told(409, "stale", "这项任务刚刚被他人办理，请刷新后查看");
        }
        if (message.contains(" is suspended")) {
            return new Told(409, "case-suspended", SUSPENDED);
        }
        if (message.contains("DbMetricsReporter")) {
            return new Told(404, "metrics-off", "本系统不采集引擎指标，没有可以查询的数据");
        }
        if (type.equals("TaskAlreadyClaimedException") || message.contains("is already claimed by")) {
            return new Told(409, "claimed-already", "这项任务已被他人签收，请刷新待办任务");
        }
        if (message.contains("Cannot find task with id") || message.contains("task is null")) {
            return new Told(404, "task-not-found", "没有这项任务，可能已经办结，请刷新待办任务");
        }
        String plain = chineseWithin(message);
        return switch (answer.getStatus()) {
            case 400 -> new Told(400, "engine-malformed", plain.isEmpty() ? "请求无法处理，请检查后重试" : plain);
            case 401 -> new Told(401, "not-logged-in", "请先登录");
            case 403 -> new Told(403, "forbidden", plain.isEmpty() ? "您没有这项权限，任务由所在岗位的人员签收办理" : "您没有这项权限：" + plain);
            case 404 -> new Told(404, "not-found", plain.isEmpty() ? "没有这个地址或对象，请检查链接" : plain);
            case 405 -> new Told(405, "http-405", "这个地址不支持该操作");
            default ->
                answer.getStatus() >= 500
                        ? new Told(500, "engine-error", "系统出错，操作没有完成，请稍后重试")
                        : new Told(answer.getStatus(), "http-" + answer.getStatus(), "请求无法处理，请检查后重试");
        };
    }

    /** What a rule of ours said within the engine's message; its own English is for the log, not for people. */
    private static String chineseWithin(String message) {
        String plain = ENGINE_CODE
                .matcher(CLASS_NAME.matcher(message).replaceAll(""))
                .replaceAll("")
                .strip();
        Matcher said = CHINESE.matcher(plain);
        return said.find() ? COMMAND.matcher(said.group()).replaceAll("").strip() : "";
    }

    private JsonNode read(byte[] body) {
        try {
            JsonNode node = json.readTree(body);
            return node == null ? json.createObjectNode() : node;
        } catch (IOException e) {
            return json.createObjectNode();
        }
    }
}
