package org.huiqi.registry.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.identity.StaffDirectory;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.FactType;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyDocument;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.registry.domain.EntryCheck;
import org.huiqi.registry.domain.Member;
import org.huiqi.registry.persistence.MemberTable;
import org.huiqi.registry.usecase.Registries;
import org.huiqi.shared.Idempotent;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Registries for staff; kept by the industry authorities, each for the entities of its own government. */
@RestController
@RequestMapping("/api/registries")
class RegistryController {

    private static final Set<String> STATES = Set.of("current", "removed", "all");

    private final Registries registries;
    private final PolicyLibrary policies;
    private final StaffDirectory staff;
    private final CurrentActor currentActor;

    RegistryController(Registries registries, PolicyLibrary policies, StaffDirectory staff, CurrentActor currentActor) {
        this.registries = registries;
        this.policies = policies;
        this.staff = staff;
        this.currentActor = currentActor;
    }

    record RegistryView(
            String id,
            String title,
            String summary,
            Jurisdiction jurisdiction,
            String jurisdictionName,
            String document,
            String clause,
            List<String> departments,
            boolean computable,
            int members,
            int removed,
            boolean mayKeep) {}

    record RegistryDetail(
            String id,
            String title,
            String summary,
            Jurisdiction jurisdiction,
            String jurisdictionName,
            String document,
            String clause,
            String quote,
            List<String> departments,
            boolean computable,
            List<String> criteria,
            List<FactView> facts,
            @Nullable NamedList namedList,
            List<String> remarks,
            int members,
            int removed,
            boolean mayKeep) {}

    record FactView(
            String name,
            FactType type,
            @Nullable String unit,
            String label,
            @Nullable String help,
            List<FactDefinition.FactValue> values,
            boolean fromRegister,
            String source) {}

    /** The names that the text itself prints. */
    record NamedList(List<String> columns, List<List<Object>> rows) {}

    record MemberView(
            long id,
            long entityId,
            String uscc,
            String name,
            String jurisdictionName,
            String district,
            boolean invented,
            @Nullable String grade,
            String reason,
            EntryCheck entryCheck,
            String entryCheckName,
            int policyVersion,
            LocalDate joinedOn,
            String joinedByName,
            @Nullable LocalDate removedOn,
            @Nullable String removedByName,
            @Nullable String removalReason,
            String state,
            String stateName,
            Instant recordedAt) {}

    record NewMember(
            @Nullable Long entityId,
            @Nullable String uscc,
            @Nullable String grade,
            @Nullable String reason,
            @Nullable String joinedOn,
            @Nullable Map<String, Object> facts,
            @Nullable List<String> criteria) {}

    record Removal(@Nullable String reason, @Nullable String removedOn) {}

    @GetMapping
    ResponseEntity<List<RegistryView>> list(
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String jurisdiction,
            @RequestParam(required = false) @Nullable Boolean mayKeep) {
        Actor reader = currentActor.requireStaff();
        Map<String, MemberTable.Counts> counts = registries.counts(reader);
        String word = q == null ? "" : q.strip().toLowerCase(Locale.ROOT);
        List<RegistryView> found = registries.all().stream()
                .filter(measure -> jurisdiction == null
                        || jurisdiction.isBlank()
                        || measure.jurisdiction().id().equals(jurisdiction))
                .filter(measure -> word.isEmpty()
                        || (measure.title() + measure.summary())
                                .toLowerCase(Locale.ROOT)
                                .contains(word))
                .map(measure -> view(measure, counts.getOrDefault(measure.id(), MemberTable.Counts.NONE), reader))
                .filter(view -> mayKeep == null || view.mayKeep() == mayKeep)
                .toList();
        return Pages.of(found, page, perPage);
    }

    @GetMapping("/{policyId}")
    RegistryDetail one(@PathVariable String policyId) {
        Actor reader = currentActor.requireStaff();
        Measure measure = registries.get(policyId);
        MemberTable.Counts counts = registries.counts(reader).getOrDefault(policyId, MemberTable.Counts.NONE);
        return new RegistryDetail(
                measure.id(),
                measure.title(),
                measure.summary(),
                measure.jurisdiction(),
                measure.jurisdiction().chineseName(),
                nameOf(policies.documentOf(measure)),
                measure.clause(),
                measure.quote(),
                measure.departments(),
                measure.isComputable(),
                registries.criteriaOf(measure),
                measure.isComputable()
                        ? measure.facts().stream()
                                .map(fact -> new FactView(
                                        fact.name(),
                                        fact.type(),
                                        fact.unit(),
                                        fact.label(),
                                        fact.help(),
                                        fact.values(),
                                        fact.fromRegister(),
                                        fact.source()))
                                .toList()
                        : List.of(),
                namedList(measure),
                measure.remarks(),
                counts.current(),
                counts.removed(),
                registries.mayKeep(measure, reader));
    }

