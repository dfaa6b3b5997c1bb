package org.huiqi.enterprise.usecase;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.huiqi.enterprise.ImportedLine;
import org.huiqi.enterprise.LineOutcome;
import org.huiqi.enterprise.LineProblem;
import org.huiqi.enterprise.NewBusinessEntity;
import org.huiqi.enterprise.RegisterFact;
import org.huiqi.enterprise.persistence.ImportTable;
import org.huiqi.enterprise.persistence.RegisterWrites;
import org.huiqi.enterprise.persistence.RegisterWrites.EntityDay;
import org.huiqi.enterprise.persistence.RegisterWrites.FactOf;
import org.huiqi.enterprise.persistence.RegisterWrites.KnownEntity;
import org.huiqi.enterprise.usecase.ImportColumns.Identity;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes lines of an import together with their outcomes, so that both stand or neither does. */
@Service
class ImportWriter {

    private static final String DISTRICT = "district";

    private final RegisterWrites register;
    private final ImportTable imports;
    private final Clock clock;

    ImportWriter(RegisterWrites register, ImportTable imports, Clock clock) {
        this.register = register;
        this.imports = imports;
        this.clock = clock;
    }

    /** Another runner goes on with the import; nothing of these lines was written. */
    static final class TakenOver extends RuntimeException {}

    @Transactional
    void write(long importId, UUID runner, String by, List<ImportLine> lines) {
        Chunk chunk = new Chunk(lines);
        List<ImportedLine> outcomes = chunk.write(importId, by);
        if (!imports.advance(importId, runner, outcomes)) {
            throw new TakenOver();
        }
    }

    /** What is worked out about some lines on the way. */
    private final class Chunk {

        private final List<ImportLine> lines;
        private final Map<String, KnownEntity> known;
        private final Map<Integer, List<LineProblem>> problems = new HashMap<>();
        private final Map<String, NewBusinessEntity> entering = new LinkedHashMap<>();
        private final Set<Integer> enteredBy = new HashSet<>();
        private final Map<Long, String> renamed = new HashMap<>();
        private final Map<Integer, Integer> changes = new HashMap<>();

        private Chunk(List<ImportLine> lines) {
            this.lines = lines;
            Set<String> codes = new LinkedHashSet<>();
            lines.stream().filter(ImportLine::isGood).forEach(line -> codes.add(line.uscc()));
            this.known = register.lockByCode(codes);
        }

        private List<ImportedLine> write(long importId, String by) {
            for (ImportLine line : lines) {
                List<LineProblem> found = line.isGood() ? check(line) : line.problems();
                problems.put(line.line(), found);
            }
            Map<String, Long> ids = register.insert(List.copyOf(entering.values()), clock.instant());
            known.forEach((code, entity) -> ids.put(code, entity.id()));
            recordFacts(ids, importId, by);
            register.rename(renamed);
            return lines.stream().map(this::outcome).toList();
        }

        private List<LineProblem> check(ImportLine line) {
            KnownEntity entity = known.get(line.uscc());
            NewBusinessEntity fresh = entering.get(line.uscc());
            if (entity != null) {
                return checkAgainst(line, entity.name(), entity);
            }
            if (fresh != null) {
                return line.name() == null || line.name().equals(fresh.name())
                        ? List.of()
                        : List.of(new LineProblem(Identity.NAME.label(), "名称与前面同一代码的行不一致，请核对"));
            }
            return enter(line);
        }

        private List<LineProblem> checkAgainst(ImportLine line, String registered, KnownEntity entity) {
            List<LineProblem> found = new ArrayList<>();
            String name = line.name();
            String current = renamed.getOrDefault(entity.id(), registered);
            boolean rename = false;
            if (name != null && !name.equals(current)) {
                if (current.equals(line.formerName())) {
                    rename = true;
                    EntityChecks.nameFlaw(name)
                            .ifPresent(flaw -> found.add(new LineProblem(Identity.NAME.label(), flaw)));
                } else {
                    found.add(new LineProblem(
                            Identity.NAME.label(),
                            "该代码登记的名称是“" + current + "”，与表中不一致。代码填错的请更正；已更名的，请在“曾用名”列填写“" + current + "”"));
                }
            }
            if (line.kind() != null && line.kind() != entity.kind()) {
                found.add(new LineProblem(
                        Identity.KIND.label(), "登记的主体类型是" + entity.kind().chineseName() + "，与表中不一致，请核对"));
            }
            if (line.jurisdiction() != null && line.jurisdiction() != entity.jurisdiction()) {
                found.add(new LineProblem(
                        Identity.JURISDICTION.label(),
                        "登记在" + entity.jurisdiction().chineseName() + "，与表中不一致，请核对"));
            }
            checkDistrict(line.district(), entity.jurisdiction(), found);
            if (found.isEmpty() && rename && name != null) {
                renamed.put(entity.id(), name);
                changes.merge(line.line(), 1, Integer::sum);
            }
            return found;
        }

