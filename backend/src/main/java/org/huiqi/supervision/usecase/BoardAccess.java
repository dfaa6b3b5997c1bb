package org.huiqi.supervision.usecase;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiqi.identity.Actor;
import org.huiqi.shared.Government;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ProblemException;
import org.huiqi.supervision.domain.Bulletin;
import org.springframework.stereotype.Component;

/**
 * Whose figures somebody may see: leaders and the supervising office those of their government and of those below it, a county's
 * only its own.
 */
@Component
public class BoardAccess {

    /** The governments that bulletins are of, the highest first; counties write monthly ones of their own by hand. */
    static final List<Jurisdiction> GOVERNMENTS =
            List.of(Jurisdiction.HENAN, Jurisdiction.PINGDINGSHAN, Jurisdiction.JIAOZUO);

    /** In the order of {@link Government#all()}; never empty: whoever sees nothing is refused with 403. */
    public List<Government> visibleTo(Actor actor) {
        List<Government> visible = Government.all().stream()
                .filter(government -> sees(actor, government))
                .toList();
        if (visible.isEmpty()) {
            throw ProblemException.forbidden("board-not-yours", "督办看板和通报由分管领导和督查室使用");
        }
        return visible;
    }

    /** The cities and the province of which somebody sees everything, and not only one of their counties. */
    public static Set<Jurisdiction> whole(List<Government> visible) {
        EnumSet<Jurisdiction> whole = EnumSet.noneOf(Jurisdiction.class);
        visible.stream().filter(own -> own.county() == null).forEach(own -> whole.add(own.jurisdiction()));
        return whole;
    }

    /** The governments whose bulletins are in somebody's list; counties are sent the issued ones of their city. */
    public record Readable(Set<Government> governments, Set<Government> issuedOnlyOf) {

        public Readable of(Jurisdiction jurisdiction) {
            return new Readable(within(governments, jurisdiction), within(issuedOnlyOf, jurisdiction));
        }

        private static Set<Government> within(Set<Government> all, Jurisdiction jurisdiction) {
            return all.stream()
                    .filter(one -> one.jurisdiction() == jurisdiction)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    public Readable bulletinsFor(Actor actor) {
        List<Government> visible = visibleTo(actor);
        return new Readable(
                Set.copyOf(visible),
                visible.stream()
                        .filter(own -> own.county() != null)
                        .flatMap(own -> own.parent().stream())
                        .filter(city -> !visible.contains(city))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    public boolean sees(Actor actor, Bulletin bulletin) {
        boolean countyOf = bulletin.government().children().stream()
                .filter(below -> below.county() != null)
                .anyMatch(county -> oversees(actor, county));
        return sees(actor, bulletin.government()) || bulletin.isIssued() && countyOf;
    }

    private static boolean sees(Actor actor, Government government) {
        return actor.hasRole("auditor")
                || actor.governments().stream().anyMatch(own -> own.covers(government) && oversees(actor, own));
    }

    public void requireSupervisor(Actor actor, Government own) {
        if (!isSupervisor(actor, own)) {
            throw ProblemException.forbidden("not-the-supervisor", "只有" + own.chineseName() + "的督查室可以起草和印发通报");
        }
    }

    public static boolean isSupervisor(Actor actor, Government own) {
        return actor.groups().contains(own.authority("supervision") + ".supervisor");
    }

    private static boolean oversees(Actor actor, Government own) {
        return actor.groups().contains(own.authority("leader") + ".approver") || isSupervisor(actor, own);
    }
}
