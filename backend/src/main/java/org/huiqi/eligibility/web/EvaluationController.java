package org.huiqi.eligibility.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiqi.eligibility.Determination;
import org.huiqi.eligibility.Eligibility;
import org.huiqi.eligibility.Granted;
import org.huiqi.eligibility.Verdict;
import org.huiqi.eligibility.usecase.Finder;
import org.huiqi.eligibility.usecase.Matching;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.policy.ApplicantType;
import org.huiqi.policy.Measure;
import org.huiqi.policy.MeasureKind;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a measure, or all of them, say to facts given. Open to everybody; changes nothing. */
@RestController
@RequestMapping("/api/policies")
class EvaluationController {

    private final PolicyLibrary library;
    private final Eligibility eligibility;
    private final Matching matching;
    private final Finder finder;
    private final CurrentActor currentActor;
    private final Clock clock;

    EvaluationController(
            PolicyLibrary library,
            Eligibility eligibility,
            Matching matching,
            Finder finder,
            CurrentActor currentActor,
            Clock clock) {
        this.library = library;
        this.eligibility = eligibility;
        this.matching = matching;
        this.finder = finder;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** A measure that is met, or may be once the missing facts are known. */
    record MatchView(
            String policyId,
            String title,
            String summary,
            Jurisdiction jurisdiction,
            String jurisdictionName,
            MeasureKind kind,
            String kindName,
            Verdict verdict,
            String verdictName,
            boolean eligible,
            @Nullable Money amount,
            @Nullable Money maxAmount,
            boolean ceiling,
            boolean payment,
            boolean inForce,
            boolean open,
            List<String> missingFacts,
            List<String> missingFactLabels,
            @Nullable String nextQuestion,
            int policyVersion,
            int decisionVersion) {}

    @PostMapping("/{id}/evaluate")
    Determination evaluate(@PathVariable String id, @RequestBody Map<String, Object> json) {
        Measure measure = library.get(id);
        QuestionBody body = new QuestionBody(json, Set.of("facts", "on", "grantedThisYear"));
        LocalDate on = body.day("on", today());
        Money grantedThisYear = body.money("grantedThisYear");
        Map<String, ?> raw = body.facts();
        Map<String, Object> facts = Map.of();
        List<FieldProblem> problems = List.of();
        try {
            facts = eligibility.validFacts(measure, raw, "facts.");
        } catch (ProblemException refusal) {
            problems = refusal.errors();
        }
        body.requireSound(problems);
        return eligibility.determine(measure, facts, new Granted(grantedThisYear, null, null), on);
    }

    @PostMapping("/match")
    List<MatchView> match(@RequestBody Map<String, Object> json) {
        QuestionBody body = new QuestionBody(json, Set.of("facts", "on", "applicant", "jurisdiction"));
        LocalDate on = body.day("on", today());
        ApplicantType applicant = applicant(body);
        Jurisdiction jurisdiction = jurisdiction(body);
        List<FieldProblem> problems = new ArrayList<>();
        Map<String, Object> facts = matching.validFacts(body.facts(), problems);
        body.requireSound(problems);
        return views(
                matching.match(new Matching.Question(
                                facts, applicant == null ? Set.of() : Set.of(applicant), jurisdiction, on))
                        .matches(),
                on);
    }

    @PostMapping("/finder")
    FinderView find(@RequestBody Map<String, Object> json) {
        QuestionBody body = new QuestionBody(json, Set.of("facts", "on", "applicant", "jurisdiction", "skipped"));
        LocalDate on = body.day("on", today());
        ApplicantType applicant = applicant(body);
        Jurisdiction jurisdiction = jurisdiction(body);
        Set<String> skipped = body.names("skipped");
        List<FieldProblem> problems = new ArrayList<>();
        Map<String, Object> facts = matching.validFacts(body.facts(), problems);
        body.requireSound(problems);
        Long entityId = currentActor.find().map(Actor::entityId).orElse(null);
        Finder.Answer answer =
                finder.answer(new Finder.Conversation(facts, applicant, jurisdiction, on, skipped, entityId));
        return FinderView.of(answer, views(answer.matches(), on));
    }

    private static @Nullable ApplicantType applicant(QuestionBody body) {
        return body.one(
                "applicant",
                ApplicantType::find,
                Arrays.stream(ApplicantType.values()).map(ApplicantType::id).collect(Collectors.joining("、")));
    }

    private static @Nullable Jurisdiction jurisdiction(QuestionBody body) {
        return body.one(
                "jurisdiction",
                Jurisdiction::find,
                Arrays.stream(Jurisdiction.values()).map(Jurisdiction::id).collect(Collectors.joining("、")));
    }

    private List<MatchView> views(List<Matching.Match> matches, LocalDate on) {
        return matches.stream().map(match -> view(match, on)).toList();
    }

    private MatchView view(Matching.Match match, LocalDate on) {
        Measure measure = match.measure();
        Determination determination = match.determination();
        return new MatchView(
                measure.id(),
                measure.title(),
                measure.summary(),
                measure.jurisdiction(),
                measure.jurisdiction().chineseName(),
                measure.kind(),
                measure.kind().chineseName(),
                determination.verdict(),
                determination.verdict().chineseName(),
                determination.eligible(),
                determination.amount(),
                most(match),
                determination.ceiling(),
                measure.payment(),
                determination.inForce(),
                library.isOpen(measure, on),
                determination.missingFacts(),
                determination.missingFacts().stream()
                        .map(name ->
                                measure.fact(name).map(fact -> fact.label()).orElse(name))
                        .toList(),
                match.stakes() == null ? null : match.stakes().first(),
                determination.policyVersion(),
                determination.decisionVersion());
    }

    private static @Nullable Money most(Matching.Match match) {
        Money cap = match.measure().caps().mostForOneApplicant();
        return cap != null || match.possible().signum() == 0 ? cap : Money.rounded(match.possible());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.SHANGHAI);
    }
}
