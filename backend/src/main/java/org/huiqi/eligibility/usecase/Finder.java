package org.huiqi.eligibility.usecase;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.huiqi.eligibility.Verdict;
import org.huiqi.eligibility.usecase.Matching.Match;
import org.huiqi.eligibility.usecase.Matching.Matches;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.enterprise.RegisterFact;
import org.huiqi.policy.ApplicantType;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.MeasureKind;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds policies question by question: what is open already, and which single fact is worth asking for next. */
@Service
public class Finder {

    /** Facts about anything else belong to one application and are asked for there. */
    private static final Set<String> ASKED_ABOUT = Set.of("enterprise", "person", "employment");

    /** What binds the authorities is nothing that anybody looks for here. */
    private static final Set<MeasureKind> GOVERNMENTS_OWN =
            Set.of(MeasureKind.TARGET, MeasureKind.DEADLINE, MeasureKind.DUTY);

    private static final String APPLICANT_TYPE = "applicantType";
    private static final String DISTRICT = "district";
    private static final Set<ApplicantType> REGISTERED_TYPES =
            EnumSet.of(ApplicantType.ENTERPRISE, ApplicantType.INDIVIDUAL_BUSINESS);
    private static final String MARKET_REGULATION = "市场监管部门登记";

    private final Matching matching;
    private final BusinessEntities entities;

    Finder(Matching matching, BusinessEntities entities) {
        this.matching = matching;
        this.entities = entities;
    }

    /**
     * Where a conversation stands.
     *
     * @param entityId the business whose register facts are taken; null for an anonymous visitor
     */
    public record Conversation(
            Map<String, Object> facts,
            @Nullable ApplicantType applicant,
            @Nullable Jurisdiction jurisdiction,
            LocalDate on,
            Set<String> skipped,
            @Nullable Long entityId) {}

    /**
     * The fact to ask for.
     *
     * @param measures how many open measures it can decide
     * @param money the most that a single one of these may pay; sums of different measures are never added up
     */
    public record NextQuestion(FactDefinition fact, int measures, BigDecimal money) {}

    /** A fact that is known: from the register, which prevails over what was typed, or typed. */
    public record KnownFact(
            FactDefinition fact,
            Object value,
            @Nullable String source,
            @Nullable LocalDate asOf,
            @Nullable Object claimed) {}

    public record Answer(
            List<Match> matches,
            int excluded,
            int eligible,
            BigDecimal moneyAtStake,
            @Nullable NextQuestion nextQuestion,
            int questionsLeft,
            List<KnownFact> known) {}

    public Answer answer(Conversation conversation) {
        BusinessEntity entity = conversation.entityId() == null
                ? null
                : entities.find(conversation.entityId()).orElse(null);
        Map<String, KnownFact> known = known(conversation, entity);
        Map<String, Object> facts = new LinkedHashMap<>();
        known.forEach((name, fact) -> facts.put(name, fact.value()));
        ApplicantType applicant = applicant(conversation, facts, entity);
        if (applicant != null) {
            matching.fact(APPLICANT_TYPE)
                    .filter(fact -> fact.labelOf(applicant.id()).isPresent())
                    .ifPresent(fact -> facts.putIfAbsent(APPLICANT_TYPE, applicant.id()));
        }
        Jurisdiction jurisdiction = jurisdiction(conversation, facts, entity);
        Matches found = matching.match(new Matching.Question(facts, roles(applicant), jurisdiction, conversation.on()));
        List<Match> matches = found.matches().stream()
                .filter(match -> !GOVERNMENTS_OWN.contains(match.measure().kind()))
                .toList();
        Map<String, Asked> questions = questions(matches, conversation.skipped());
        if (applicant == null) {
            addFilter(questions, APPLICANT_TYPE, conversation.skipped(), matches, match -> !match.measure()
                    .applicants()
                    .containsAll(REGISTERED_TYPES));
        }
        if (jurisdiction == null) {
            addFilter(questions, DISTRICT, conversation.skipped(), matches, match -> !match.measure()
                    .jurisdiction()
                    .districts()
                    .isEmpty());
        }
        BigDecimal atStake = matches.stream().map(Match::possible).reduce(BigDecimal.ZERO, BigDecimal::max);
        return new Answer(
                matches,
                found.asked() - found.matches().size(),
                (int) matches.stream()
                        .filter(match -> match.determination().verdict() == Verdict.ELIGIBLE)
                        .count(),
                atStake,
                next(questions),
                questions.size(),
                List.copyOf(known.values()));
    }

