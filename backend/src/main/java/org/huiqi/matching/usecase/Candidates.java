package org.huiqi.matching.usecase;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiqi.eligibility.FindingWords;
import org.huiqi.eligibility.Screening;
import org.huiqi.eligibility.Verdict;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.enterprise.EntityFilters;
import org.huiqi.enterprise.RegisterSlices;
import org.huiqi.enterprise.RegisterSlices.EntityName;
import org.huiqi.matching.persistence.CandidateReader;
import org.huiqi.matching.persistence.CandidateReader.Candidate;
import org.huiqi.matching.persistence.CandidateReader.MeasureCount;
import org.huiqi.matching.persistence.RunTable;
import org.huiqi.matching.persistence.RunTable.Run;
import org.huiqi.matching.persistence.RunTable.RunMeasure;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a run found, with its reasons in words. */
@Service
public class Candidates {

    private static final int MOST_NAMES_SEARCHED = 1000;

    private final RunTable runs;
    private final CandidateReader reader;
    private final RegisterSlices register;
    private final BusinessEntities entities;
    private final PolicyLibrary library;
    private final Screening screening;

    Candidates(
            RunTable runs,
            CandidateReader reader,
            RegisterSlices register,
            BusinessEntities entities,
            PolicyLibrary library,
            Screening screening) {
        this.runs = runs;
        this.reader = reader;
        this.register = register;
        this.entities = entities;
        this.library = library;
        this.screening = screening;
    }

    /** What is looked for; {@code within} are the governments whose businesses may be seen. */
    public record Search(
            long runId,
            @Nullable String policyId,
            @Nullable Verdict verdict,
            @Nullable Long entityId,
            Set<Jurisdiction> within) {}

    /**
     * A business and a measure that it is, or may be, entitled to.
     *
     * @param reasonsFor the conditions that the register shows to be met
     * @param reasonsAgainst what stands against it or may yet: a period that is over, conditions that are still to be checked
     * @param missing labels of the facts that the register does not know
     */
    public record FoundCandidate(
            EntityName entity,
            Measure measure,
            Verdict verdict,
            @Nullable Money amount,
            List<String> reasonsFor,
            List<String> reasonsAgainst,
            List<String> missing) {}

    /** What a run found of one measure; {@code reason} is the most frequent one of those excluded. */
    public record MeasureResult(
            Measure measure,
            int eligible,
            int undetermined,
            int excluded,
            int outside,
            @Nullable String reason) {}

    @Transactional(readOnly = true)
    public Listing<FoundCandidate> list(Search search, ListQuery query) {
        Run run = find(search.runId());
        List<RunMeasure> measures = runs.measures(run.id());
        Optional<RunMeasure> wanted = measures.stream()
                .filter(measure -> measure.policyId().equals(search.policyId()))
                .findFirst();
        if (search.policyId() != null && wanted.isEmpty()) {
            return new Listing<>(List.of(), 0);
        }
        CandidateReader.Filter filter = new CandidateReader.Filter(
                run.id(),
                wanted.map(RunMeasure::number).orElse(null),
                search.verdict(),
                businesses(search, query),
                search.within());
        Listing<Candidate> found = reader.list(filter, query.perPage(), query.offset());
        Map<Long, EntityName> names =
                register.names(found.rows().stream().map(Candidate::entityId).toList());
        Map<Integer, Measure> versions = new HashMap<>();
        Map<Integer, FindingWords> words = new HashMap<>();
        return found.map(candidate -> {
            Measure measure = versions.computeIfAbsent(candidate.measure(), number -> measure(measures.get(number)));
            return found(
                    candidate,
                    run,
                    measure,
                    words.computeIfAbsent(candidate.measure(), number -> screening.words(measure)),
                    names.getOrDefault(candidate.entityId(), new EntityName(candidate.entityId(), "", "已不在库")));
        });
    }

    private @Nullable List<Long> businesses(Search search, ListQuery query) {
        if (search.entityId() != null) {
            return List.of(search.entityId());
        }
        if (query.q() == null) {
            return null;
        }
        return entities
                .list(
                        ListQuery.of(1, MOST_NAMES_SEARCHED, null, null, query.q()),
                        new EntityFilters(search.within(), null, null, null))
                .rows()
                .stream()
                .map(BusinessEntity::id)
                .toList();
    }

    private Measure measure(RunMeasure measure) {
        return library.get(measure.policyId(), measure.policyVersion());
    }

    private FoundCandidate found(Candidate candidate, Run run, Measure measure, FindingWords words, EntityName entity) {
        List<String> against = new ArrayList<>();
        if (!measure.isInForceOn(run.on())) {
            against.add("政策在" + run.on() + "不在执行期内");
        }
        if (!library.isConfirmed(library.documentOf(measure))) {
            against.add("政策文件尚未正式印发");
        }
        against.addAll(words.open(candidate.line(), candidate.unknownColumns()));
        Long fen = candidate.fen();
        return new FoundCandidate(
                entity,
                measure,
                candidate.verdict(),
                fen == null ? null : Money.of(BigDecimal.valueOf(fen, 2)),
                words.met(candidate.line(), candidate.unknownColumns()),
                against,
                words.missingLabels(candidate.line(), candidate.unknownColumns()));
    }

    /** Every measure of the run, those with most candidates first. */
    @Transactional(readOnly = true)
    public List<MeasureResult> measures(long runId, Set<Jurisdiction> within) {
        Run run = find(runId);
        Map<Integer, MeasureCount> counts = new HashMap<>();
        reader.counts(run.id(), within).forEach(count -> counts.put(count.measure(), count));
        int done = runs.entitiesDone(run.id(), within);
        return runs.measures(run.id()).stream()
                .map(measure -> result(
                        measure(measure),
                        counts.getOrDefault(measure.number(), new MeasureCount(measure.number(), 0, 0, 0, new int[0])),
                        done))
                .sorted(Comparator.comparingInt((MeasureResult result) -> -result.eligible())
                        .thenComparingInt(result -> -result.undetermined())
                        .thenComparing(result -> result.measure().id()))
                .toList();
    }

    private MeasureResult result(Measure measure, MeasureCount count, int done) {
        int excluded = Arrays.stream(count.reasons()).sum();
        int most = 0;
        for (int place = 1; place < count.reasons().length; place++) {
            most = count.reasons()[place] > count.reasons()[most] ? place : most;
        }
        return new MeasureResult(
                measure,
                count.eligible(),
                count.undetermined(),
                excluded,
                Math.max(0, done - count.eligible() - count.undetermined() - count.open() - excluded),
                excluded == 0 ? null : screening.words(measure).against(most - 1));
    }

    private Run find(long id) {
        return runs.find(id).orElseThrow(() -> ProblemException.notFound("match-run-not-found", "没有这次批量匹配，请从列表中选择"));
    }
}
