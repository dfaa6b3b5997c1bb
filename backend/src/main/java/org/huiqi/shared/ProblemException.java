package org.huiqi.shared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An expected refusal that crosses the web boundary as {@code application/problem+json}: a stable code, a Chinese sentence that
 * says what to do next, the fields at fault and any parameters.
 */
public final class ProblemException extends RuntimeException {

    /** One field at fault: its path in the body ({@code facts.district}), a stable code and a Chinese sentence. */
    public record FieldProblem(String field, String code, String message) {}

    /** The parameter that says in how many seconds it is worth trying again; it is sent as the header {@code Retry-After} too. */
    public static final String RETRY_AFTER = "retryAfter";

    private final int status;
    private final String code;
    private final List<FieldProblem> errors;
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    private ProblemException(int status, String code, String message, List<FieldProblem> errors) {
        super(message);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    /** 400: the body cannot be read. */
    public static ProblemException malformed(String code, String message) {
        return new ProblemException(400, code, message, List.of());
    }

    /** 401: who it is is not known. */
    public static ProblemException unauthorized(String code, String message) {
        return new ProblemException(401, code, message, List.of());
    }

    /** 403: the person is known and may not. */
    public static ProblemException forbidden(String code, String message) {
        return new ProblemException(403, code, message, List.of());
    }

    /** 404: no such thing, or none that this person may know of. */
    public static ProblemException notFound(String code, String message) {
        return new ProblemException(404, code, message, List.of());
    }

    /** 409: stale, doubled or not possible in the present state. */
    public static ProblemException conflict(String code, String message) {
        return new ProblemException(409, code, message, List.of());
    }

    /** 413: larger than allowed. */
    public static ProblemException tooLarge(String code, String message) {
        return new ProblemException(413, code, message, List.of());
    }

    /** 413 naming the field that is too large. */
    public static ProblemException tooLarge(String code, String message, String field) {
        return new ProblemException(413, code, message, List.of(new FieldProblem(field, code, message)));
    }

    /** 415: a kind of file that is not taken. */
    public static ProblemException unsupportedMediaType(String code, String message, String field) {
        return new ProblemException(415, code, message, List.of(new FieldProblem(field, code, message)));
    }

    /** 422: understood and refused by a rule. */
    public static ProblemException refused(String code, String message) {
        return new ProblemException(422, code, message, List.of());
    }

    /** 422 naming every field at fault. */
    public static ProblemException refused(String code, String message, List<FieldProblem> errors) {
        return new ProblemException(422, code, message, errors);
    }

    /** 429: too many tries. */
    public static ProblemException tooMany(String code, String message) {
        return new ProblemException(429, code, message, List.of());
    }

    /** 503: something that this application depends on does not answer now. */
    public static ProblemException unavailable(String code, String message) {
        return new ProblemException(503, code, message, List.of());
    }

    /** Adds a parameter that a program can read, such as the number of the first case. */
    public ProblemException with(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<FieldProblem> errors() {
        return errors;
    }

    public Map<String, Object> parameters() {
        return Map.copyOf(parameters);
    }

    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? code : message;
    }
}
