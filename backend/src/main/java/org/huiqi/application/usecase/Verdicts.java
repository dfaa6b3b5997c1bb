package org.huiqi.application.usecase;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiqi.application.domain.FactOnRecord;
import org.huiqi.award.Awards;
import org.huiqi.eligibility.Determination;
import org.huiqi.eligibility.Eligibility;
import org.huiqi.eligibility.Granted;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.enterprise.RegisterFact;
import org.huiqi.funding.FundingLine;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.FundingRule;
import org.huiqi.policy.Measure;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings together what the applicant declared, what the registers hold and what was granted before. */
@Component
public class Verdicts {

    private static final String GRANTED_THIS_YEAR = "grantedThisYearAmount";
    private static final String GRANTED_TO_DATE = "grantedToDateAmount";
    private static final String RECEIVED_BEFORE = "hasReceivedThisAward";

    private final Eligibility eligibility;
    private final Awards awards;
    private final RelatedAwards related;
    private final BusinessEntities entities;
    private final Clock clock;

    Verdicts(Eligibility eligibility, Awards awards, RelatedAwards related, BusinessEntities entities, Clock clock) {
        this.eligibility = eligibility;
        this.awards = awards;
        this.related = related;
        this.entities = entities;
        this.clock = clock;
    }

    /** The verdict as of today, counting the applicant's earlier awards of this measure and of related ones. */
    public RelatedAwards.Assessment determine(Measure measure, long entityId, Map<String, Object> facts) {
        Determination alone = eligibility.determine(measure, facts, granted(measure, entityId, facts), today());
        return related.apply(measure, entityId, Intake.stageOf(measure, facts), alone);
    }

    /**
     * Awards of this system prevail over what is declared, but a declaration that counts against the applicant (an award from
     * before this system) is believed: the greater of the two counts.
     */
    private Granted granted(Measure measure, long entityId, Map<String, Object> facts) {
        Set<String> group = capGroup(measure);
        Money thisYear =
                awards.grantedInYear(entityId, group, today().getYear()).max(declared(facts.get(GRANTED_THIS_YEAR)));
        Money toDate = awards.grantedToDate(entityId, group).max(declared(facts.get(GRANTED_TO_DATE)));
        boolean before = !awards.grantedToDate(entityId, Set.of(measure.id())).isZero()
                || Boolean.TRUE.equals(facts.get(RECEIVED_BEFORE));
        return new Granted(thisYear, toDate, before);
    }

    /** Whether anything counts against the caps of the measure already. */
    boolean isGrantedBefore(Measure measure, long entityId, Map<String, Object> facts) {
        Granted granted = granted(measure, entityId, facts);
        return Boolean.TRUE.equals(granted.thisAwardBefore())
                || isPositive(granted.thisYear())
                || isPositive(granted.toDate());
    }

    private static boolean isPositive(@Nullable Money money) {
        return money != null && money.isPositive();
    }

    private static Money declared(@Nullable Object value) {
        return value instanceof BigDecimal yuan
                ? Money.rounded(yuan)
                : value instanceof Number number ? Money.rounded(new BigDecimal(number.toString())) : Money.ZERO;
    }

    /** The measures whose grants count against one cap with this one. */
    public static Set<String> capGroup(Measure measure) {
        Set<String> group = new LinkedHashSet<>(measure.sharedCapWith());
        group.add(measure.id());
        return group;
    }

    /**
     * What the registers hold of the facts that the measure asks for; it prevails over what is typed. Facts about one application, one
     * project, one loan are never taken from them.
     */
    public Map<String, FactOnRecord> onRecord(Measure measure, BusinessEntity entity) {
        Map<String, FactOnRecord> found = new LinkedHashMap<>();
        List<RegisterFact> register = entities.factsOf(entity.id(), today());
        for (FactDefinition fact : measure.facts()) {
            if (!fact.carriesOver()) {
                continue;
            }
            register.stream()
                    .filter(known -> known.name().equals(fact.name()))
                    .findFirst()
                    .ifPresent(known ->
                            found.put(fact.name(), new FactOnRecord(known.value(), known.source(), known.asOf())));
        }
        return found;
    }

    /** What this system's own awards answer of the facts that the measure asks for. */
    public Map<String, FactOnRecord> fromAwards(Measure measure, long entityId) {
        Granted granted = granted(measure, entityId, Map.of());
        Map<String, FactOnRecord> found = new LinkedHashMap<>();
        for (FactDefinition fact : measure.facts()) {
            Object value = fact.fromLedger() ? answer(fact.name(), granted) : null;
            if (value != null) {
                found.put(fact.name(), new FactOnRecord(value, "本平台奖补发放记录", today()));
            }
        }
        return found;
    }

    private static @Nullable Object answer(String fact, Granted granted) {
        return switch (fact) {
            case GRANTED_THIS_YEAR -> yuan(granted.thisYear());
            case GRANTED_TO_DATE -> yuan(granted.toDate());
            case RECEIVED_BEFORE -> granted.thisAwardBefore();
            default -> null;
        };
    }

    private static @Nullable BigDecimal yuan(@Nullable Money money) {
        return money == null ? null : money.yuan();
    }

    /** Which treasury pays how much of the sum: by the text's shares, or by the setting where the text is silent. */
    public static List<FundingLine> fundingLines(
            Measure measure, Determination determination, Money amount, String district) {
        List<FundingRule.Share> shares = determination.funding().isEmpty()
                ? measure.fundingWhenSilent()
                : determination.funding().stream()
                        .map(share -> new FundingRule.Share(share.layer(), share.ratio()))
                        .toList();
        List<Money> parts =
                amount.split(shares.stream().map(FundingRule.Share::ratio).toList());
        return java.util.stream.IntStream.range(0, shares.size())
                .filter(i -> parts.get(i).isPositive())
                .mapToObj(i -> {
                    String layer = shares.get(i).layer().id();
                    return new FundingLine(
                            layer,
                            payer(layer, measure.jurisdiction(), district),
                            measure.jurisdiction(),
                            parts.get(i));
                })
                .toList();
    }

    private static String payer(String layer, Jurisdiction jurisdiction, String district) {
        return switch (layer) {
            case "central" -> "中央财政";
            case "province" -> Jurisdiction.HENAN.chineseName() + "财政";
            case "city" -> jurisdiction.chineseName() + "财政";
            default -> district + "财政";
        };
    }

    public LocalDate today() {
        return clock.instant().atZone(Zones.SHANGHAI).toLocalDate();
    }
}
