package org.huiqi.platform.engine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.huiqi.identity.ActorAuthentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Tells the engine's web applications who is logged in; the web application framework creates it by name. */
public final class SessionAuthenticationProvider implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthentication authentication
                && authentication.actor().isStaff()) {
            List<String> groups = new ArrayList<>(authentication.actor().groups());
            groups.add(EngineRights.ALL_STAFF);
            AuthenticationResult result =
                    new AuthenticationResult(authentication.actor().username(), true);
            result.setGroups(groups);
            return result;
        }
        return AuthenticationResult.unsuccessful();
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // Spring Security has answered before.
    }
}
