package org.huiqi.platform.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The one shape of an error over HTTP (RFC 9457), with a stable code and the fields at fault. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        List<FieldProblem> errors,
        @JsonAnyGetter Map<String, Object> parameters) {

    public static Problem of(int status, String code, String detail) {
        return of(status, code, detail, List.of(), Map.of());
    }

    public static Problem of(ProblemException e) {
        return of(e.status(), e.code(), e.getMessage(), e.errors(), e.parameters());
    }

    static Problem of(
            int status, String code, String detail, List<FieldProblem> errors, Map<String, Object> parameters) {
        HttpStatus known = HttpStatus.resolve(status);
        return new Problem(
                "about:blank",
                known == null ? "Error" : known.getReasonPhrase(),
                status,
                detail,
                code,
                errors,
                parameters);
    }

    ResponseEntity<Problem> toResponse() {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(this);
    }

    /** Writes the answer where no controller advice reaches, as in filters. */
    public void write(HttpServletResponse response, ObjectMapper json) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), this);
    }
}
