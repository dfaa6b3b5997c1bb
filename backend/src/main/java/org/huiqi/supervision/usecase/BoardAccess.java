package org.huiqi.supervision.usecase;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.huiqi.identity.Actor;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ProblemException;
import org.springframework.stereotype.Component;

/** Whose figures somebody may see: leaders and the supervising office those of their government and of those below it. */
@Component
public class BoardAccess {

    /** The governments that requests are made to, the highest first. */
    static final List<Jurisdiction> GOVERNMENTS =
            List.of(Jurisdiction.HENAN, Jurisdiction.PINGDINGSHAN, Jurisdiction.JIAOZUO);

    /** Never empty: whoever sees nothing is refused with 403. */
    public Set<Jurisdiction> visibleTo(Actor actor) {
        EnumSet<Jurisdiction> visible = EnumSet.noneOf(Jurisdiction.class);
        GOVERNMENTS.stream().filter(government -> sees(actor, government)).forEach(visible::add);
        if (visible.isEmpty()) {
            throw ProblemException.forbidden("board-not-yours", "督办看板和通报由分管领导和督查室使用");
        }
        return visible;
    }

    public boolean sees(Actor actor, Jurisdiction jurisdiction) {
        return actor.hasRole("auditor")
                || GOVERNMENTS.stream()
                        .anyMatch(
                                own -> own.covers(jurisdiction) && (isLeader(actor, own) || isSupervisor(actor, own)));
    }

    public void requireSupervisor(Actor actor, Jurisdiction jurisdiction) {
        if (!isSupervisor(actor, jurisdiction)) {
            throw ProblemException.forbidden(
                    "not-the-supervisor", "只有" + jurisdiction.chineseName() + "人民政府督查室可以起草和印发通报");
        }
    }

    public boolean isSupervisor(Actor actor, Jurisdiction own) {
        return actor.groups().contains(own.authorityPrefix() + "-supervision.supervisor");
    }

    private static boolean isLeader(Actor actor, Jurisdiction own) {
        return actor.groups().contains(own.authorityPrefix() + "-leader.approver");
    }

    static List<Jurisdiction> sorted(Set<Jurisdiction> jurisdictions) {
        return Arrays.stream(Jurisdiction.values())
                .filter(jurisdictions::contains)
                .toList();
    }
}
