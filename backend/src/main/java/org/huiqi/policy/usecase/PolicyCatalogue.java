package org.huiqi.policy.usecase;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.huiqi.identity.Actor;
import org.huiqi.policy.DecisionSource;
import org.huiqi.policy.DocumentConfirmation;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.HandlingSteps;
import org.huiqi.policy.Measure;
import org.huiqi.policy.MeasureFacets;
import org.huiqi.policy.MeasureFilter;
import org.huiqi.policy.MeasureVersion;
import org.huiqi.policy.PolicyDocument;
import org.huiqi.policy.PolicyDocumentConfirmed;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.policy.domain.MeasureSearch;
import org.huiqi.policy.persistence.DocumentConfirmations;
import org.huiqi.policy.persistence.MeasureVersions;
import org.huiqi.policy.persistence.MeasureVersions.Present;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The policy pack in memory, its versions in the database. A pack that cannot be read stops the start. */
@Service
class PolicyCatalogue implements PolicyLibrary {

    private static final long CONFIRMATIONS_FRESH_MILLIS = 5_000;

    private final Map<String, Measure> measures = new TreeMap<>();
    private final Map<String, DecisionSource> decisions = new ConcurrentHashMap<>();
    private final Map<String, Measure> earlier = new ConcurrentHashMap<>();
    private final List<FactDefinition> facts;
    private final Map<String, PolicyDocument> documents;
    private final Map<String, String> texts;
    private final MeasureSearch search;
    private final MeasureVersions versions;
    private final DocumentConfirmations confirmations;
    private final ObjectProvider<HandlingSteps> processes;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private volatile Snapshot snapshot = new Snapshot(Map.of(), Long.MIN_VALUE);

    /** Confirmations as another node may have added to them a few seconds ago. */
    private record Snapshot(Map<String, DocumentConfirmation> confirmations, long nanos) {}

    PolicyCatalogue(
            MeasureVersions versions,
            DocumentConfirmations confirmations,
            ObjectProvider<HandlingSteps> processes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.versions = versions;
        this.confirmations = confirmations;
        this.processes = processes;
        this.events = events;
        this.clock = clock;
        PolicyPack pack = PolicyPack.read(PackFiles.fromClassPath());
        this.facts = pack.vocabulary().all();
        this.documents = pack.documents();
        this.texts = pack.texts();
        Map<String, Present> present = new TreeMap<>();
        pack.entries().forEach(entry -> present.put(entry.measure().id(), present(entry)));
        Map<String, MeasureVersions.Numbers> numbers = versions.record(present);
        pack.entries().forEach(entry -> add(entry, numbers));
        this.search = new MeasureSearch(List.copyOf(measures.values()), documents);
    }

    private static Present present(PolicyPack.Entry entry) {
        String xml = entry.decisionXml();
        return new Present(
                entry.content(), sha256(entry.content()), entry.decisionFile(), xml, xml == null ? null : sha256(xml));
    }

