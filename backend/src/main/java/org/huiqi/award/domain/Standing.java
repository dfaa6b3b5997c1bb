package org.huiqi.award.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiqi.award.AwardView;
import org.huiqi.award.ConfirmAward;
import org.huiqi.award.ConfirmOutcome.NotCumulative;
import org.huiqi.award.EarlierGrants;
import org.huiqi.award.EarlierGrants.Counted;
import org.huiqi.award.RelatedMeasure;
import org.huiqi.policy.Cumulation.Rule;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/** What an entity's awards mean for one more. */
public final class Standing {

    private Standing() {}

    /**
     * @param awards all awards of the entity
     * @param entitled what the measure itself has given so far by its own text, what was taken off included
     */
    public static EarlierGrants of(
            String policyId,
            @Nullable String stage,
            List<RelatedMeasure> related,
            List<AwardView> awards,
            Money entitled) {
        Map<String, RelatedMeasure> relations =
                related.stream().collect(Collectors.toMap(RelatedMeasure::policyId, Function.identity()));
        List<Counted> higher = new ArrayList<>();
        List<Counted> same = new ArrayList<>();
        List<Counted> open = new ArrayList<>();
        Money paid = Money.ZERO;
        for (AwardView award : awards) {
            RelatedMeasure relation = relations.get(award.policyId());
            if (award.policyId().equals(policyId)) {
                paid = paid.plus(award.amount());
            } else if (relation != null) {
                Counted counted = new Counted(award, relation.text());
                switch (relation.rule()) {
                    case HIGHEST -> {
                        higher.add(counted);
                        paid = paid.plus(award.amount());
                    }
                    case SAME_AWARD -> {
                        if (sameStage(stage, award.stage())) {
                            same.add(counted);
                        }
                    }
                    case OPEN -> open.add(counted);
                    case INDEPENDENT -> throw new IllegalStateException("Independent and related: " + relation);
                }
            }
        }
        // What the measure itself gave, or was spared because another had given it, is not taken off a second time.
        Money deduction = higher.isEmpty() ? Money.ZERO : paid.minus(entitled).max(Money.ZERO);
        return new EarlierGrants(deduction, higher, same, open);
    }

    /** Two stages of one award are not the same money; an award without stages is the whole of it. */
    private static boolean sameStage(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.equals(other);
    }

    /** Why the award cannot be given as it was decided, seen against what is granted by now. */
    public static Optional<NotCumulative> against(ConfirmAward command, EarlierGrants earlier) {
        if (!earlier.same().isEmpty()) {
            return Optional.of(new NotCumulative(Rule.SAME_AWARD, earlier.same().get(0), Money.ZERO));
        }
        if (!earlier.deduction().equals(command.nonCumulation().deducted())) {
            return Optional.of(new NotCumulative(
                    Rule.HIGHEST, earlier.higher().stream().findFirst().orElse(null), earlier.deduction()));
        }
        return earlier.open().stream()
                .filter(counted -> !command.nonCumulation()
                        .acknowledged()
                        .contains(counted.award().caseNumber()))
                .findFirst()
                .map(counted -> new NotCumulative(Rule.OPEN, counted, Money.ZERO));
    }
}
