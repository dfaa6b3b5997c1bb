package org.huiqi.platform.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.huiqi.identity.Actor;
import org.huiqi.identity.ApplicantAccounts;
import org.huiqi.identity.CurrentActor;
import org.huiqi.shared.ProblemException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Stands before engine-rest and the web applications' REST: tells the engine who is calling, lets through the writes that are
 * open to people, confines what they send with a task to its form, and turns every error into a problem answer.
 */
final class EngineDoorFilter extends OncePerRequestFilter {

    private static final int LONGEST_BODY = 256 * 1024;
    private static final Pattern TASK = Pattern.compile("POST task/([^/]+)/(claim|complete|submit-form)");
    private static final String NEW_USER = "POST user/create";

    private final CurrentActor currentActor;
    private final IdentityService identityService;
    private final ApplicantAccounts applicants;
    private final TaskAnswers answers;
    private final OpenSessions sessions;
    private final ObjectMapper json;
    private final EngineProblems problems;
    private final boolean measurement;

    EngineDoorFilter(
            CurrentActor currentActor,
            IdentityService identityService,
            ApplicantAccounts applicants,
            TaskAnswers answers,
            OpenSessions sessions,
            ObjectMapper json,
            boolean measurement) {
        this.measurement = measurement;
        this.currentActor = currentActor;
        this.identityService = identityService;
        this.applicants = applicants;
        this.answers = answers;
        this.sessions = sessions;
        this.json = json;
        this.problems = new EngineProblems(json);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Actor actor = currentActor.requireStaff(); // Spring Security has let nobody else come this far
        boolean engineRest = request.getRequestURI().startsWith("/engine-rest");
        WebCaller.enter();
        try {
            if (engineRest) {
                ArrayList<String> groups = new ArrayList<>(actor.groups());
                groups.add(EngineRights.ALL_STAFF);
                identityService.setAuthentication(actor.username(), groups);
            }
            pass(request, response, chain, actor);
        } finally {
            RefusalNote.clear();
            WebCaller.leave();
            if (engineRest) {
                identityService.clearAuthentication();
            }
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Actor actor)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        try {
            Optional<ProblemException> refusal =
                    EngineWrites.refusal(request.getMethod(), request.getRequestURI(), actor);
            if (refusal.isPresent() && !isMeasuredStart(request)) {
                throw refusal.get();
            }
            chain.doFilter(confined(request, actor), answer);
            if (answer.getStatus() >= 400) {
                Optional<ProblemException> said = RefusalNote.find();
                if (said.isPresent()) {
                    throw said.get();
                }
                problems.rewrite(answer);
            } else {
                endSessions(request);
            }
        } catch (ProblemException refused) {
            problems.write(answer, refused);
        }
        answer.copyBodyToResponse();
    }

    /** Benchmarks compare with a bare start of the model; the engine's authorizations still decide who may. */
    private boolean isMeasuredStart(HttpServletRequest request) {
        return measurement
                && EngineWrites.nameOf(request.getMethod(), request.getRequestURI())
                        .matches("POST process-definition/key/[^/]+/start");
    }

    /** The request with what the person may send; unchanged where its body is of no concern here. */
    private HttpServletRequest confined(HttpServletRequest request, Actor actor) throws IOException {
        String name = EngineWrites.nameOf(request.getMethod(), request.getRequestURI());
        Matcher task = TASK.matcher(name);
        if (!task.matches() && !name.equals(NEW_USER)) {
            return request;
        }
        byte[] sent = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (sent.length > LONGEST_BODY) {
            throw ProblemException.tooLarge("body-too-large", "提交的内容过大");
        }
        if (!(read(sent) instanceof ObjectNode body)) {
            throw ProblemException.malformed("malformed-body", "请求内容不是有效的 JSON，请检查后重新提交");
        }
        if (!task.matches()) {
            requireFreeName(body.path("profile").path("id").asText());
        } else if (task.group(2).equals("claim")) {
            claimForOneself(body, actor);
        } else {
            answers.confine(task.group(1), body);
        }
        return new RewrittenRequest(request, json.writeValueAsBytes(body));
    }

    private JsonNode read(byte[] sent) throws IOException {
        try {
            JsonNode body = sent.length == 0 ? json.createObjectNode() : json.readTree(sent);
            return body == null ? json.createObjectNode() : body;
        } catch (JsonProcessingException e) {
            throw ProblemException.malformed("malformed-body", "请求内容不是有效的 JSON，请检查后重新提交");
        }
    }

    /** Whoever a task is claimed for gets rights over it: nobody hands it to a stranger to its group. */
    private static void claimForOneself(ObjectNode body, Actor actor) {
        JsonNode claimant = body.path("userId");
        if (claimant.isTextual() && !claimant.asText().equals(actor.username())) {
            throw ProblemException.forbidden("claim-for-oneself", "任务只能由本人签收");
        }
        body.put("userId", actor.username());
    }

    /** One name, one person: in the log-in, in opinions and in the audit trail. */
    private void requireFreeName(String username) {
        if (username.equals(Actor.SYSTEM.username()) || username.equals("anonymous") || applicants.exists(username)) {
            throw ProblemException.conflict("username-taken", "用户名“" + username + "”已被使用，请另取一个");
        }
    }

    /** Changed groups and passwords hold at once, not from the next log-in on; logging out of Tasklist is logging out. */
    private void endSessions(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        EngineWrites.changedPerson(request.getMethod(), request.getRequestURI())
                .ifPresent(username -> sessions.end(username, session == null ? "" : session.getId()));
        if (EngineWrites.isLogout(request.getMethod(), request.getRequestURI()) && session != null) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        }
    }
}
