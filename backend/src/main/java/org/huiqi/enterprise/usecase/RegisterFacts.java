package org.huiqi.enterprise.usecase;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.enterprise.BusinessRegistry;
import org.huiqi.enterprise.FactRecorded;
import org.huiqi.enterprise.LineProblem;
import org.huiqi.enterprise.RegisterFact;
import org.huiqi.enterprise.RegisterVocabulary;
import org.huiqi.enterprise.RegisterVocabulary.Checked;
import org.huiqi.enterprise.RegisterVocabulary.Term;
import org.huiqi.enterprise.persistence.FactTable;
import org.huiqi.enterprise.persistence.FactTable.RecordedFact;
import org.huiqi.enterprise.persistence.RegisterWrites;
import org.huiqi.enterprise.persistence.RegisterWrites.EntityDay;
import org.huiqi.enterprise.persistence.RegisterWrites.FactOf;
import org.huiqi.identity.Actor;
import org.huiqi.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What is known of a business, with all that was known before, and how it is brought up to date from a register outside. */
@Service
public class RegisterFacts {

    private static final String DISTRICT = "district";

    private final BusinessEntities entities;
    private final FactTable facts;
    private final RegisterWrites register;
    private final RegisterVocabulary vocabulary;
    private final BusinessRegistry registry;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RegisterFacts(
            BusinessEntities entities,
            FactTable facts,
            RegisterWrites register,
            RegisterVocabulary vocabulary,
            BusinessRegistry registry,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.entities = entities;
        this.facts = facts;
        this.register = register;
        this.vocabulary = vocabulary;
        this.registry = registry;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A value with where it comes from, in words; {@code importId} null where no import brought it. */
    public record KnownValue(
            Object value,
            String text,
            String source,
            LocalDate asOf,
            Instant recordedAt,
            String recordedBy,
            @Nullable Long importId) {}

    /** A fact: what holds now and what held before, the newest first. */
    public record KnownFact(String name, String label, KnownValue current, List<KnownValue> earlier) {}

    /** What asking a register has changed. */
    public record Refreshed(String registry, int changed, int unchanged, List<LineProblem> problems) {

        public Refreshed {
            problems = List.copyOf(problems);
        }
    }

    /** The facts of an entity by their labels; a fact that no policy knows any more goes by its name. */
    public List<KnownFact> of(long id) {
        Map<String, List<KnownValue>> values = new LinkedHashMap<>();
        for (RecordedFact recorded : facts.history(id)) {
            values.computeIfAbsent(recorded.fact().name(), name -> new ArrayList<>())
                    .add(known(recorded));
        }
        List<KnownFact> known = new ArrayList<>();
        values.forEach((name, all) -> known.add(new KnownFact(
                name,
                vocabulary.find(name).map(Term::label).orElse(name),
                all.get(0),
                List.copyOf(all.subList(1, all.size())))));
        known.sort(Comparator.comparing((KnownFact fact) -> fact.current().source())
                .thenComparing(KnownFact::label));
        return known;
    }

    private KnownValue known(RecordedFact recorded) {
        RegisterFact fact = recorded.fact();
        String text = vocabulary
                .find(fact.name())
                .map(term -> vocabulary.text(term, fact.value()))
                .orElseGet(() -> String.valueOf(fact.value()));
        return new KnownValue(
                fact.value(),
                text,
                fact.source(),
                fact.asOf(),
                recorded.recordedAt(),
                recorded.recordedBy(),
                recorded.importId());
    }

    /**
     * Asks the register outside and records what is new; the question is asked outside of any transaction. 404 where the register
     * does not know the business, 503 where it does not answer.
     */
    public Refreshed refresh(long id, Actor by) {
        BusinessEntity entity = entities.get(id);
        BusinessRegistry.Entry entry = ask(entity);
        Refreshed done = transaction.execute(status -> record(entity, entry, by));
        if (done == null) {
            throw new IllegalStateException("Nothing came of the refresh");
        }
        return done;
    }

    private BusinessRegistry.Entry ask(BusinessEntity entity) {
        try {
            return registry.lookUp(entity.uscc())
                    .orElseThrow(() -> ProblemException.notFound(
                            "registry-unknown-business",
                            registry.name() + "没有统一社会信用代码为" + entity.uscc() + "的企业，请核对代码"));
        } catch (BusinessRegistry.RegistryUnavailable e) {
            throw ProblemException.unavailable(
                    "registry-unavailable",
                    e.isResting()
                            ? registry.name() + "近期多次没有应答，已暂停查询，请稍后再试；现有登记信息不受影响"
                            : registry.name() + "没有应答，请稍后再试；现有登记信息不受影响");
        }
    }

    private Refreshed record(BusinessEntity entity, BusinessRegistry.Entry entry, Actor by) {
        List<LineProblem> problems = new ArrayList<>();
        if (entry.name() != null && !entry.name().equals(entity.name())) {
            problems.add(new LineProblem("名称", "登记的名称是“" + entry.name() + "”，与本平台的“" + entity.name() + "”不一致，请核对后更名"));
        }
        // The same fact told twice for a day by one source cannot both be recorded; the later one counts.
        Map<String, RegisterFact> told = new LinkedHashMap<>();
        for (BusinessRegistry.Fact fact : entry.facts()) {
            RegisterFact checked = checked(entity, fact, problems);
            if (checked != null) {
                told.put(checked.name() + "@" + checked.asOf() + "@" + checked.source(), checked);
            }
        }
        register.lockByCode(Set.of(entity.uscc().value()));
        Set<EntityDay> days = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        told.values().forEach(fact -> {
            days.add(new EntityDay(entity.id(), fact.asOf()));
            names.add(fact.name());
        });
        Map<EntityDay, Map<String, RegisterFact>> before = register.newest(days, names);
        List<FactOf> changed = new ArrayList<>();
        for (RegisterFact fact : told.values()) {
            RegisterFact known = before.getOrDefault(new EntityDay(entity.id(), fact.asOf()), Map.of())
                    .get(fact.name());
            if (known == null
                    || !known.source().equals(fact.source())
                    || !FactValues.same(known.value(), fact.value())) {
                changed.add(new FactOf(entity.id(), fact));
            }
        }
        register.record(changed, by.username(), clock.instant(), null);
        for (FactOf each : changed) {
            RegisterFact fact = each.fact();
            if (fact.name().equals(DISTRICT)) {
                register.moveToNewestDistrict(Set.of(entity.id()));
            }
            events.publishEvent(new FactRecorded(
                    entity.id(), fact.name(), fact.source(), fact.asOf(), by.username(), clock.instant()));
        }
        return new Refreshed(registry.name(), changed.size(), told.size() - changed.size(), problems);
    }

    private @Nullable RegisterFact checked(
            BusinessEntity entity, BusinessRegistry.Fact fact, List<LineProblem> problems) {
        Term term = vocabulary.find(fact.name()).orElse(null);
        if (term == null || !term.held()) {
            // A register tells more than policies ask for; that is no mistake.
            return null;
        }
        if (fact.asOf().isAfter(LocalDate.now(clock))) {
            problems.add(new LineProblem(term.label(), term.label() + "的截至日期" + fact.asOf() + "在今天之后，没有采用"));
            return null;
        }
        Checked checked = vocabulary.check(term, fact.value());
        Object value = checked.value();
        if (value == null) {
            problems.add(new LineProblem(term.label(), checked.problem() + "，没有采用"));
            return null;
        }
        List<String> districts = entity.jurisdiction().districts();
        if (term.name().equals(DISTRICT) && !districts.isEmpty() && !districts.contains(String.valueOf(value))) {
            problems.add(new LineProblem(
                    term.label(), "“" + value + "”不是" + entity.jurisdiction().chineseName() + "的县（市、区），没有采用"));
            return null;
        }
        String source = fact.source();
        return new RegisterFact(fact.name(), value, source == null ? term.source() : source, fact.asOf());
    }
}
