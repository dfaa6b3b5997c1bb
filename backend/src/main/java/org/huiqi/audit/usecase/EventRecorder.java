package org.huiqi.audit.usecase;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiqi.application.CaseEvent;
import org.huiqi.audit.AuditRecord;
import org.huiqi.audit.AuditTrail;
import org.huiqi.calendar.CalendarYearRecorded;
import org.huiqi.disbursement.PaymentBatchIssued;
import org.huiqi.document.DocumentStored;
import org.huiqi.enterprise.BusinessEntityRegistered;
import org.huiqi.enterprise.FactRecorded;
import org.huiqi.enterprise.RegisterImported;
import org.huiqi.funding.AllotmentRecorded;
import org.huiqi.funding.FundingLine;
import org.huiqi.funding.FundsCommitted;
import org.huiqi.funding.FundsReleased;
import org.huiqi.funding.FundsSettled;
import org.huiqi.funding.NewAllotment;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.identity.SignInRefused;
import org.huiqi.identity.SignedIn;
import org.huiqi.policy.PolicyDocumentConfirmed;
import org.huiqi.registry.MemberJoined;
import org.huiqi.registry.MemberRemoved;
import org.huiqi.registry.TargetFigureRecorded;
import org.huiqi.servicerequest.ServiceRequestEvent;
import org.huiqi.shared.CaseNumber;
import org.huiqi.supervision.BulletinIssued;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Turns the events of all modules into entries; what happens to a case stands in the chain of the case. */
@Component
class EventRecorder {

    private static final int LONGEST_USERNAME = 64;

    private final AuditTrail trail;
    private final CurrentActor currentActor;
    private final Clock clock;

