package org.huiqi.enterprise.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.huiqi.enterprise.BusinessRegistry;
import org.huiqi.enterprise.persistence.EntityTable;
import org.huiqi.enterprise.persistence.FactTable;
import org.huiqi.shared.UnifiedSocialCreditCode;

/** Our own tables, where no register outside is connected: it answers with what was registered and imported. */
final class LocalRegistry implements BusinessRegistry {

    private final EntityTable entities;
    private final FactTable facts;
    private final Clock clock;

    LocalRegistry(EntityTable entities, FactTable facts, Clock clock) {
        this.entities = entities;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "本平台企业登记库";
    }

    @Override
    public Optional<Entry> lookUp(UnifiedSocialCreditCode code) {
        return entities.findByCode(code)
                .map(entity -> new Entry(
                        entity.name(),
                        facts.newest(entity.id(), LocalDate.now(clock)).stream()
                                .map(fact -> new Fact(fact.name(), fact.value(), fact.source(), fact.asOf()))
                                .toList()));
    }
}