    private Map<String, KnownFact> known(Conversation conversation, @Nullable BusinessEntity entity) {
        Map<String, KnownFact> known = new TreeMap<>();
        conversation.facts().forEach((name, value) -> matching.fact(name)
                .ifPresent(fact -> known.put(name, new KnownFact(fact, value, null, null, null))));
        if (entity != null) {
            for (RegisterFact registered : registered(entity, conversation.on())) {
                Map<String, Object> sound = matching.soundFacts(Map.of(registered.name(), registered.value()));
                Object value = sound.get(registered.name());
                if (value != null) {
                    matching.fact(registered.name())
                            .ifPresent(fact -> known.put(
                                    fact.name(),
                                    new KnownFact(
                                            fact,
                                            value,
                                            registered.source(),
                                            registered.asOf(),
                                            conversation.facts().get(fact.name()))));
                }
            }
        }
        return known;
    }

    private List<RegisterFact> registered(BusinessEntity entity, LocalDate on) {
        List<RegisterFact> registered = new ArrayList<>();
        registered.add(new RegisterFact(APPLICANT_TYPE, entity.kind().id(), MARKET_REGULATION, on));
        registered.addAll(entities.factsOf(entity.id(), on));
        return registered;
    }

    private static @Nullable ApplicantType applicant(
            Conversation conversation, Map<String, Object> facts, @Nullable BusinessEntity entity) {
        if (entity != null) {
            return ApplicantType.find(entity.kind().id()).orElse(null);
        }
        return conversation.applicant() != null || !(facts.get(APPLICANT_TYPE) instanceof String type)
                ? conversation.applicant()
                : ApplicantType.find(type).orElse(null);
    }

    /** As whom an applicant may ask: a business employs people too, and what is for employers is for it. */
    private static Set<ApplicantType> roles(@Nullable ApplicantType applicant) {
        if (applicant == null) {
            return Set.of();
        }
        return REGISTERED_TYPES.contains(applicant)
                ? EnumSet.of(applicant, ApplicantType.EMPLOYER)
                : EnumSet.of(applicant);
    }

    /** Where the business is: as asked, as registered, or where the district lies that was answered. */
    private static @Nullable Jurisdiction jurisdiction(
            Conversation conversation, Map<String, Object> facts, @Nullable BusinessEntity entity) {
        if (conversation.jurisdiction() != null) {
            return conversation.jurisdiction();
        }
        if (entity != null) {
            return entity.jurisdiction();
        }
        List<Jurisdiction> around = Arrays.stream(Jurisdiction.values())
                .filter(government -> government.districts().contains(String.valueOf(facts.get(DISTRICT))))
                .toList();
        return around.size() == 1 ? around.get(0) : null;
    }

    /** What one fact decides. */
    private static final class Asked {
        private double weight;
        private int measures;
        private BigDecimal money = BigDecimal.ZERO;

        void add(Match match, int among) {
            measures++;
            money = money.max(match.possible());
            weight += weightOf(match) / among;
        }
    }

    /** A fact that also tells for whom or where a measure is, which no decision table asks again. */
    private void addFilter(
            Map<String, Asked> questions,
            String name,
            Set<String> skipped,
            List<Match> matches,
            Predicate<Match> decided) {
        if (skipped.contains(name) || matching.fact(name).isEmpty()) {
            return;
        }
        Asked asked = new Asked();
        matches.stream().filter(decided).forEach(match -> asked.add(match, 1));
        if (asked.measures > 0) {
            questions.put(name, asked);
        }
    }

    /** Every fact that can still change a verdict and may be asked for. */
    private Map<String, Asked> questions(List<Match> matches, Set<String> skipped) {
        Map<String, Asked> questions = new TreeMap<>();
        for (Match match : matches) {
            if (match.stakes() == null) {
                continue;
            }
            Set<String> decisive = match.stakes().byFact().keySet();
            for (String name : decisive) {
                FactDefinition fact = match.measure().fact(name).orElseThrow();
                if (ASKED_ABOUT.contains(fact.about()) && !fact.fromLedger() && !skipped.contains(name)) {
                    questions.computeIfAbsent(name, key -> new Asked()).add(match, decisive.size());
                }
            }
        }
        return questions;
    }

    /**
     * A measure's weight, shared out among the facts that decide it. Money counts by its order of magnitude: few businesses are
     * about to be listed, and by plain sums one such programme would outweigh all that most of them can get.
     */
    private static double weightOf(Match match) {
        return 1 + Math.log10(1 + match.possible().doubleValue()) / 4;
    }

    private @Nullable NextQuestion next(Map<String, Asked> questions) {
        NextQuestion next = null;
        Asked best = null;
        for (Map.Entry<String, Asked> question : questions.entrySet()) {
            Asked asked = question.getValue();
            boolean better = best == null
                    || asked.weight > best.weight
                    || asked.weight == best.weight && asked.measures > best.measures;
            FactDefinition fact = matching.fact(question.getKey()).orElse(null);
            if (better && fact != null) {
                best = asked;
                next = new NextQuestion(fact, asked.measures, asked.money);
            }
        }
        return next;
    }
}
