package org.huiqi.enterprise.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiqi.enterprise.BankAccount;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.enterprise.EntityFilters;
import org.huiqi.enterprise.EntityKind;
import org.huiqi.enterprise.LineProblem;
import org.huiqi.enterprise.RegisterFact;
import org.huiqi.enterprise.usecase.RegisterFacts;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.shared.Government;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Business entities for staff, each seeing those of their own government and the governments below it. */
@RestController
@RequestMapping("/api/business-entities")
class BusinessEntityController {

    private static final Set<String> PLATFORM_ROLES = Set.of("sysadmin", "secadmin", "auditor");

    private final BusinessEntities entities;
    private final RegisterFacts facts;
    private final CurrentActor currentActor;
    private final Clock clock;

    BusinessEntityController(BusinessEntities entities, RegisterFacts facts, CurrentActor currentActor, Clock clock) {
        this.entities = entities;
        this.facts = facts;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    record AccountView(String bankName, String accountName, String accountNumber) {

        static @Nullable AccountView of(@Nullable BankAccount account) {
            return account == null
                    ? null
                    : new AccountView(account.bankName(), account.accountName(), account.maskedNumber());
        }
    }

    record EntityView(
            long id,
            String uscc,
            String name,
            EntityKind kind,
            String kindName,
            Jurisdiction jurisdiction,
            String jurisdictionName,
            String district,
            boolean invented,
            @Nullable AccountView account,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<RegisterFact> facts) {

        static EntityView of(BusinessEntity entity, @Nullable List<RegisterFact> facts) {
            return new EntityView(
                    entity.id(),
                    entity.uscc().value(),
                    entity.name(),
                    entity.kind(),
                    entity.kind().chineseName(),
                    entity.jurisdiction(),
                    entity.jurisdiction().chineseName(),
                    entity.district(),
                    entity.invented(),
                    AccountView.of(entity.account()),
                    facts);
        }
    }

    @GetMapping
    ResponseEntity<List<EntityView>> list(
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String jurisdiction,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String district) {
        Actor actor = currentActor.requireStaff();
        Set<Jurisdiction> visible = visibleTo(actor);
        Government county = visible != null && visible.isEmpty() ? countyOf(actor) : null;
        String asked = blank(district) ? null : district;
        if (county != null && (asked == null || asked.equals(county.county()))) {
            visible = inSameCity(county);
            asked = county.county();
        }
        EntityFilters filters = new EntityFilters(
                visible,
                blank(jurisdiction) ? null : jurisdiction(jurisdiction),
                blank(kind) ? null : kind(kind),
                asked);
        Listing<BusinessEntity> listing = entities.list(ListQuery.of(page, perPage, sort, order, q), filters);
        return listing.map(entity -> EntityView.of(entity, null)).toResponse();
    }

    @GetMapping("/{id}")
    EntityView get(@PathVariable String id) {
        BusinessEntity entity = visible(id, currentActor.requireStaff());
        return EntityView.of(entity, entities.factsOf(entity.id(), LocalDate.now(clock)));
    }

    @GetMapping("/{id}/facts")
    List<RegisterFacts.KnownFact> facts(@PathVariable String id) {
        return facts.of(visible(id, currentActor.requireStaff()).id());
    }

    record RefreshedView(
            String registry,
            int changed,
            int unchanged,
            List<LineProblem> problems,
            List<RegisterFacts.KnownFact> facts) {}

    /** Asks the register outside; whoever accepts or reviews applications may do so, and who keeps the register. */
    @PostMapping("/{id}/refresh")
    RefreshedView refresh(@PathVariable String id) {
        Actor actor = currentActor.requireRole("secadmin", "acceptor", "reviewer");
        long entity = visible(id, actor).id();
        RegisterFacts.Refreshed done = facts.refresh(entity, actor);
        return new RefreshedView(done.registry(), done.changed(), done.unchanged(), done.problems(), facts.of(entity));
    }

    private BusinessEntity visible(String id, Actor actor) {
        Set<Jurisdiction> visible = visibleTo(actor);
        return entities.find(parse(id))
                .filter(found -> visible == null
                        || visible.contains(found.jurisdiction())
                        || actor.governments().contains(Government.of(found.jurisdiction(), found.district())))
                .orElseThrow(BusinessEntityController::unknown);
    }

    /** Null where everything may be seen. */
    private static @Nullable Set<Jurisdiction> visibleTo(Actor actor) {
        if (actor.roles().stream().anyMatch(PLATFORM_ROLES::contains)) {
            return null;
        }
        Set<Jurisdiction> visible = EnumSet.noneOf(Jurisdiction.class);
        Arrays.stream(Jurisdiction.values()).filter(actor::worksFor).forEach(own -> Arrays.stream(Jurisdiction.values())
                .filter(own::covers)
                .forEach(visible::add));
        return visible;
    }

    /** Whoever works for a county sees the businesses of the county. */
    private static @Nullable Government countyOf(Actor actor) {
        return actor.governments().stream()
                .filter(own -> own.county() != null)
                .findFirst()
                .orElse(null);
    }

    private static Set<Jurisdiction> inSameCity(Government county) {
        return Arrays.stream(Jurisdiction.values())
                .filter(other -> county.jurisdiction().covers(other))
                .collect(Collectors.toSet());
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static Jurisdiction jurisdiction(@Nullable String id) {
        return Jurisdiction.find(String.valueOf(id))
                .orElseThrow(() -> unknownValue("jurisdiction", "没有“" + id + "”这个地区，请从列表中选择"));
    }

    private static EntityKind kind(@Nullable String id) {
        return EntityKind.find(String.valueOf(id))
                .orElseThrow(() -> unknownValue("kind", "没有“" + id + "”这种主体类型，应为 enterprise 或 individual-business"));
    }

    private static long parse(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw unknown();
        }
    }

    private static ProblemException unknownValue(String field, String message) {
        return ProblemException.refused(
                "invalid-parameters", message, List.of(new FieldProblem(field, "unknown-value", message)));
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("business-entity-not-found", "没有这家企业，或者您无权查看");
    }
}
