package org.huiqi.servicerequest.web;

import java.util.List;
import java.util.Locale;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.servicerequest.usecase.ListedSupervisions;
import org.huiqi.servicerequest.usecase.RequestAccess;
import org.huiqi.servicerequest.usecase.RequestMerging;
import org.huiqi.servicerequest.usecase.RequestTransferring;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Idempotent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What supervising offices do with requests: merging, listed supervision, dispatching down and reporting up. */
@RestController
@RequestMapping("/api/service-requests/{caseNumber}")
class RequestSupervisionController {

    private final RequestMerging merging;
    private final ListedSupervisions listings;
    private final RequestTransferring transferring;
    private final RequestAccess access;
    private final RequestViews views;
    private final CurrentActor currentActor;

    RequestSupervisionController(
            RequestMerging merging,
            ListedSupervisions listings,
            RequestTransferring transferring,
            RequestAccess access,
            RequestViews views,
            CurrentActor currentActor) {
        this.merging = merging;
        this.listings = listings;
        this.transferring = transferring;
        this.access = access;
        this.views = views;
        this.currentActor = currentActor;
    }

    record MergeInput(@Nullable String into) {}

    @PostMapping("/merge")
    @Idempotent
    ResponseEntity<?> merge(@PathVariable String caseNumber, @RequestBody MergeInput input) {
        Actor official = currentActor.requireStaff();
        merging.merge(caseNumber, input.into(), official);
        return ResponseEntity.ok(show(caseNumber, official));
    }

    /** {@code leader} by name; {@code until} such as 2026-12-31. */
    record ListingInput(
            @Nullable String leader,
            @Nullable String until,
            @Nullable String reason) {}

    @PostMapping("/listing")
    @Idempotent
    ResponseEntity<?> list(@PathVariable String caseNumber, @RequestBody ListingInput input) {
        Actor official = currentActor.requireStaff();
        listings.list(number(caseNumber, official), input.leader(), input.until(), input.reason(), official);
        return ResponseEntity.ok(show(caseNumber, official));
    }

    record DelistingInput(@Nullable String reason) {}

    /** The reason stands in the body, or for clients that send none with DELETE in the address. */
    @DeleteMapping("/listing")
    RequestView delist(
            @PathVariable String caseNumber,
            @RequestBody(required = false) @Nullable DelistingInput input,
            @RequestParam(required = false) @Nullable String reason) {
        Actor official = currentActor.requireStaff();
        listings.delist(number(caseNumber, official), input == null ? reason : input.reason(), official);
        return show(caseNumber, official);
    }

    record TransferTargetView(
            String code,
            String name,
            String direction,
            boolean usual,
            boolean before,
            boolean vacant,
            List<String> leaders) {}

    /** Where the reader may transfer the request to: the county of the business first; empty where he may not. */
    @GetMapping("/transfer-targets")
    List<TransferTargetView> transferTargets(@PathVariable String caseNumber) {
        Actor official = currentActor.requireStaff();
        return transferring.targets(access.visible(caseNumber, official), official).stream()
                .map(target -> new TransferTargetView(
                        target.government().code(),
                        target.government().chineseName(),
                        target.direction().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        target.usual(),
                        target.before(),
                        target.vacant(),
                        target.leaders()))
                .toList();
    }

    /** {@code to} is the code of a government, such as hn, pds or pds-ruzhou; {@code leader} decided where it goes back to a government that has had it. */
    record TransferInput(
            @Nullable String to,
            @Nullable String reason,
            @Nullable String leader) {}

    @PostMapping("/transfer")
    @Idempotent
    ResponseEntity<?> transfer(@PathVariable String caseNumber, @RequestBody TransferInput input) {
        Actor official = currentActor.requireStaff();
        transferring.transfer(number(caseNumber, official), input.to(), input.reason(), input.leader(), official);
        return ResponseEntity.ok(show(caseNumber, official));
    }

    private CaseNumber number(String caseNumber, Actor official) {
        return access.workable(caseNumber, official).caseNumber();
    }

    private RequestView show(String caseNumber, Actor official) {
        return views.view(access.visible(caseNumber, official), official);
    }
}
