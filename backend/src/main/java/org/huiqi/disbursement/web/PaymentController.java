package org.huiqi.disbursement.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiqi.disbursement.PaymentBatch;
import org.huiqi.disbursement.PaymentOrder;
import org.huiqi.disbursement.PaymentState;
import org.huiqi.disbursement.domain.TreasuryAccess;
import org.huiqi.disbursement.persistence.BatchRepository;
import org.huiqi.disbursement.persistence.BatchRepository.StoredFile;
import org.huiqi.disbursement.persistence.PaymentReader;
import org.huiqi.disbursement.usecase.IssueBatch;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.shared.Idempotent;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListFilters;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payment orders and batches, for the treasury's payers and reviewers. */
@RestController
@RequestMapping("/api")
class PaymentController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final PaymentReader orders;
    private final BatchRepository batches;
    private final IssueBatch issueBatch;
    private final CurrentActor currentActor;

    PaymentController(PaymentReader orders, BatchRepository batches, IssueBatch issueBatch, CurrentActor currentActor) {
        this.orders = orders;
        this.batches = batches;
        this.issueBatch = issueBatch;
        this.currentActor = currentActor;
    }

    @GetMapping("/payment-orders")
    ResponseEntity<List<PaymentOrder>> orders(
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String jurisdiction,
            @RequestParam(required = false) @Nullable String caseNumber,
            @RequestParam(required = false) @Nullable String batchNumber) {
        ListFilters filters = new ListFilters();
        PaymentState wanted = filters.oneOf("state", state, PaymentState.values(), PaymentState::id);
        Set<Jurisdiction> readable = readable(jurisdiction, filters);
        return orders.list(
                        ListQuery.of(page, perPage, sort, order, q),
                        new PaymentReader.Filter(readable, wanted, caseNumber, batchNumber))
                .toResponse();
    }

    @GetMapping("/payment-batches")
    ResponseEntity<List<PaymentBatch>> batches(
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String jurisdiction) {
        return batches.list(ListQuery.of(page, perPage, sort, order, q), readable(jurisdiction, new ListFilters()))
                .toResponse();
    }

    @PostMapping("/payment-batches")
    @Idempotent
    ResponseEntity<PaymentBatch> issue(@RequestBody NewBatch body) {
        Actor payer = currentActor.requireRole("payer");
        List<@Nullable Long> ids = body.orderIds() == null ? List.of() : body.orderIds();
        Set<Long> picked = new LinkedHashSet<>();
        for (Long id : ids) {
            if (id != null) {
                picked.add(id);
            }
        }
        return ResponseEntity.status(HttpStatus.CREATED).body(issueBatch.issue(picked, payer));
    }

    @GetMapping("/payment-batches/{batchNumber}/file")
    ResponseEntity<byte[]> file(@PathVariable String batchNumber) {
        StoredFile file = batches.file(batchNumber, readable(null, new ListFilters()))
                .orElseThrow(() -> ProblemException.notFound("payment-batch-not-found", "没有找到该支付批次，请核对批次号"));
        return ResponseEntity.ok()
                .contentType(CSV)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.fileName())
                                .build()
                                .toString())
                .body(file.content());
    }

    private Set<Jurisdiction> readable(@Nullable String jurisdiction, ListFilters filters) {
        Set<Jurisdiction> readable = TreasuryAccess.readableBy(currentActor.requireStaff());
        Jurisdiction asked = filters.oneOf("jurisdiction", jurisdiction, Jurisdiction.values(), Jurisdiction::id);
        filters.refuse();
        return readable.stream()
                .filter(government -> asked == null || government == asked)
                .collect(Collectors.toSet());
    }

    /** The body of a batch to issue. */
    record NewBatch(@Nullable List<@Nullable Long> orderIds) {}
}
