package org.huiqi.matching.usecase;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.huiqi.eligibility.Screen;
import org.huiqi.eligibility.Screening;
import org.huiqi.enterprise.EntityFacts;
import org.huiqi.enterprise.EntityKind;
import org.huiqi.enterprise.RegisterSlices;
import org.huiqi.enterprise.RegisterSlices.Slice;
import org.huiqi.matching.domain.ChunkFindings;
import org.huiqi.matching.persistence.FindingTable;
import org.huiqi.matching.persistence.RunTable;
import org.huiqi.policy.ApplicantType;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.shared.Jurisdiction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Works on one chunk of a run: everything it finds and that it is done are one transaction, so it is found once. */
@Service
public class MatchChunk {

    private static final String APPLICANT_TYPE = "applicantType";
    private static final String DISTRICT = "district";

    /** As whom a business of the register may apply; nobody but itself knows that it is a bank or a landlord. */
    private static final Map<EntityKind, Set<ApplicantType>> APPLIES_AS = Map.of(
            EntityKind.ENTERPRISE, EnumSet.of(ApplicantType.ENTERPRISE, ApplicantType.EMPLOYER),
            EntityKind.INDIVIDUAL_BUSINESS, EnumSet.of(ApplicantType.INDIVIDUAL_BUSINESS, ApplicantType.EMPLOYER));

    private final RunTable runs;
    private final FindingTable findings;
    private final RegisterSlices register;
    private final PolicyLibrary library;
    private final Screening screening;
    private final Clock clock;
    private final Cache<Long, PreparedRun> prepared =
            Caffeine.newBuilder().maximumSize(4).build();

    MatchChunk(
            RunTable runs,
            FindingTable findings,
            RegisterSlices register,
            PolicyLibrary library,
            Screening screening,
            Clock clock) {
        this.runs = runs;
        this.findings = findings;
        this.register = register;
        this.library = library;
        this.screening = screening;
        this.clock = clock;
    }

    /** The measures of a run in the versions it began with. */
    private record PreparedRun(LocalDate on, Screen screen, Map<Jurisdiction, Map<EntityKind, int[]>> asked) {

        int[] asked(Jurisdiction jurisdiction, EntityKind kind) {
            return asked.computeIfAbsent(jurisdiction, this::askedIn).getOrDefault(kind, new int[0]);
        }

        private Map<EntityKind, int[]> askedIn(Jurisdiction jurisdiction) {
            List<Measure> measures = screen.measures();
            Map<EntityKind, int[]> byKind = new EnumMap<>(EntityKind.class);
            for (EntityKind kind : EntityKind.values()) {
                Set<ApplicantType> types = APPLIES_AS.getOrDefault(kind, Set.of());
                byKind.put(
                        kind,
                        IntStream.range(0, measures.size())
                                .filter(i -> measures.get(i).jurisdiction().covers(jurisdiction))
                                .filter(i ->
                                        measures.get(i).applicants().stream().anyMatch(types::contains))
                                .toArray());
            }
            return byKind;
        }
    }

    /** Finds the candidates of the chunk; a chunk that is done already is left alone. */
    @Transactional
    public void work(long runId, int chunk) {
        Optional<Slice> claimed = runs.claim(runId, chunk);
        if (claimed.isEmpty()) {
            return;
        }
        Slice slice = claimed.get();
        Instant startedAt = clock.instant();
        PreparedRun run = prepared.get(runId, this::prepare);
        ChunkFindings found = screen(run, slice);
        findings.write(runId, chunk, run.screen().measures().size(), found);
        runs.done(runId, chunk, startedAt, clock.instant());
    }

    private PreparedRun prepare(long runId) {
        RunTable.Run run = runs.find(runId).orElseThrow(() -> new IllegalStateException("No match run " + runId));
        List<Measure> measures = runs.measures(runId).stream()
                .map(measure -> library.get(measure.policyId(), measure.policyVersion()))
                .toList();
        return new PreparedRun(run.on(), screening.over(measures), new ConcurrentHashMap<>());
    }

    private ChunkFindings screen(PreparedRun run, Slice slice) {
        Screen.Sheet sheet = run.screen().sheet();
        ChunkFindings found = new ChunkFindings(run.screen().measures().size());
        for (EntityFacts entity : register.read(slice, run.on())) {
            sheet.clear();
            sheet.put(APPLICANT_TYPE, entity.kind().id());
            sheet.put(DISTRICT, entity.district());
            entity.facts().forEach(sheet::put);
            found.begin(entity.id());
            sheet.screen(run.asked(slice.jurisdiction(), entity.kind()), found);
            found.end();
        }
        return found;
    }
}
