package org.huiqi.servicerequest.usecase;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.huiqi.document.DocumentAccessRule;
import org.huiqi.identity.Actor;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.persistence.RequestRecords;
import org.huiqi.servicerequest.persistence.ServiceRequests;
import org.huiqi.servicerequest.persistence.ServiceRequests.Sight;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Government;
import org.huiqi.shared.Government.Level;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Who may see a request: applicants those of their own business entity; the supervising office and the leader those that their
 * government or one below it has or has had (a county's only those of the county); other staff those that were dispatched or escalated to them or that they wrote down
 * for a caller; auditors all.
 * For everybody else the request does not exist.
 */
@Component
public class RequestAccess implements DocumentAccessRule {

    private final ServiceRequests requests;
    private final RequestRecords records;

    RequestAccess(ServiceRequests requests, RequestRecords records) {
        this.requests = requests;
        this.records = records;
    }

    public ServiceRequest visible(String caseNumber, Actor actor) {
        if (CaseNumber.isWellFormed(caseNumber)) {
            CaseNumber number = new CaseNumber(caseNumber);
            if (requests.isSeen(number, sight(actor))) {
                return requests.find(number).orElseThrow();
            }
        }
        throw ProblemException.notFound("case-not-found", "没有编号为 " + caseNumber + " 的诉求，或您无权查看");
    }

    /** A request that the actor may see and have a part in: auditors and whoever works for no government only read. */
    public ServiceRequest workable(String caseNumber, Actor actor) {
        ServiceRequest request = visible(caseNumber, actor);
        requireWorking(actor);
        return request;
    }

    /** Refuses staff that only read. */
    public static void requireWorking(Actor actor) {
        if (!worksOn(actor)) {
            throw ProblemException.forbidden("read-only", "您的岗位只能查看诉求，不能办理；需要办理的，请由办理单位或督查室的账号进行");
        }
    }

    static boolean worksOn(Actor actor) {
        return actor.isApplicant()
                || actor.isStaff()
                        && !actor.hasRole("auditor")
                        && !actor.governments().isEmpty();
    }

    public Sight sight(Actor actor) {
        if (actor.isApplicant()) {
            return new Sight(actor.entityId(), false, Set.of(), Set.of(), Set.of(), Set.of(), null);
        }
        Set<String> authorities = actor.authorities();
        Set<String> jurisdictions = new HashSet<>();
        Set<String> counties = new HashSet<>();
        for (Government own : actor.governments()) {
            boolean oversees =
                    authorities.contains(own.authority("supervision")) || authorities.contains(own.authority("leader"));
            if (oversees && own.level() == Level.COUNTY) {
                counties.add(own.code());
            } else if (oversees) {
                // With a city come all its counties.
                Government.all().stream()
                        .filter(own::covers)
                        .forEach(below -> jurisdictions.add(below.jurisdiction().id()));
            }
        }
        return new Sight(
                null, actor.hasRole("auditor"), jurisdictions, counties, authorities, actor.groups(), actor.username());
    }

    /** The supervising office and the leader of a government: they dispatch, list, merge and transfer. */
    static boolean supervises(Government government, Actor official) {
        return official.groups().contains(government.authority("supervision") + ".supervisor")
                || leads(government, official);
    }

    /** The supervising office or the leader of the government or of one above it: they urge. */
    static boolean oversees(Government government, Actor official) {
        return supervises(government, official)
                || government
                        .parent()
                        .filter(above -> oversees(above, official))
                        .isPresent();
    }

    static boolean leads(Government government, Actor official) {
        return official.groups().contains(government.authority("leader") + ".approver");
    }

    /** Whether what concerns a business of the place may be written down there: by its county or by the city itself. */
    public static boolean serves(Jurisdiction jurisdiction, String district, Actor official) {
        return official.worksFor(jurisdiction)
                || official.governments().contains(Government.of(jurisdiction, district));
    }

    @Override
    public boolean mayRead(UUID documentId, Actor actor) {
        return records.casesOf(documentId).stream().anyMatch(caseNumber -> requests.isSeen(caseNumber, sight(actor)));
    }
}
