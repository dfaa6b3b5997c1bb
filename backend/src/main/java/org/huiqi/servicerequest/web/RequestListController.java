package org.huiqi.servicerequest.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.servicerequest.domain.Likeness;
import org.huiqi.servicerequest.domain.RequestCategory;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.persistence.RequestFilter;
import org.huiqi.servicerequest.persistence.RequestPlans;
import org.huiqi.servicerequest.persistence.RequestSearch;
import org.huiqi.servicerequest.usecase.RequestAccess;
import org.huiqi.servicerequest.usecase.SimilarRequests;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists of service requests over HTTP: narrowed, sorted, exported, and those that are like one being written. */
@RestController
@RequestMapping("/api/service-requests")
class RequestListController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String CSV = "text/csv;charset=UTF-8";
    private static final int MOST_EXPORTED = 20_000;
    private static final int LONGEST_COMPARED = 10_000;

    private final RequestSearch search;
    private final RequestAccess access;
    private final RequestViews views;
    private final RequestPlans plans;
    private final SimilarRequests similar;
    private final BusinessEntities entities;
    private final WorkingCalendar calendar;
    private final CurrentActor currentActor;
    private final Clock clock;

    RequestListController(
            RequestSearch search,
            RequestAccess access,
            RequestViews views,
            RequestPlans plans,
            SimilarRequests similar,
            BusinessEntities entities,
            WorkingCalendar calendar,
            CurrentActor currentActor,
            Clock clock) {
        this.search = search;
        this.access = access;
        this.views = views;
        this.plans = plans;
        this.similar = similar;
        this.entities = entities;
        this.calendar = calendar;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<List<RequestSummary>> list(
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String q,
            @ParameterObject RequestFilterParameters parameters) {
        Listing<ServiceRequest> found =
                search.list(ListQuery.of(page, perPage, sort, order, q), access.sight(actor()), filter(parameters));
        return new Listing<>(views.summaries(found.rows()), found.total()).toResponse();
    }

    /** The whole list as a workbook, or with {@code format=csv} as CSV. */
    @GetMapping("/export")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = CSV, schema = @Schema(type = "string"))
            })
    void export(
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String format,
            @ParameterObject RequestFilterParameters parameters,
            HttpServletResponse response)
            throws IOException {
        Actor official = currentActor.requireStaff();
        boolean csv = "csv".equals(format);
        if (!csv && format != null && !format.isBlank() && !format.equals("xlsx")) {
            String message = "只能导出 xlsx 或 csv";
            throw ProblemException.refused(
                    "filter-invalid", message, List.of(new FieldProblem("format", "unknown-value", message)));
        }
        RequestFilter filter = filter(parameters);
        List<RequestSummary> rows = new ArrayList<>();
        long total = 1;
        for (int page = 1; rows.size() < total; page++) {
            Listing<ServiceRequest> found =
                    search.list(ListQuery.of(page, 1000, sort, order, q), access.sight(official), filter);
            total = found.total();
            if (total > MOST_EXPORTED) {
                throw ProblemException.refused(
                        "export-too-large", "共" + total + "件，一次最多导出" + MOST_EXPORTED + "件，请缩小范围，例如按月导出");
            }
            rows.addAll(views.summaries(found.rows()));
            if (found.rows().isEmpty()) {
                break;
            }
        }
        String name = "企业诉求" + today() + (csv ? ".csv" : ".xlsx");
        response.setContentType(csv ? CSV : XLSX);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Total-Count", Long.toString(total));
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        if (csv) {
            response.getOutputStream().write(RequestSheet.csv(rows));
        } else {
            RequestSheet.writeWorkbook(rows, response.getOutputStream());
        }
    }

    /** Open requests of the same business on the same matter; an official names the business by {@code uscc}. */
    @GetMapping("/similar")
    List<RequestView.SimilarView> similar(
            @RequestParam(required = false) @Nullable String title,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String uscc) {
        Actor actor = actor();
        Long entityId = actor.isApplicant() ? actor.entityId() : entityCalled(uscc, actor);
        if (entityId == null) {
            return List.of();
        }
        String known = category == null
                ? ""
                : plans.plan()
                        .categoryCalled(category.strip())
                        .map(RequestCategory::id)
                        .orElse("");
        return views.similar(
                similar.to(entityId, new Likeness.Content(beginning(title), beginning(text), known), actor));
    }

    private @Nullable Long entityCalled(@Nullable String uscc, Actor official) {
        if (!official.hasRole("acceptor") && !official.hasRole("supervisor")) {
            throw ProblemException.forbidden("intake-only", "只有受理窗口和督查室可以查找企业的同类诉求");
        }
        if (uscc == null || UnifiedSocialCreditCode.flawOf(uscc.strip()).isPresent()) {
            return null;
        }
        return entities.findByCode(new UnifiedSocialCreditCode(uscc.strip()))
                .filter(entity -> RequestAccess.serves(entity.jurisdiction(), entity.district(), official))
                .map(BusinessEntity::id)
                .orElse(null);
    }

    private static String beginning(@Nullable String text) {
        return text == null ? "" : text.length() > LONGEST_COMPARED ? text.substring(0, LONGEST_COMPARED) : text;
    }

    private RequestFilter filter(RequestFilterParameters parameters) {
        return parameters.filter(plans.plan(), calendar, today());
    }

    private LocalDate today() {
        return clock.instant().atZone(Zones.SHANGHAI).toLocalDate();
    }

    private Actor actor() {
        return currentActor.find().orElseThrow(() -> ProblemException.unauthorized("not-logged-in", "请先登录"));
    }
}
