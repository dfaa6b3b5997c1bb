package org.huiqi.identity.usecase;

import java.util.Arrays;
import java.util.Optional;
import org.huiqi.identity.Actor;
import org.huiqi.identity.ActorAuthentication;
import org.huiqi.identity.CurrentActor;
import org.huiqi.shared.ProblemException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Reads the acting person from the Spring Security context. */
@Component
class SessionActor implements CurrentActor {

    @Override
    public Optional<Actor> find() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthentication authentication
                ? Optional.of(authentication.actor())
                : Optional.empty();
    }

    @Override
    public Actor orSystem() {
        return find().orElse(Actor.SYSTEM);
    }

    @Override
    public Actor requireApplicant() {
        return find().filter(Actor::isApplicant)
                .orElseThrow(() -> ProblemException.forbidden("applicant-only", "请用企业或个体工商户账号登录后办理"));
    }

    @Override
    public Actor requireStaff() {
        return find().filter(Actor::isStaff).orElseThrow(() -> ProblemException.forbidden("staff-only", "仅工作人员可以查看"));
    }

    @Override
    public Actor requireRole(String... roles) {
        return find().filter(Actor::isStaff)
                .filter(actor -> Arrays.stream(roles).anyMatch(actor::hasRole))
                .orElseThrow(() -> ProblemException.forbidden("role-missing", "您的岗位没有这项权限，请联系安全管理员"));
    }
}
