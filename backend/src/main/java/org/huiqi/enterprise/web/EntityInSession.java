package org.huiqi.enterprise.web;

import java.util.HashMap;
import java.util.Map;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.identity.Actor;
import org.huiqi.identity.SessionContributor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the portal which entity the applicant acts for. */
@Component
class EntityInSession implements SessionContributor {

    private final BusinessEntities entities;

    EntityInSession(BusinessEntities entities) {
        this.entities = entities;
    }

    record OwnEntity(
            long id,
            String uscc,
            String name,
            String kind,
            String kindName,
            String jurisdiction,
            String jurisdictionName,
            String district,
            boolean invented) {

        static OwnEntity of(BusinessEntity entity) {
            return new OwnEntity(
                    entity.id(),
                    entity.uscc().value(),
                    entity.name(),
                    entity.kind().id(),
                    entity.kind().chineseName(),
                    entity.jurisdiction().id(),
                    entity.jurisdiction().chineseName(),
                    entity.district(),
                    entity.invented());
        }
    }

    @Override
    public Map<String, Object> contribute(Actor actor) {
        Map<String, @Nullable Object> own = new HashMap<>();
        Long id = actor.entityId();
        own.put(
                "entity",
                id == null ? null : entities.find(id).map(OwnEntity::of).orElse(null));
        return own;
    }
}