    @GetMapping("/{policyId}/members")
    ResponseEntity<List<MemberView>> members(
            @PathVariable String policyId,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String district) {
        Actor reader = currentActor.requireStaff();
        Measure registry = registries.get(policyId);
        String shown = state == null || state.isBlank() ? "current" : state;
        if (!STATES.contains(shown)) {
            String message = "state 应为 current（在册）、removed（已移出）或 all（全部）";
            throw ProblemException.refused(
                    "invalid-parameters", message, List.of(new FieldProblem("state", "unknown-value", message)));
        }
        Listing<Member> listing = registries.members(
                registry,
                ListQuery.of(page, perPage, sort, order, q),
                shown,
                district == null || district.isBlank() ? null : district,
                reader);
        return listing.map(this::view).toResponse();
    }

    @PostMapping("/{policyId}/members")
    @Idempotent
    ResponseEntity<MemberView> add(@PathVariable String policyId, @RequestBody NewMember body) {
        Actor keeper = currentActor.requireRole("reviewer");
        Member member = registries.add(
                policyId,
                new Registries.Joining(
                        body.entityId(),
                        body.uscc(),
                        body.grade(),
                        body.reason(),
                        day("joinedOn", body.joinedOn()),
                        body.facts() == null ? Map.of() : body.facts(),
                        body.criteria() == null ? List.of() : body.criteria()),
                keeper);
        return ResponseEntity.status(HttpStatus.CREATED).body(view(member));
    }

    @PostMapping("/{policyId}/members/{memberId}/removal")
    MemberView remove(@PathVariable String policyId, @PathVariable long memberId, @RequestBody Removal body) {
        Actor keeper = currentActor.requireRole("reviewer");
        return view(registries.remove(policyId, memberId, body.reason(), day("removedOn", body.removedOn()), keeper));
    }

    private RegistryView view(Measure measure, MemberTable.Counts counts, Actor reader) {
        return new RegistryView(
                measure.id(),
                measure.title(),
                measure.summary(),
                measure.jurisdiction(),
                measure.jurisdiction().chineseName(),
                nameOf(policies.documentOf(measure)),
                measure.clause(),
                measure.departments(),
                measure.isComputable(),
                counts.current(),
                counts.removed(),
                registries.mayKeep(measure, reader));
    }

    private MemberView view(Member member) {
        boolean present = member.removedOn() == null;
        String remover = member.removedBy();
        return new MemberView(
                member.id(),
                member.entityId(),
                member.uscc(),
                member.name(),
                Jurisdiction.of(member.jurisdiction()).chineseName(),
                member.district(),
                member.invented(),
                member.grade(),
                member.reason(),
                member.entryCheck(),
                member.entryCheck().basis().equals("table") ? "系统按规则核对" : "经办人逐条核对",
                member.policyVersion(),
                member.joinedOn(),
                staff.displayName(member.joinedBy()),
                member.removedOn(),
                remover == null ? null : staff.displayName(remover),
                member.removalReason(),
                present ? "current" : "removed",
                present ? "在册" : "已移出",
                member.recordedAt());
    }

    private static @Nullable NamedList namedList(Measure measure) {
        if (measure.details().get("table") instanceof Map<?, ?> table
                && table.get("columns") instanceof List<?> columns
                && table.get("rows") instanceof List<?> rows) {
            List<List<Object>> cells = new ArrayList<>();
            for (Object row : rows) {
                cells.add(row instanceof List<?> list ? List.copyOf(list) : List.of(row));
            }
            return new NamedList(columns.stream().map(String::valueOf).toList(), cells);
        }
        return null;
    }

    static String nameOf(PolicyDocument document) {
        return "《" + document.title() + "》" + (document.number() == null ? "" : "（" + document.number() + "）");
    }

    private static @Nullable LocalDate day(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            String message = "日期“" + text + "”不正确，应如 2026-11-21";
            throw ProblemException.refused(
                    "member-invalid", message, List.of(new FieldProblem(field, "malformed", message)));
        }
    }
}
