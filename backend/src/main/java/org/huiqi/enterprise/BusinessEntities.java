package org.huiqi.enterprise;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.UnifiedSocialCreditCode;

/** The business entities and what the registers know of them. */
public interface BusinessEntities {

    Optional<BusinessEntity> find(long id);

    /** The entity, or 404. */
    BusinessEntity get(long id);

    Optional<BusinessEntity> findByCode(UnifiedSocialCreditCode code);

    /** Enters an entity with its district as a register fact; 409 where the credit code is known already, 422 for bad values. */
    long register(NewBusinessEntity entity);

    /** Sorted by {@code name}, {@code uscc}, {@code kind}, {@code jurisdiction}, {@code district} or {@code id}; searched by name and code. */
    Listing<BusinessEntity> list(ListQuery query, EntityFilters filters);

    /** The newest value of each fact that was true on the day or before, one a name, by name. */
    List<RegisterFact> factsOf(long id, LocalDate on);

    /** Records a fact; the same name, day and source again replaces the value. */
    void recordFact(long id, RegisterFact fact);
}
