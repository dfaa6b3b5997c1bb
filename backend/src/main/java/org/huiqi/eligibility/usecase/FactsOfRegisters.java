package org.huiqi.eligibility.usecase;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiqi.eligibility.domain.FactCheck;
import org.huiqi.eligibility.domain.Wording;
import org.huiqi.enterprise.RegisterVocabulary;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.FactType;
import org.huiqi.policy.PolicyLibrary;
import org.springframework.stereotype.Component;

/** The policies' facts as the register takes them in: checked exactly as the rules check what applicants type. */
@Component
class FactsOfRegisters implements RegisterVocabulary {

    /** Who states a fact that no register holds: the applicant, or the official who looks at the papers. */
    private static final Set<String> NO_REGISTER = Set.of("申请人", "审核人");

    private final Map<String, FactDefinition> definitions = new LinkedHashMap<>();
    private final Map<String, Term> terms = new LinkedHashMap<>();

    FactsOfRegisters(PolicyLibrary policies) {
        policies.facts().stream()
                .filter(fact -> fact.carriesOver() && !fact.fromLedger())
                .sorted(Comparator.comparing(FactDefinition::source).thenComparing(FactDefinition::name))
                .forEach(fact -> {
                    definitions.put(fact.name(), fact);
                    terms.put(fact.name(), term(fact));
                });
    }

    private static Term term(FactDefinition fact) {
        Map<String, String> choices = new LinkedHashMap<>();
        fact.values().forEach(value -> choices.put(value.value(), value.label()));
        return new Term(
                fact.name(),
                kind(fact.type()),
                fact.unit(),
                fact.label(),
                fact.help(),
                choices,
                fact.source(),
                !NO_REGISTER.contains(fact.source()));
    }

    private static Kind kind(FactType type) {
        return switch (type) {
            case BOOLEAN -> Kind.YES_OR_NO;
            case NUMBER -> Kind.NUMBER;
            case NUMBER_LIST -> Kind.NUMBERS;
            case ENUM -> Kind.CHOICE;
            case STRING -> Kind.TEXT;
            case DATE -> Kind.DATE;
        };
    }

    @Override
    public List<Term> terms() {
        return List.copyOf(terms.values());
    }

    @Override
    public Optional<Term> find(String name) {
        return Optional.ofNullable(terms.get(name));
    }

    @Override
    public Checked check(Term term, Object value) {
        FactCheck check = new FactCheck("");
        Object typed = check.one(definition(term), value);
        return typed == null ? new Checked(null, check.problems().get(0).message()) : new Checked(typed, null);
    }

    @Override
    public String text(Term term, Object value) {
        return Wording.value(definition(term), value);
    }

    private FactDefinition definition(Term term) {
        FactDefinition definition = definitions.get(term.name());
        if (definition == null) {
            throw new IllegalArgumentException("Not a term of this vocabulary: " + term.name());
        }
        return definition;
    }
}
