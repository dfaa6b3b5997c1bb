package org.huiqi.application.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.identity.Actor;
import org.huiqi.identity.SessionContributor;
import org.springframework.stereotype.Component;

/** Tells an applicant's session which business entity he acts for. */
@Component
class EntityInSession implements SessionContributor {

    private final BusinessEntities entities;

    EntityInSession(BusinessEntities entities) {
        this.entities = entities;
    }

    @Override
    public Map<String, Object> contribute(Actor actor) {
        Long entityId = actor.entityId();
        BusinessEntity entity = entityId == null ? null : entities.find(entityId).orElse(null);
        if (entity == null) {
            return Map.of();
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", entity.id());
        view.put("uscc", entity.uscc().value());
        view.put("name", entity.name());
        view.put("kind", entity.kind().id());
        view.put("kindName", entity.kind().chineseName());
        view.put("jurisdiction", entity.jurisdiction().id());
        view.put("jurisdictionName", entity.jurisdiction().chineseName());
        view.put("district", entity.district());
        view.put("invented", entity.invented());
        return Map.of("entity", view);
    }
}
