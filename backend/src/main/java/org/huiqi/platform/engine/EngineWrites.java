package org.huiqi.platform.engine;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.authorization.Groups;
import org.huiqi.identity.Actor;
import org.huiqi.shared.ProblemException;

/**
 * The writes that people may send through the engine's doors: working on their tasks, asking, running jobs, keeping users.
 * Everything else is the application's alone, so a new version's new resource is closed until somebody opens it here. Who
 * among the staff may do what is left to the engine's authorizations.
 */
final class EngineWrites {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String SECURITY_ADMINISTRATOR = "platform.secadmin";

    private static final Pattern DOOR = Pattern.compile("^(?:/engine-rest|/camunda/api/engine)(?:/engine/[^/]+)?/?");
    private static final Pattern WEBAPP = Pattern.compile(
            "POST /camunda/api/(?:(?:cockpit|tasklist|admin|welcome)/plugin/.+" + "|admin/auth/user/[^/]+/logout)");
    private static final Pattern LOGOUT = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/logout");

    private static final List<Pattern> OPEN = compiled(
            // queries whose criteria are too long for a URL
            "POST (task|process-instance|execution|job|variable-instance)(/count)?",
            "POST history/(process-instance|activity-instance|task|variable-instance|detail)(/count)?",
            "POST filter/[^/]+/(list|singleResult|count)",
            // tasks
            "POST task/[^/]+/(claim|unclaim|complete|submit-form|comment/create)",
            // operating
            "POST job/[^/]+/execute",
            "PUT (job|job-definition)/[^/]+/retries",
            "PUT (job|process-instance)/[^/]+/suspended",
            // people
            "POST identity/password-policy",
            "POST user/create",
            "PUT user/[^/]+/(profile|credentials)",
            "POST user/[^/]+/unlock",
            "DELETE user/[^/]+",
            "(PUT|DELETE) group/[^/]+/members/[^/]+");

    private static final Pattern PERSON = Pattern.compile("(PUT|POST|DELETE) user/([^/]+)(?:/(\\w+))?");
    private static final Pattern MEMBERSHIP = Pattern.compile("(?:PUT|DELETE) group/([^/]+)/members/([^/]+)");

    private EngineWrites() {}

    /** A write's method and its path behind the door, such as {@code POST task/42/claim}. */
    static String nameOf(String method, String uri) {
        return method + " " + DOOR.matcher(uri).replaceFirst("");
    }

    /** Why the person may not send this; empty for reads and for what is open. */
    static Optional<ProblemException> refusal(String method, String uri, Actor actor) {
        if (READS.contains(method) || WEBAPP.matcher(method + " " + uri).matches()) {
            return Optional.empty();
        }
        String name = nameOf(method, uri);
        if (!DOOR.matcher(uri).find()
                || OPEN.stream().noneMatch(open -> open.matcher(name).matches())) {
            return Optional.of(ProblemException.forbidden("application-only", "此操作只能由系统自身执行"));
        }
        return refusedAmongPeople(name, actor);
    }

    /** Logging out of a web application. */
    static boolean isLogout(String method, String uri) {
        return method.equals("POST") && LOGOUT.matcher(uri).matches();
    }

    /** The person whose account or groups the write changes. */
    static Optional<String> changedPerson(String method, String uri) {
        if (READS.contains(method)) {
            return Optional.empty();
        }
        String name = nameOf(method, uri);
        Matcher membership = MEMBERSHIP.matcher(name);
        if (membership.matches()) {
            return Optional.of(decoded(membership.group(2)));
        }
        Matcher person = PERSON.matcher(name);
        return person.matches() && !name.equals("POST user/create")
                ? Optional.of(decoded(person.group(2)))
                : Optional.empty();
    }

    private static Optional<ProblemException> refusedAmongPeople(String name, Actor actor) {
        Matcher membership = MEMBERSHIP.matcher(name);
        if (membership.matches()) {
            if (decoded(membership.group(1)).equals(Groups.CAMUNDA_ADMIN)) {
                return Optional.of(ProblemException.forbidden("sealed-group", "这个组已封存，不能增减成员"));
            }
            if (decoded(membership.group(2)).equals(actor.username())) {
                return Optional.of(ProblemException.forbidden("own-groups", "不能更改自己的岗位，请由另一位安全管理员办理"));
            }
        }
        Matcher person = PERSON.matcher(name);
        if (person.matches()) {
            if (person.group(1).equals("DELETE") && decoded(person.group(2)).equals(actor.username())) {
                return Optional.of(ProblemException.forbidden("own-account", "不能删除自己的账号，请由另一位安全管理员办理"));
            }
            if ("profile".equals(person.group(3)) && !actor.groups().contains(SECURITY_ADMINISTRATOR)) {
                return Optional.of(ProblemException.forbidden("profile-kept", "姓名用于案件留痕，只能由安全管理员更改"));
            }
        }
        boolean sealed = changedSealed(name);
        return sealed ? Optional.of(ProblemException.forbidden("sealed-account", "这个账号已封存，不能更改")) : Optional.empty();
    }

    private static boolean changedSealed(String name) {
        Matcher person = PERSON.matcher(name);
        Matcher membership = MEMBERSHIP.matcher(name);
        return person.matches() && decoded(person.group(2)).equals(EngineRights.SEALED_USER)
                || membership.matches() && decoded(membership.group(2)).equals(EngineRights.SEALED_USER);
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static List<Pattern> compiled(String... patterns) {
        return Arrays.stream(patterns).map(Pattern::compile).toList();
    }
}
