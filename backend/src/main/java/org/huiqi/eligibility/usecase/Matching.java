package org.huiqi.eligibility.usecase;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiqi.eligibility.Determination;
import org.huiqi.eligibility.Eligibility;
import org.huiqi.eligibility.Granted;
import org.huiqi.eligibility.Verdict;
import org.huiqi.eligibility.domain.FactCheck;
import org.huiqi.policy.ApplicantType;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** One business against all measures. */
@Service
public class Matching {

    private final PolicyLibrary library;
    private final Eligibility eligibility;

    Matching(PolicyLibrary library, Eligibility eligibility) {
        this.library = library;
        this.eligibility = eligibility;
    }

    /**
     * What is asked.
     *
     * @param jurisdiction where the business is registered: measures of it and of the governments above it; null asks all
     */
    public record Question(
            Map<String, ?> facts,
            @Nullable ApplicantType applicant,
            @Nullable Jurisdiction jurisdiction,
            LocalDate on) {}

    /** A measure that is met, or may be. */
    public record Match(Measure measure, Determination determination) {}

    /** Those met, most money first, then those undetermined, the greatest possible sum first. */
    public List<Match> match(Question question) {
        List<Measure> asked = library.all().stream()
                .filter(Measure::isComputable)
                .filter(measure ->
                        question.applicant() == null || measure.applicants().contains(question.applicant()))
                .filter(measure -> question.jurisdiction() == null
                        || measure.jurisdiction().covers(question.jurisdiction()))
                .toList();
        Map<Measure, Map<String, Object>> facts = facts(asked, question.facts());
        List<Match> matches = new ArrayList<>();
        facts.forEach((measure, known) -> {
            Determination determination = eligibility.determine(measure, known, Granted.UNKNOWN, question.on());
            if (determination.verdict() != Verdict.NOT_ELIGIBLE) {
                matches.add(new Match(measure, determination));
            }
        });
        matches.sort(Comparator.comparing((Match match) -> match.determination().verdict())
                .thenComparing(Matching::money, Comparator.reverseOrder())
                .thenComparing(match -> match.measure().id()));
        return matches;
    }

    private static BigDecimal money(Match match) {
        Money amount = match.determination().amount();
        Money most = amount != null ? amount : match.measure().caps().mostForOneApplicant();
        return most == null || !match.measure().payment() && amount == null ? BigDecimal.ZERO : most.yuan();
    }

    /**
     * Gives every measure the facts that it asks for. A fact that no measure knows, or one that is wrong for every measure that
     * knows it, is refused; a value that only some measures list meets nothing in the others.
     */
    private Map<Measure, Map<String, Object>> facts(List<Measure> asked, Map<String, ?> raw) {
        Map<String, FieldProblem> wrong = new LinkedHashMap<>();
        Map<String, Object> right = new LinkedHashMap<>();
        Set<String> absent = new HashSet<>();
        for (Measure measure : library.all()) {
            Map<String, Object> mine = new LinkedHashMap<>(raw);
            mine.keySet().removeIf(name -> measure.fact(name).isEmpty());
            FactCheck check = new FactCheck("facts.");
            right.putAll(check.check(measure, mine));
            check.problems().forEach(problem -> wrong.putIfAbsent(problem.field(), problem));
            mine.forEach((name, value) -> {
                if (value == null) {
                    absent.add(name);
                }
            });
        }
        refuseWrong(raw, wrong, right.keySet(), absent);
        Map<Measure, Map<String, Object>> facts = new LinkedHashMap<>();
        for (Measure measure : asked) {
            Map<String, Object> mine = new LinkedHashMap<>(right);
            mine.keySet().removeIf(name -> measure.fact(name).isEmpty());
            facts.put(measure, mine);
        }
        return facts;
    }

    private static void refuseWrong(
            Map<String, ?> raw, Map<String, FieldProblem> wrong, Set<String> right, Set<String> absent) {
        Set<FieldProblem> problems = new LinkedHashSet<>();
        raw.keySet().stream()
                .filter(name -> !right.contains(name) && !absent.contains(name))
                .forEach(name -> problems.add(wrong.getOrDefault(
                        "facts." + name,
                        new FieldProblem("facts." + name, "unknown-fact", "“" + name + "”不是任何政策需要的信息，请删去"))));
        if (!problems.isEmpty()) {
            throw ProblemException.refused(
                    "facts-invalid", "有" + problems.size() + "项信息填写有误，请按提示修改", List.copyOf(problems));
        }
    }
}