        private List<LineProblem> enter(ImportLine line) {
            List<LineProblem> found = new ArrayList<>();
            if (line.name() == null) {
                found.add(new LineProblem(Identity.NAME.label(), "这家企业还没有登记，请填写名称"));
            } else {
                EntityChecks.nameFlaw(line.name())
                        .ifPresent(flaw -> found.add(new LineProblem(Identity.NAME.label(), flaw)));
            }
            if (line.kind() == null) {
                found.add(new LineProblem(Identity.KIND.label(), "这家企业还没有登记，请填写主体类型：企业或个体工商户"));
            }
            if (line.jurisdiction() == null) {
                found.add(new LineProblem(Identity.JURISDICTION.label(), "这家企业还没有登记，请填写所属地区，例如平顶山市"));
            }
            if (line.district() == null) {
                found.add(new LineProblem(Identity.DISTRICT.label(), "这家企业还没有登记，请填写所在县（市、区）"));
            } else if (line.jurisdiction() != null) {
                checkDistrict(line.district(), line.jurisdiction(), found);
            }
            if (found.isEmpty()
                    && line.name() != null
                    && line.kind() != null
                    && line.jurisdiction() != null
                    && line.district() != null) {
                entering.put(
                        line.uscc(),
                        new NewBusinessEntity(
                                new UnifiedSocialCreditCode(line.uscc()),
                                line.name(),
                                line.kind(),
                                line.jurisdiction(),
                                line.district(),
                                false,
                                null,
                                line.asOf()));
                enteredBy.add(line.line());
            }
            return found;
        }

        private static void checkDistrict(
                @Nullable String district, Jurisdiction jurisdiction, List<LineProblem> found) {
            List<String> allowed = jurisdiction.districts();
            if (district != null && !allowed.isEmpty() && !allowed.contains(district)) {
                found.add(new LineProblem(
                        Identity.DISTRICT.label(),
                        "“" + district + "”不是" + jurisdiction.chineseName() + "的县（市、区），应为" + String.join("、", allowed)
                                + "之一"));
            }
        }

        private boolean isGood(ImportLine line) {
            return Objects.requireNonNull(problems.get(line.line())).isEmpty();
        }

        private void recordFacts(Map<String, Long> ids, long importId, String by) {
            Set<EntityDay> days = new LinkedHashSet<>();
            Set<String> names = new HashSet<>(Set.of(DISTRICT));
            List<ImportLine> good = lines.stream().filter(this::isGood).toList();
            for (ImportLine line : good) {
                days.add(new EntityDay(id(ids, line), line.asOf()));
                line.facts().keySet().forEach(term -> names.add(term.name()));
            }
            Map<EntityDay, Map<String, RegisterFact>> before = register.newest(days, names);
            List<FactOf> facts = new ArrayList<>();
            Set<Long> moved = new HashSet<>();
            for (ImportLine line : good) {
                long id = id(ids, line);
                Map<String, RegisterFact> current = before.getOrDefault(new EntityDay(id, line.asOf()), Map.of());
                List<RegisterFact> changed = new ArrayList<>();
                line.facts()
                        .forEach((term, value) -> addChanged(
                                new RegisterFact(term.name(), value, term.source(), line.asOf()), current, changed));
                String district = line.district();
                if (district != null) {
                    RegisterFact fact =
                            new RegisterFact(DISTRICT, district, RegisteredEntities.MARKET_REGULATION, line.asOf());
                    if (addChanged(fact, current, changed)) {
                        moved.add(id);
                    }
                }
                changes.merge(line.line(), changed.size(), Integer::sum);
                changed.forEach(fact -> facts.add(new FactOf(id, fact)));
            }
            register.record(facts, by, clock.instant(), importId);
            register.moveToNewestDistrict(moved);
        }

        /** A value that the same register gave before is no news, even where it is confirmed for a later day. */
        private static boolean addChanged(
                RegisterFact fact, Map<String, RegisterFact> current, List<RegisterFact> changed) {
            RegisterFact before = current.get(fact.name());
            if (before != null
                    && before.source().equals(fact.source())
                    && FactValues.same(before.value(), fact.value())) {
                return false;
            }
            changed.add(fact);
            return true;
        }

        private static long id(Map<String, Long> ids, ImportLine line) {
            return Objects.requireNonNull(ids.get(line.uscc()));
        }

        private ImportedLine outcome(ImportLine line) {
            List<LineProblem> found = Objects.requireNonNull(problems.get(line.line()));
            int changed = found.isEmpty() ? changes.getOrDefault(line.line(), 0) : 0;
            LineOutcome outcome = !found.isEmpty()
                    ? LineOutcome.REJECTED
                    : enteredBy.contains(line.line())
                            ? LineOutcome.REGISTERED
                            : changed > 0 ? LineOutcome.UPDATED : LineOutcome.UNCHANGED;
            return new ImportedLine(
                    line.line(), line.uscc(), line.name() == null ? "" : line.name(), outcome, changed, found);
        }
    }
}
