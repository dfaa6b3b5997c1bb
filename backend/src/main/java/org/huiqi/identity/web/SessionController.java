package org.huiqi.identity.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huiqi.identity.Actor;
import org.huiqi.identity.ActorAuthentication;
import org.huiqi.identity.CurrentActor;
import org.huiqi.identity.SessionContributor;
import org.huiqi.identity.usecase.SignIn;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One login for portal, back office, Tasklist and engine-rest. */
@RestController
@RequestMapping("/api/session")
class SessionController {

    private final SignIn signIn;
    private final CurrentActor currentActor;
    private final SecurityContextRepository contexts;
    private final CsrfTokenRepository csrfTokens;
    private final List<SessionContributor> contributors;

    SessionController(
            SignIn signIn,
            CurrentActor currentActor,
            SecurityContextRepository contexts,
            CsrfTokenRepository csrfTokens,
            List<SessionContributor> contributors) {
        this.signIn = signIn;
        this.currentActor = currentActor;
        this.contexts = contexts;
        this.csrfTokens = csrfTokens;
        this.contributors = contributors;
    }

    record Credentials(@Nullable String username, @Nullable String password) {}

    record SessionView(
            String username,
            String displayName,
            String kind,
            Collection<String> roles,
            Collection<String> authorities,
            @JsonAnyGetter Map<String, Object> details) {}

    @GetMapping
    SessionView present() {
        return view(currentActor.find().orElseThrow(() -> ProblemException.unauthorized("not-logged-in", "请先登录")));
    }

    @PostMapping
    SessionView login(@RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        String username =
                credentials.username() == null ? "" : credentials.username().strip();
        String password = credentials.password() == null ? "" : credentials.password();
        List<FieldProblem> missing = new ArrayList<>();
        if (username.isEmpty()) {
            missing.add(new FieldProblem("username", "required", "请填写用户名"));
        }
        if (password.isEmpty()) {
            missing.add(new FieldProblem("password", "required", "请填写密码"));
        }
        if (!missing.isEmpty()) {
            throw ProblemException.refused("credentials-missing", "请填写用户名和密码", missing);
        }
        if (username.length() > 64 || password.length() > 200) {
            throw ProblemException.unauthorized("wrong-credentials", "用户名或密码不正确，请重新输入");
        }
        Actor actor = signIn.signIn(username, password, request.getRemoteAddr())
                .orElseThrow(() -> ProblemException.unauthorized("wrong-credentials", "用户名或密码不正确，请重新输入"));
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate(); // a session id known before the login must not be worth anything after it
        }
        request.getSession(true);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new ActorAuthentication(actor));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
        return view(actor);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logout(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    private SessionView view(Actor actor) {
        Map<String, Object> details = new LinkedHashMap<>();
        contributors.forEach(contributor -> details.putAll(contributor.contribute(actor)));
        return new SessionView(
                actor.username(),
                actor.displayName(),
                actor.kind().name().toLowerCase(Locale.ROOT),
                actor.roles(),
                actor.authorities(),
                details);
    }
}
