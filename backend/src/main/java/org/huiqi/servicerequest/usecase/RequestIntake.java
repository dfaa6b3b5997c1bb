package org.huiqi.servicerequest.usecase;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.identity.Actor;
import org.huiqi.servicerequest.domain.HandlingKind;
import org.huiqi.servicerequest.domain.RequestCategory;
import org.huiqi.servicerequest.domain.RequestPlan;
import org.huiqi.servicerequest.domain.RequestSource;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.domain.ServiceRequest.Matter;
import org.huiqi.servicerequest.persistence.RequestPlans;
import org.huiqi.servicerequest.persistence.RequestRecords;
import org.huiqi.servicerequest.persistence.ServiceRequests;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Government;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a request in: checks it, stores it and starts its process, all or nothing. */
@Service
public class RequestIntake {

    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_CATEGORY = 60;
    private static final int LONGEST_CALLER = 200;
    private static final List<Jurisdiction> GOVERNMENTS =
            List.of(Jurisdiction.PINGDINGSHAN, Jurisdiction.JIAOZUO, Jurisdiction.HENAN);

    private final ServiceRequests requests;
    private final RequestRecords records;
    private final RequestPlans plans;
    private final BusinessEntities entities;
    private final Attachments attachments;
    private final RequestStarts starts;
    private final RequestJournal journal;
    private final Clock clock;

    RequestIntake(
            ServiceRequests requests,
            RequestRecords records,
            RequestPlans plans,
            BusinessEntities entities,
            Attachments attachments,
            RequestStarts starts,
            RequestJournal journal,
            Clock clock) {
        this.requests = requests;
        this.records = records;
        this.plans = plans;
        this.entities = entities;
        this.attachments = attachments;
        this.starts = starts;
        this.journal = journal;
        this.clock = clock;
    }

    /** The request as it was taken in: its number is what the enterprise keeps. */
    @Transactional
    public ServiceRequest submit(SubmitRequest command, Actor by) {
        List<FieldProblem> errors = new ArrayList<>();
        Texts.lineFlaw("title", "标题", command.title(), LONGEST_TITLE, true).ifPresent(errors::add);
        Texts.flaw("text", "诉求内容", command.text(), LONGEST_TEXT, true).ifPresent(errors::add);
        Texts.lineFlaw("category", "诉求类别", command.category(), LONGEST_CATEGORY, true)
                .ifPresent(errors::add);
        Texts.lineFlaw("caller", "来电人", command.caller(), LONGEST_CALLER, false).ifPresent(errors::add);
        RequestSource source = sourceOf(command, by, errors);
        BusinessEntity entity = entityOf(command, by, errors);
        Jurisdiction jurisdiction = jurisdictionOf(command.district(), entity, errors);
        HandlingKind kind = kindOf(command.complexity(), errors);
        errors.addAll(attachments.flaws(command.documents(), entity == null ? null : entity.id(), by));
        if (!errors.isEmpty() || entity == null || jurisdiction == null) {
            throw ProblemException.refused(
                    "request-invalid",
                    errors.stream().map(FieldProblem::message).collect(Collectors.joining("；")),
                    errors);
        }
        String given = command.district();
        String district = given == null || given.isBlank() ? entity.district() : given.strip();
        if (by.isStaff() && !RequestAccess.serves(jurisdiction, district, by)) {
            throw ProblemException.forbidden(
                    "outside-jurisdiction",
                    "这件诉求属于" + Government.of(jurisdiction, district).chineseName() + "，请转由当地登记");
        }
        // 属地受理: what a county's own people write down starts with the county; everything else with the city.
        Government origin = by.isStaff() && !by.worksFor(jurisdiction)
                ? Government.of(jurisdiction, district)
                : Government.of(jurisdiction);
        return take(command, by, source, entity, origin, district, kind);
    }