    private void add(PolicyPack.Entry entry, Map<String, MeasureVersions.Numbers> all) {
        String id = entry.measure().id();
        MeasureVersions.Numbers numbers = all.get(id);
        if (numbers == null) {
            throw new IllegalStateException("No version was recorded for " + id);
        }
        measures.put(id, entry.measure().inVersion(numbers.version(), numbers.decisionVersion()));
        if (numbers.decisionVersion() != null && entry.decisionFile() != null && entry.decisionXml() != null) {
            DecisionSource source =
                    new DecisionSource(id, numbers.decisionVersion(), entry.decisionFile(), entry.decisionXml());
            decisions.put(id + "@" + source.version(), source);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<Measure> find(String id) {
        return Optional.ofNullable(measures.get(id));
    }

    @Override
    public Measure get(String id) {
        return find(id).orElseThrow(
                        () -> ProblemException.notFound("policy-not-found", "没有编号为“" + id + "”的政策，请从政策列表中选择"));
    }

    @Override
    public Measure get(String id, int version) {
        Measure current = measures.get(id);
        if (current != null && current.version() == version) {
            return current;
        }
        return earlier.computeIfAbsent(id + "@" + version, key -> versions.find(id, version)
                .map(recorded -> PolicyPack.fromContent(
                        id, version, recorded.decisionVersion(), recorded.content(), documents.keySet()))
                .orElseThrow(() ->
                        ProblemException.notFound("policy-version-not-found", "政策“" + id + "”没有第" + version + "版")));
    }

    @Override
    public List<MeasureVersion> versionsOf(String id) {
        return versions.all(id);
    }

    @Override
    public List<Measure> all() {
        return List.copyOf(measures.values());
    }

    @Override
    public Listing<Measure> list(MeasureFilter filter, ListQuery query) {
        List<Measure> found = selection(filter, query.q()).select(measures.values(), query);
        List<Measure> page =
                found.stream().skip(query.offset()).limit(query.perPage()).toList();
        return new Listing<>(page, found.size());
    }

    @Override
    public MeasureFacets facets(MeasureFilter filter, @Nullable String q) {
        return selection(filter, q).facets(measures.values());
    }

    private MeasureSelection selection(MeasureFilter filter, @Nullable String q) {
        LocalDate today = today();
        return new MeasureSelection(filter, q, search, documents, measure -> isOpen(measure, today), today);
    }

    @Override
    public Optional<DecisionSource> decisionOf(Measure measure) {
        Integer version = measure.decisionVersion();
        if (version == null) {
            return Optional.empty();
        }
        return Optional.of(decisions.computeIfAbsent(measure.id() + "@" + version, key -> {
            Map.Entry<String, String> recorded = versions.findDecision(measure.id(), version)
                    .orElseThrow(() -> new IllegalStateException("No decision table " + key));
            return new DecisionSource(measure.id(), version, recorded.getKey(), recorded.getValue());
        }));
    }

    @Override
    public List<FactDefinition> facts() {
        return facts;
    }

    @Override
    public List<PolicyDocument> documents() {
        return List.copyOf(documents.values());
    }

    @Override
    public Optional<PolicyDocument> document(String id) {
        return Optional.ofNullable(documents.get(id));
    }

    @Override
    public PolicyDocument documentOf(Measure measure) {
        return document(measure.documentId())
                .orElseThrow(() -> new IllegalStateException("No document " + measure.documentId()));
    }

    @Override
    public Optional<String> textOf(PolicyDocument document) {
        return Optional.ofNullable(texts.get(document.id()));
    }

    @Override
    public Optional<DocumentConfirmation> confirmationOf(PolicyDocument document) {
        return Optional.ofNullable(currentConfirmations().get(document.id()));
    }

    @Override
    public boolean isConfirmed(PolicyDocument document) {
        return !document.isDraft() || currentConfirmations().containsKey(document.id());
    }

    private Map<String, DocumentConfirmation> currentConfirmations() {
        Snapshot seen = snapshot;
        long now = System.nanoTime();
        if (seen.nanos() == Long.MIN_VALUE || now - seen.nanos() > CONFIRMATIONS_FRESH_MILLIS * 1_000_000) {
            seen = new Snapshot(confirmations.all(), now);
            snapshot = seen;
        }
        return seen.confirmations();
    }

    @Override
    @Transactional
    public void confirmDocument(String id, String documentNumber, String note, Actor by) {
        PolicyDocument document = document(id).orElseThrow(() -> noSuchDocument(id));
        if (!document.isDraft()) {
            throw ProblemException.conflict("policy-document-issued", "“" + document.title() + "”已是正式印发的文件，无需确认");
        }
        Instant now = clock.instant();
        DocumentConfirmation confirmation =
                new DocumentConfirmation(id, documentNumber.strip(), note.strip(), by.username(), now);
        if (!confirmations.add(confirmation)) {
            throw ProblemException.conflict("policy-document-confirmed", "“" + document.title() + "”已经确认过，不能重复确认");
        }
        snapshot = new Snapshot(Map.of(), Long.MIN_VALUE);
        events.publishEvent(
                new PolicyDocumentConfirmed(id, document.title(), documentNumber.strip(), by.username(), now));
    }

    static ProblemException noSuchDocument(String id) {
        return ProblemException.notFound("policy-document-not-found", "没有编号为“" + id + "”的政策文件");
    }

    @Override
    public boolean isOffered(Measure measure) {
        return measure.payment() && processes.stream().anyMatch(process -> process.handling() == measure.handling());
    }

    @Override
    public boolean isOpen(Measure measure, LocalDate on) {
        return isOffered(measure)
                && measure.isInForceOn(on)
                && (measure.applyBy() == null || !on.isAfter(measure.applyBy()))
                && isConfirmed(documentOf(measure));
    }

    @Override
    public void requireOpen(Measure measure, LocalDate on) {
        if (!measure.payment()) {
            throw ProblemException.refused("policy-not-payable", "“" + measure.title() + "”不是申报类奖补，无需申请");
        }
        if (!isOffered(measure)) {
            throw ProblemException.refused(
                    "policy-not-offered",
                    "“" + measure.title() + "”还没有开通在线申请，请向"
                            + (measure.departments().isEmpty() ? "负责部门" : String.join("、", measure.departments()))
                            + "咨询");
        }
        PolicyDocument document = documentOf(measure);
        if (document.isDraft() && !confirmations.all().containsKey(document.id())) {
            throw ProblemException.refused(
                            "policy-document-not-issued", "“" + document.title() + "”尚未正式印发，暂不能申请；印发并经管理员确认后即可申请")
                    .with("documentId", document.id());
        }
        boolean closed = measure.applyBy() != null && on.isAfter(measure.applyBy());
        if (!measure.isInForceOn(on) || closed) {
            throw ProblemException.refused(
                            "policy-not-in-force",
                            "“" + measure.title() + "”的" + PeriodText.of(measure) + "，" + on + "不在可申请的时间内")
                    .with("period", PeriodText.parameters(measure));
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.SHANGHAI);
    }
}
