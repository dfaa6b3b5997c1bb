package org.huiqi.disbursement.domain;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiqi.identity.Actor;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ProblemException;

/** Whose payments a person may see and make: those of the treasury that he works for. */
public final class TreasuryAccess {

    private TreasuryAccess() {}

    /** The governments whose treasury he pays or reviews for; refuses with 403 whoever has none. */
    public static Set<Jurisdiction> readableBy(Actor actor) {
        Set<Jurisdiction> governments = Arrays.stream(Jurisdiction.values())
                .filter(government -> holds(actor, government, "payer") || holds(actor, government, "reviewer"))
                .collect(Collectors.toSet());
        if (governments.isEmpty()) {
            throw ProblemException.forbidden("not-the-treasury", "只有财政部门的拨付岗和审核岗可以查看支付信息");
        }
        return governments;
    }

    public static void requirePayer(Actor actor, Jurisdiction jurisdiction) {
        if (!holds(actor, jurisdiction, "payer")) {
            throw ProblemException.forbidden("not-a-payer", "只有" + jurisdiction.chineseName() + "财政部门的拨付岗可以办理支付");
        }
    }

    private static boolean holds(Actor actor, Jurisdiction jurisdiction, String role) {
        return actor.groups().contains(jurisdiction.authorityPrefix() + "-treasury." + role);
    }
}
