package org.huiqi.enterprise.usecase;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.enterprise.BusinessEntityRegistered;
import org.huiqi.enterprise.EntityFilters;
import org.huiqi.enterprise.FactRecorded;
import org.huiqi.enterprise.NewBusinessEntity;
import org.huiqi.enterprise.RegisterFact;
import org.huiqi.enterprise.persistence.EntityTable;
import org.huiqi.enterprise.persistence.FactTable;
import org.huiqi.identity.CurrentActor;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The entities in the database and the facts that the registers hold of them. */
@Service
class RegisteredEntities implements BusinessEntities {

    private static final String DISTRICT = "district";
    static final String MARKET_REGULATION = "市场监管部门登记";

    private final EntityTable entities;
    private final FactTable facts;
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RegisteredEntities(
            EntityTable entities,
            FactTable facts,
            CurrentActor currentActor,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entities = entities;
        this.facts = facts;
        this.currentActor = currentActor;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<BusinessEntity> find(long id) {
        return entities.find(id);
    }

    @Override
    @Transactional(readOnly = true)
    public BusinessEntity get(long id) {
        return entities.find(id).orElseThrow(RegisteredEntities::unknown);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<BusinessEntity> findByCode(UnifiedSocialCreditCode code) {
        return entities.findByCode(code);
    }

    @Override
    @Transactional
    public long register(NewBusinessEntity entity) {
        EntityChecks.require(entity, LocalDate.now(clock));
        long id = entities.insert(entity, clock.instant()).orElseThrow(() -> ProblemException.conflict(
                        "business-entity-exists", "统一社会信用代码" + entity.uscc() + "已经登记，请直接查询该企业")
                .with("uscc", entity.uscc().value()));
        String by = currentActor.orSystem().username();
        facts.record(
                id,
                new RegisterFact(DISTRICT, entity.district(), MARKET_REGULATION, entity.asOf()),
                by,
                clock.instant());
        events.publishEvent(new BusinessEntityRegistered(id, by, clock.instant()));
        return id;
    }

    @Override
    @Transactional(readOnly = true)
    public Listing<BusinessEntity> list(ListQuery query, EntityFilters filters) {
        return entities.list(query, filters);
    }

    @Override
    @Transactional(readOnly = true)
    public List<RegisterFact> factsOf(long id, LocalDate on) {
        return facts.newest(id, on);
    }

    @Override
    @Transactional
    public void recordFact(long id, RegisterFact fact) {
        LocalDate today = LocalDate.now(clock);
        EntityChecks.require(fact, today);
        get(id);
        String by = currentActor.orSystem().username();
        facts.record(id, fact, by, clock.instant());
        if (fact.name().equals(DISTRICT)) {
            facts.newest(id, today).stream()
                    .filter(newest -> newest.name().equals(DISTRICT))
                    .forEach(newest -> entities.moveTo(id, newest.value().toString()));
        }
        events.publishEvent(new FactRecorded(id, fact.name(), fact.source(), fact.asOf(), by, clock.instant()));
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("business-entity-not-found", "没有这家企业，或者您无权查看");
    }
}
