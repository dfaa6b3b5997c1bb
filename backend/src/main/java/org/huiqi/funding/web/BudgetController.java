package org.huiqi.funding.web;

import java.time.Clock;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiqi.funding.BudgetFilter;
import org.huiqi.funding.BudgetView;
import org.huiqi.funding.FundingLayer;
import org.huiqi.funding.FundingLedger;
import org.huiqi.funding.NewAllotment;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.shared.Idempotent;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListFilters;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Budgets: seen by the staff of their government, entered by its treasury. */
@RestController
@RequestMapping("/api/budgets")
class BudgetController {

    private final FundingLedger ledger;
    private final CurrentActor currentActor;
    private final Clock clock;

    BudgetController(FundingLedger ledger, CurrentActor currentActor, Clock clock) {
        this.ledger = ledger;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<List<BudgetView>> list(
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String jurisdiction,
            @RequestParam(required = false) @Nullable String layer,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String payer) {
        Actor reader = currentActor.requireStaff();
        ListFilters filters = new ListFilters();
        Jurisdiction asked = filters.oneOf("jurisdiction", jurisdiction, Jurisdiction.values(), Jurisdiction::id);
        FundingLayer level = filters.oneOf("layer", layer, FundingLayer.values(), FundingLayer::id);
        filters.refuse();
        Set<Jurisdiction> readable = Arrays.stream(Jurisdiction.values())
                .filter(reader::worksFor)
                .filter(government -> asked == null || government == asked)
                .collect(Collectors.toSet());
        return ledger.budgets(
                        ListQuery.of(page, perPage, sort, order, q), new BudgetFilter(readable, level, year, payer))
                .toResponse();
    }

    @PostMapping
    @Idempotent
    ResponseEntity<BudgetView> allot(@RequestBody NewBudget body) {
        Actor treasurer = currentActor.requireRole("reviewer");
        NewAllotment allotment = body.toAllotment(Year.now(clock).getValue(), treasurer.username());
        String group = allotment.jurisdiction().authorityPrefix() + "-treasury.reviewer";
        if (!treasurer.groups().contains(group)) {
            throw ProblemException.forbidden(
                    "not-the-treasury", "只有" + allotment.jurisdiction().chineseName() + "财政部门的审核岗可以登记预算指标");
        }
        return ResponseEntity.status(HttpStatus.CREATED).body(ledger.allot(allotment));
    }
}
