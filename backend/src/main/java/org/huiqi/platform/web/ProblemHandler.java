package org.huiqi.platform.web;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns every exception of our own controllers into a problem answer in Chinese. */
@RestControllerAdvice
@Order(0)
class ProblemHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    /** SQL states of a text and of a JSON value with a NUL in it. */
    private static final Set<String> NUL_CHARACTER = Set.of("22021", "22P05");

    @ExceptionHandler
    ResponseEntity<Problem> known(ProblemException e) {
        ResponseEntity<Problem> answer = Problem.of(e).toResponse();
        Object retryAfter = e.parameters().get(ProblemException.RETRY_AFTER);
        return retryAfter == null
                ? answer
                : ResponseEntity.status(answer.getStatusCode())
                        .headers(answer.getHeaders())
                        .header(HttpHeaders.RETRY_AFTER, retryAfter.toString())
                        .body(answer.getBody());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e) {
        Throwable cause = e.getMostSpecificCause();
        if (cause instanceof BodyLimit.BodyTooLarge) {
            return BodyLimit.problem().toResponse();
        }
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return field(unknown, "unknown-field", "没有名为“" + unknown.getPropertyName() + "”的字段");
        }
        if (cause instanceof InvalidFormatException format) {
            return field(format, "wrong-type", "“" + format.getValue() + "”的格式不对");
        }
        if (cause instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            return field(mismatch, "wrong-type", "值的类型不对");
        }
        if (cause instanceof InputCoercionException
                && e.getCause() instanceof JsonMappingException outside
                && !outside.getPath().isEmpty()) {
            return field(outside, "out-of-range", "数字超出范围");
        }
        return Problem.of(400, "malformed-body", "请求内容不是有效的 JSON，请检查后重新提交").toResponse();
    }

    private static ResponseEntity<Problem> field(JsonMappingException e, String code, String message) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        String name = path.startsWith(".") ? path.substring(1) : path;
        return Problem.of(
                        422,
                        "invalid-body",
                        "提交的内容有误：" + name + " " + message,
                        List.of(new FieldProblem(name, code, message)),
                        java.util.Map.of())
                .toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Problem> parameter(MethodArgumentTypeMismatchException e) {
        return Problem.of(
                        400,
                        "malformed-parameter",
                        "参数 " + e.getName() + " 的值不对，请更正后重试",
                        List.of(new FieldProblem(e.getName(), "wrong-type", "值的格式不对")),
                        java.util.Map.of())
                .toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Problem> missingParameter(MissingServletRequestParameterException e) {
        return Problem.of(
                        400,
                        "missing-parameter",
                        "缺少参数 " + e.getParameterName(),
                        List.of(new FieldProblem(e.getParameterName(), "required", "必填")),
                        java.util.Map.of())
                .toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Problem> tooLarge(MaxUploadSizeExceededException e) {
        return Problem.of(ProblemException.tooLarge("file-too-large", "文件超过20MB，请压缩或拆分后重新上传", "file"))
                .toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Problem> multipart(MultipartException e) {
        return Problem.of(400, "malformed-upload", "上传的内容不完整，请重新选择文件上传").toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Problem> mediaType(HttpMediaTypeNotSupportedException e) {
        String taken = e.getSupportedMediaTypes().stream()
                .filter(MediaType::isConcrete)
                .map(MediaType::toString)
                .collect(Collectors.joining("、"));
        return Problem.of(
                        415,
                        "http-415",
                        taken.isEmpty()
                                ? "提交内容的格式不对，请检查 Content-Type"
                                : "提交内容的格式不对，请用 " + taken + "（请求头 Content-Type）提交")
                .toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Problem> noSuchPage(NoResourceFoundException e) {
        return Problem.of(404, "not-found", "没有这个地址，请检查链接").toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Problem> stale(ConcurrencyFailureException e) {
        return Problem.of(409, "stale", "内容刚刚被他人更改，请刷新后重试").toResponse();
    }

    /** PostgreSQL holds every character but one. */
    @ExceptionHandler
    ResponseEntity<Problem> unstorable(DataAccessException e) {
        String state = e.getMostSpecificCause() instanceof SQLException sql ? sql.getSQLState() : "";
        return NUL_CHARACTER.contains(String.valueOf(state))
                ? Problem.of(422, "unsupported-character", "内容中有无法保存的字符（空字符），请删除后重试")
                        .toResponse()
                : other(e);
    }

    @ExceptionHandler
    ResponseEntity<Problem> denied(AccessDeniedException e) {
        return Problem.of(403, "forbidden", "您没有这项权限").toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Problem> anonymous(AuthenticationException e) {
        return Problem.of(401, "not-logged-in", "请先登录").toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Problem> other(Exception e) {
        if (e instanceof ErrorResponse response) {
            int status = response.getStatusCode().value();
            return Problem.of(status, "http-" + status, status == 405 ? "这个地址不支持该操作" : "请求无法处理，请检查后重试")
                    .toResponse();
        }
        String reference = UUID.randomUUID().toString();
        log.atError().addKeyValue("reference", reference).setCause(e).log("Unexpected error in a request");
        return Problem.of(
                        500,
                        "internal-error",
                        "系统出错，您填写的内容没有提交。请稍后重试；如仍失败，请提供编号 " + reference,
                        List.of(),
                        java.util.Map.of("reference", reference))
                .toResponse();
    }
}
