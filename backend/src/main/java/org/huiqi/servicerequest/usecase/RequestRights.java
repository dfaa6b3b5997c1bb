package org.huiqi.servicerequest.usecase;

import java.time.Clock;
import java.util.List;
import org.huiqi.identity.Actor;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.domain.Transfer;
import org.huiqi.servicerequest.persistence.SupervisionListings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a reader may do with a request now, so that pages offer just that; each act checks for itself again. */
@Service
public class RequestRights {

    private final SupervisionListings listings;
    private final RequestTransferring transferring;
    private final RequestProcess process;
    private final Clock clock;

    RequestRights(SupervisionListings listings, RequestTransferring transferring, RequestProcess process, Clock clock) {
        this.listings = listings;
        this.transferring = transferring;
        this.process = process;
        this.clock = clock;
    }

    /** Whether the enterprise may have it taken up anew: in time, and while somebody hears it. */
    public boolean mayReopen(ServiceRequest request) {
        return request.isReopenable(clock.instant()) && process.hearsReopening(request.caseNumber());
    }

    /**
     * Acts of officials.
     *
     * @param merge into another one; whoever only handles it may where he handles the other one too
     * @param transfer down, up or taken back
     */
    public record Rights(
            boolean urge,
            boolean list,
            boolean delist,
            boolean merge,
            boolean transfer,
            boolean progress,
            boolean remark) {

        static final Rights NONE = new Rights(false, false, false, false, false, false, false);
    }

    @Transactional(readOnly = true)
    public Rights of(ServiceRequest request, List<Transfer> way, Actor reader) {
        if (!reader.isStaff() || !RequestAccess.worksOn(reader)) {
            return Rights.NONE;
        }
        boolean open = request.status().isOpen();
        boolean listed = listings.current(request.caseNumber()).isPresent();
        boolean lists = ListedSupervisions.supervises(request, reader);
        return new Rights(
                open && RequestAccess.oversees(request.holder(), reader),
                open && !listed && lists,
                listed && lists,
                open && (RequestAccess.supervises(request.holder(), reader) || RequestMerging.handles(request, reader)),
                transferring.mayTransfer(request, way, reader),
                open && EnterpriseActions.handles(request, reader),
                true);
    }
}