    private ServiceRequest take(
            SubmitRequest command,
            Actor by,
            RequestSource source,
            BusinessEntity entity,
            Government origin,
            String district,
            HandlingKind kind) {
        Instant now = clock.instant();
        CaseNumber caseNumber = requests.nextNumber(origin.jurisdiction());
        String named = Texts.line(command.category());
        String caller = Texts.line(command.caller());
        Optional<RequestCategory> known = plans.plan().categoryCalled(named);
        RequestCategory category = known.orElseGet(() -> plans.plan().category(RequestPlan.OTHER));
        ServiceRequest request = ServiceRequest.submitted(
                new Matter(
                        caseNumber,
                        entity.id(),
                        origin,
                        district,
                        category.id(),
                        known.isPresent() ? null : named,
                        Texts.line(command.title()),
                        String.valueOf(command.text()).strip(),
                        source,
                        caller.isEmpty() ? null : caller,
                        by.username(),
                        now),
                kind);
        requests.insert(request);
        command.documents().forEach(id -> records.attach(caseNumber, id, now));
        journal.tell(
                request,
                "submitted",
                (source == RequestSource.PORTAL ? "提交了诉求：" : source.chineseName() + "，代为登记诉求：")
                        + request.matter().title(),
                Map.of("entityId", entity.id(), "category", category.id(), "source", source.id()));
        starts.start(request);
        return request;
    }

    private static RequestSource sourceOf(SubmitRequest command, Actor by, List<FieldProblem> errors) {
        String given = command.source();
        if (by.isApplicant()) {
            if (given != null && !given.equals(RequestSource.PORTAL.id())) {
                errors.add(new FieldProblem("source", "staff-only", "热线和走访的诉求由工作人员登记"));
            }
            return RequestSource.PORTAL;
        }
        RequestSource source = given == null ? null : RequestSource.find(given).orElse(null);
        if (source == null || source == RequestSource.PORTAL) {
            errors.add(new FieldProblem("source", "unknown-value", "请选择来源：hotline（热线来电）或 visit（走访收集）"));
            return RequestSource.HOTLINE;
        }
        return source;
    }

    private @Nullable BusinessEntity entityOf(SubmitRequest command, Actor by, List<FieldProblem> errors) {
        if (by.isApplicant()) {
            Long entityId = by.entityId();
            if (entityId == null) {
                throw ProblemException.forbidden("applicant-only", "请用企业或个体工商户账号登录后办理");
            }
            return entities.get(entityId);
        }
        String uscc = command.uscc();
        if (uscc == null || uscc.isBlank()) {
            errors.add(new FieldProblem("uscc", "required", "请填写来电企业的统一社会信用代码"));
            return null;
        }
        Optional<String> flaw = UnifiedSocialCreditCode.flawOf(uscc.strip());
        if (flaw.isPresent()) {
            errors.add(new FieldProblem("uscc", "invalid", flaw.get()));
            return null;
        }
        BusinessEntity found =
                entities.findByCode(new UnifiedSocialCreditCode(uscc.strip())).orElse(null);
        if (found == null) {
            errors.add(new FieldProblem("uscc", "unknown-entity", "没有这家企业的登记，请先核对统一社会信用代码"));
        }
        return found;
    }

    private static @Nullable Jurisdiction jurisdictionOf(
            @Nullable String given, @Nullable BusinessEntity entity, List<FieldProblem> errors) {
        if (entity == null) {
            return null;
        }
        Jurisdiction home =
                entity.jurisdiction() == Jurisdiction.PDS_SFQ ? Jurisdiction.PINGDINGSHAN : entity.jurisdiction();
        if (given == null || given.isBlank()) {
            return home;
        }
        String district = given.strip();
        if (home.districts().contains(district) || home.chineseName().equals(district)) {
            return home;
        }
        Optional<Jurisdiction> other = GOVERNMENTS.stream()
                .filter(government -> government.districts().contains(district)
                        || government.chineseName().equals(district))
                .findFirst();
        if (other.isEmpty()) {
            errors.add(new FieldProblem(
                    "district",
                    "unknown-value",
                    "没有“" + Texts.excerpt(district, 20) + "”这个县（市、区），可以填：" + String.join("、", home.districts())));
        }
        return other.orElse(null);
    }

    private static HandlingKind kindOf(@Nullable String complexity, List<FieldProblem> errors) {
        if (complexity == null || complexity.isBlank()) {
            return HandlingKind.ORDINARY;
        }
        HandlingKind kind = HandlingKind.find(complexity.strip()).orElse(HandlingKind.PLAN);
        if (kind == HandlingKind.PLAN) {
            errors.add(new FieldProblem("complexity", "unknown-value", "复杂程度只能是 ordinary（一般事项）或 complex（重大复杂事项）"));
        }
        return kind;
    }
}
