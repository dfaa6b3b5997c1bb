package org.huiqi.eligibility.usecase;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.huiqi.eligibility.Determination;
import org.huiqi.eligibility.Eligibility;
import org.huiqi.eligibility.Granted;
import org.huiqi.eligibility.Screen;
import org.huiqi.eligibility.Screening;
import org.huiqi.eligibility.Verdict;
import org.huiqi.eligibility.domain.Stakes;
import org.huiqi.policy.ApplicantType;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.Measure;
import org.huiqi.policy.MeasureKind;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** One business against all measures: a screen over all of them first, then the full answer for those that are not excluded. */
@Service
public class Matching {

    /** What these grant is worth money to the applicant, though it is not always paid out; a loan has to be paid back. */
    private static final Set<MeasureKind> WORTH_MONEY = EnumSet.of(
            MeasureKind.AWARD,
            MeasureKind.MILESTONE_AWARD,
            MeasureKind.SUBSIDY,
            MeasureKind.TAX_RELIEF,
            MeasureKind.FEE_WAIVER,
            MeasureKind.RENT_WAIVER);

    private final PolicyLibrary library;
    private final Eligibility eligibility;
    private final CompiledDecisions decisions;
    private final Screening screening;
    private volatile @Nullable Current current;

    Matching(PolicyLibrary library, Eligibility eligibility, CompiledDecisions decisions, Screening screening) {
        this.library = library;
        this.eligibility = eligibility;
        this.decisions = decisions;
        this.screening = screening;
        current();
    }

    /**
     * What is asked.
     *
     * @param facts as {@link #validFacts} gave them
     * @param applicants as whom the business asks; none asks all
     * @param jurisdiction where the business is registered: measures of it and of the governments above it; null asks all
     */
    public record Question(
            Map<String, Object> facts,
            Set<ApplicantType> applicants,
            @Nullable Jurisdiction jurisdiction,
            LocalDate on) {}

    /**
     * A measure that is met, or may be.
     *
     * @param stakes what turns on the facts that are missing; null where the verdict is certain
     */
    public record Match(
            Measure measure,
            Determination determination,
            @Nullable Stakes stakes) {

        /** The most money that an open measure may yet be worth; zero where it is none or not bounded. */
        public BigDecimal possible() {
            BigDecimal most = stakes == null ? null : stakes.most();
            return most == null || !WORTH_MONEY.contains(measure.kind()) ? BigDecimal.ZERO : most;
        }
    }

    /** What was found, and how many measures were asked in all. */
    public record Matches(List<Match> matches, int asked) {}

    /** The measures of the present library, compiled once. */
    private record Current(List<Measure> all, Screen screen, MeasureFacts facts) {

        boolean isOf(List<Measure> present) {
            return all.size() == present.size()
                    && IntStream.range(0, all.size()).allMatch(i -> all.get(i) == present.get(i));
        }
    }

    private Current current() {
        List<Measure> all = library.all();
        Current present = current;
        if (present == null || !present.isOf(all)) {
            List<Measure> computable =
                    all.stream().filter(Measure::isComputable).toList();
            present = new Current(all, screening.over(computable), new MeasureFacts(all));
            current = present;
        }
        return present;
    }

    /**
     * The facts in the types that rules compute with. A name that no measure knows and a value that none of them lists go to
     * {@code problems}; a value that only some list meets nothing in the others.
     */
    public Map<String, Object> validFacts(Map<String, ?> raw, List<FieldProblem> problems) {
        return current().facts().valid(raw, problems);
    }

    /** The same, refusing with one 422 that names all. */
    public Map<String, Object> validFacts(Map<String, ?> raw) {
        List<FieldProblem> problems = new ArrayList<>();
        Map<String, Object> facts = validFacts(raw, problems);
        if (!problems.isEmpty()) {
            throw ProblemException.refused("facts-invalid", "有" + problems.size() + "项信息填写有误，请按提示修改", problems);
        }
        return facts;
    }

    /** What a register holds, as far as measures ask for it. */
    public Map<String, Object> soundFacts(Map<String, Object> known) {
        return current().facts().sound(known);
    }

    /** What a fact means to all measures together. */
    public Optional<FactDefinition> fact(String name) {
        return current().facts().find(name);
    }

    /** Those met, most money first, then those undetermined, the greatest possible sum first. */
    public Matches match(Question question) {
        Current present = current();
        List<Measure> computable = present.screen().measures();
        int[] asked = IntStream.range(0, computable.size())
                .filter(i -> isAsked(computable.get(i), question))
                .toArray();
        Screen.Sheet sheet = present.screen().sheet();
        question.facts().forEach(sheet::put);
        List<Measure> open = new ArrayList<>();
        sheet.screen(asked, new Screen.Findings() {
            @Override
            public void open(
                    int measure,
                    Verdict verdict,
                    @Nullable Money amount,
                    int line,
                    long unknownColumns,
                    boolean someMet) {
                open.add(computable.get(measure));
            }

            @Override
            public void excluded(int measure, int column) {}
        });
        List<Match> matches = new ArrayList<>();
        for (Measure measure : open) {
            Match match = match(measure, question);
            if (match.determination().verdict() != Verdict.NOT_ELIGIBLE) {
                matches.add(match);
            }
        }
        matches.sort(Comparator.comparing((Match match) -> match.determination().verdict())
                .thenComparing(Matching::money, Comparator.reverseOrder())
                .thenComparing(match -> match.measure().id()));
        return new Matches(matches, asked.length);
    }

    private static boolean isAsked(Measure measure, Question question) {
        return (question.applicants().isEmpty()
                        || measure.applicants().stream().anyMatch(question.applicants()::contains))
                && (question.jurisdiction() == null || measure.jurisdiction().covers(question.jurisdiction()));
    }

    private Match match(Measure measure, Question question) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (FactDefinition fact : measure.facts()) {
            Object value = question.facts().get(fact.name());
            if (value != null) {
                facts.put(fact.name(), value);
            }
        }
        Determination determination = eligibility.determine(measure, facts, Granted.UNKNOWN, question.on());
        boolean undetermined = determination.verdict() == Verdict.UNDETERMINED;
        return new Match(measure, determination, undetermined ? Stakes.of(decisions.of(measure), facts) : null);
    }

    private static BigDecimal money(Match match) {
        Money amount = match.determination().amount();
        return amount == null ? match.possible() : amount.yuan();
    }
}