    EventRecorder(AuditTrail trail, CurrentActor currentActor, Clock clock) {
        this.trail = trail;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @EventListener
    void on(CaseEvent event) {
        trail.record(new AuditRecord(
                event.caseNumber().value(), event.at(), event.actor(), "case." + event.event(), event.details()));
    }

    @EventListener
    void on(ServiceRequestEvent event) {
        trail.record(new AuditRecord(
                event.caseNumber().value(), event.at(), event.actor(), "request." + event.event(), event.details()));
    }

    @EventListener
    void on(SignedIn event) {
        Map<String, Object> details = Map.of("kind", event.kind().name());
        trail.record(new AuditRecord(
                account(event.username()), clock.instant(), typed(event.username()), "account.signed-in", details));
    }

    @EventListener
    void on(SignInRefused event) {
        Map<String, Object> details = Map.of("throttled", event.throttled());
        trail.record(new AuditRecord(
                account(event.username()),
                clock.instant(),
                typed(event.username()),
                "account.sign-in-refused",
                details));
    }

    @EventListener
    void on(DocumentStored event) {
        Map<String, Object> details =
                Map.of("sha256", event.sha256(), "size", event.size(), "mediaType", event.mediaType());
        trail.record(
                new AuditRecord("document:" + event.id(), event.at(), event.storedBy(), "document.stored", details));
    }

    @EventListener
    void on(BusinessEntityRegistered event) {
        trail.record(new AuditRecord(
                "entity:" + event.entityId(), event.at(), event.registeredBy(), "entity.registered", Map.of()));
    }

    @EventListener
    void on(FactRecorded event) {
        Map<String, Object> details = Map.of(
                "fact",
                event.name(),
                "source",
                event.source(),
                "asOf",
                event.asOf().toString());
        trail.record(new AuditRecord(
                "entity:" + event.entityId(), event.at(), event.recordedBy(), "entity.fact-recorded", details));
    }

    @EventListener
    void on(RegisterImported event) {
        Map<String, Object> details = Map.of(
                "fileName",
                event.fileName(),
                "fileSha256",
                event.fileSha256(),
                "registered",
                event.registered(),
                "updated",
                event.updated(),
                "unchanged",
                event.unchanged(),
                "rejected",
                event.rejected());
        trail.record(new AuditRecord(
                "register-import:" + event.importId(), event.at(), event.importedBy(), "register.imported", details));
    }

    @EventListener
    void on(PolicyDocumentConfirmed event) {
        Map<String, Object> details = Map.of("documentNumber", event.documentNumber());
        trail.record(new AuditRecord(
                "policy-document:" + event.documentId(), event.at(), event.by(), "policy-document.confirmed", details));
    }

    @EventListener
    void on(MemberJoined event) {
        Map<String, Object> details = Map.of("registry", event.policyId(), "entryCheck", event.entryCheck());
        trail.record(new AuditRecord(
                "entity:" + event.entityId(), event.at(), event.by(), "registry.member-joined", details));
    }

    @EventListener
    void on(MemberRemoved event) {
        trail.record(new AuditRecord(
                "entity:" + event.entityId(),
                event.at(),
                event.by(),
                "registry.member-removed",
                Map.of("registry", event.policyId())));
    }

    @EventListener
    void on(TargetFigureRecorded event) {
        Map<String, Object> details = Map.of(
                "indicator", event.indicator(),
                "place", event.place(),
                "period", event.period(),
                "value", event.value());
        trail.record(new AuditRecord(
                "target:" + event.policyId(), event.at(), event.by(), "target.figure-recorded", details));
    }

    @EventListener
    void on(CalendarYearRecorded event) {
        Map<String, Object> details = Map.of(
                "notice", event.notice(),
                "correction", event.correction(),
                "movedDeadlines", event.moved(),
                "changeId", event.changeId());
        trail.record(
                new AuditRecord("calendar:" + event.year(), event.at(), event.by(), "calendar.year-recorded", details));
    }

    @EventListener
    void on(BulletinIssued event) {
        Map<String, Object> details = Map.of("kind", event.kind(), "period", event.period(), "number", event.number());
        trail.record(new AuditRecord(
                "bulletin:" + event.id(), event.at(), event.by(), "supervision.bulletin-issued", details));
    }

    @EventListener
    void on(AllotmentRecorded event) {
        NewAllotment allotment = event.allotment();
        Map<String, Object> details = Map.of(
                "jurisdiction", allotment.jurisdiction().id(),
                "amount", allotment.amount().yuan(),
                "reference", allotment.reference());
        trail.record(new AuditRecord(
                "budget:" + allotment.payer() + ":" + allotment.year(),
                clock.instant(),
                allotment.recordedBy(),
                "budget.allotted",
                details));
    }

    @EventListener
    void on(FundsCommitted event) {
        Map<String, Object> details = new HashMap<>(shares(event.lines()));
        details.put("year", event.year());
        record(event.caseNumber().value(), "funds.committed", details);
    }

    @EventListener
    void on(FundsReleased event) {
        record(event.caseNumber().value(), "funds.released", shares(event.lines()));
    }

    @EventListener
    void on(FundsSettled event) {
        record(
                event.caseNumber().value(),
                "funds.settled",
                Map.of("layer", event.layer(), "amount", event.amount().yuan()));
    }

    @EventListener
    void on(PaymentBatchIssued event) {
        Map<String, Object> details = Map.of(
                "amount",
                event.total().yuan(),
                "cases",
                event.caseNumbers().stream().map(CaseNumber::value).toList());
        trail.record(new AuditRecord(
                "payment-batch:" + event.batchNumber(),
                clock.instant(),
                event.issuedBy(),
                "payment-batch.issued",
                details));
    }

    private static Map<String, Object> shares(List<FundingLine> lines) {
        return Map.of(
                "shares",
                lines.stream().map(line -> line.layer() + " " + line.amount()).toList());
    }

    private void record(String subject, String action, Map<String, Object> details) {
        Actor actor = currentActor.orSystem();
        trail.record(new AuditRecord(subject, clock.instant(), actor.username(), action, details));
    }

    private static String account(String username) {
        return "account:" + typed(username);
    }

    /** Whatever was typed as a user name, short enough to keep and without control characters. */
    private static String typed(String username) {
        String visible = username.replaceAll("\\p{Cntrl}", "");
        String kept = visible.length() <= LONGEST_USERNAME ? visible : visible.substring(0, LONGEST_USERNAME);
        return kept.isEmpty() ? "?" : kept;
    }
}
