package org.huiqi.platform.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.shared.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Stands before engine-rest and the web applications' REST: tells the engine who is calling, and turns a refusal by a case
 * (an opinion that is missing, a payer who has approved) into a problem answer instead of the engine's 500.
 */
final class EngineDoorFilter extends OncePerRequestFilter {

    private static final Set<String> WRITES = Set.of("POST", "PUT", "DELETE", "PATCH");

    private final CurrentActor currentActor;
    private final IdentityService identityService;
    private final ObjectMapper json;

    EngineDoorFilter(CurrentActor currentActor, IdentityService identityService, ObjectMapper json) {
        this.currentActor = currentActor;
        this.identityService = identityService;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Actor> actor = currentActor.find();
        boolean engineRest = request.getRequestURI().startsWith("/engine-rest");
        WebCaller.enter();
        try {
            if (engineRest && actor.isPresent()) {
                ArrayList<String> groups = new ArrayList<>(actor.get().groups());
                groups.add(EngineRights.ALL_STAFF);
                identityService.setAuthentication(actor.get().username(), groups);
            }
            if (WRITES.contains(request.getMethod())) {
                translated(request, response, chain);
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            RefusalNote.clear();
            WebCaller.leave();
            if (engineRest) {
                identityService.clearAuthentication();
            }
        }
    }

    private void translated(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() >= 400) {
            Optional<ProblemException> refusal = RefusalNote.find();
            if (refusal.isPresent()) {
                write(answer, refusal.get());
            } else if (answer.getStatus() == 500
                    && typeOf(answer.getContentAsByteArray()).equals("OptimisticLockingException")) {
                write(answer, ProblemException.conflict("stale", "这项任务刚刚被他人办理，请刷新后查看"));
            }
        }
        answer.copyBodyToResponse();
    }

    private String typeOf(byte[] body) {
        try {
            JsonNode node = json.readTree(body);
            return node == null ? "" : node.path("type").asText();
        } catch (IOException e) {
            return "";
        }
    }

    private void write(ContentCachingResponseWrapper answer, ProblemException problem) throws IOException {
        answer.resetBuffer();
        answer.setStatus(problem.status());
        answer.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        ObjectNode body = json.createObjectNode();
        body.put("type", "about:blank");
        body.put("title", problem.getMessage());
        body.put("status", problem.status());
        body.put("detail", problem.getMessage());
        body.put("code", problem.code());
        body.put("message", problem.getMessage()); // what Tasklist shows
        body.set("errors", json.valueToTree(problem.errors()));
        problem.parameters().forEach((name, value) -> body.set(name, json.valueToTree(value)));
        json.writeValue(answer.getOutputStream(), body);
    }
}
