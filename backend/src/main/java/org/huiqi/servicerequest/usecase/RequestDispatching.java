package org.huiqi.servicerequest.usecase;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huiqi.identity.AuthorityDirectory;
import org.huiqi.identity.StaffDirectory;
import org.huiqi.servicerequest.domain.Decision;
import org.huiqi.servicerequest.domain.HandlingKind;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.persistence.RequestPlans;
import org.huiqi.servicerequest.persistence.RequestRecords;
import org.huiqi.servicerequest.persistence.ServiceRequests;
import org.huiqi.servicerequest.usecase.RequestDecisions.GivenDecision;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Government;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who handles a request: the dispatching office says it, after two refusals the leader. */
@Service
@Transactional
public class RequestDispatching {

    private static final String DISPATCH = "userTask_dispatchRequest";
    private static final String MEASURES = "userTask_reportMeasures";

    private final RequestPlans plans;
    private final ServiceRequests requests;
    private final RequestRecords records;
    private final StepLimits limits;
    private final RequestJournal journal;
    private final AuthorityDirectory authorities;
    private final StaffDirectory staff;
    private final Clock clock;

    RequestDispatching(
            RequestPlans plans,
            ServiceRequests requests,
            RequestRecords records,
            StepLimits limits,
            RequestJournal journal,
            AuthorityDirectory authorities,
            StaffDirectory staff,
            Clock clock) {
        this.plans = plans;
        this.requests = requests;
        this.records = records;
        this.limits = limits;
        this.journal = journal;
        this.authorities = authorities;
        this.staff = staff;
        this.clock = clock;
    }

    /** How a request is dispatched, as the form sends it: last parts of authority codes. */
    public record GivenDispatch(
            @Nullable String responsible,
            List<String> support,
            @Nullable String complexity,
            @Nullable String complexityReason,
            @Nullable String note) {}

    /** The dispatching office says who handles it; gives how it is handled. */
    public String dispatch(CaseNumber caseNumber, GivenDispatch given) {
        ServiceRequest request = requests.lock(caseNumber);
        if (!records.isOpen(caseNumber, DISPATCH)) {
            throw RequestSteps.over();
        }
        String named = given.responsible();
        String responsible = authority(
                request,
                "responsibleAuthority",
                named == null || named.isBlank()
                        ? plans.plan().category(request.matter().category()).department()
                        : named);
        List<String> support = new ArrayList<>();
        for (String other : given.support()) {
            support.add(authority(request, "firstSupportAuthority", other));
        }
        String note = Texts.checked("dispatchNote", "交办要求", given.note(), Texts.LONGEST, false);
        String complexity = Objects.requireNonNullElse(given.complexity(), "").strip();
        boolean chosen = !complexity.isEmpty();
        HandlingKind kind = chosen
                ? HandlingKind.find(complexity)
                        .filter(it -> it != HandlingKind.PLAN)
                        .orElseThrow(() -> Texts.refused("complexity", "unknown-value", "请选择一般事项或重大复杂事项"))
                : request.handling().kind();
        String reason = Texts.checked(
                "complexityReason",
                "按重大复杂事项办理的理由",
                given.complexityReason(),
                Texts.LONGEST,
                chosen && kind != HandlingKind.ORDINARY);
        if (reason.isEmpty()) {
            reason = "企业提出，交办时认可";
        }
        request.dispatchTo(responsible, support, kind, note.isEmpty() ? null : note, clock.instant());
        requests.save(request);
        records.stopClocks(caseNumber, DISPATCH, clock.instant());
        String names = authorities.authorityName(responsible)
                + (request.support().isEmpty()
                        ? ""
                        : "，协办："
                                + String.join(
                                        "、",
                                        request.support().stream()
                                                .map(authorities::authorityName)
                                                .toList()));
        journal.tell(
                request,
                "dispatched",
                "已交办：" + names + "（" + kind.chineseName() + "）",
                Map.of(
                        "responsible", responsible,
                        "support", request.support(),
                        "handling", kind.id(),
                        "until", measuresDue(request)));
        if (kind != HandlingKind.ORDINARY) {
            journal.note(request, "complexity-chosen", "按重大复杂事项办理：" + reason, Map.of());
        }
        if (!note.isEmpty()) {
            journal.note(request, "dispatch-note", "交办要求：" + note, Map.of());
        }
        return kind.id();
    }

    /** The leader ends a circle of refusals. */
    String decide(ServiceRequest request, Decision decision, GivenDecision given) {
        if (decision == Decision.RETURN) {
            request.sendBackToDispatch();
            journal.tell(request, "dispatch-returned", "分管领导要求重新交办", Map.of());
            return "return";
        }
        String responsible = String.valueOf(request.responsible());
        if (decision == Decision.APPROVE) {
            String named = given.field("responsibleAuthority");
            if (named == null || named.isBlank()) {
                throw Texts.refused("responsibleAuthority", "required", "请选择主责单位");
            }
            responsible = authority(request, "responsibleAuthority", named);
        }
        request.fixResponsible(responsible, clock.instant());
        journal.tell(
                request,
                "responsible-fixed",
                "分管领导明确由" + authorities.authorityName(responsible) + "办理",
                Map.of("responsible", responsible, "until", measuresDue(request)));
        return decision.id();
    }

    /** Until when the enterprise is told of measures. */
    private String measuresDue(ServiceRequest request) {
        return limits.opening(request, plans.plan().step(MEASURES), clock.instant())
                .due()
                .toString();
    }

    /** The code of an authority of the request's government that has somebody to handle it. */
    private String authority(ServiceRequest request, String field, String named) {
        String code = request.holder().authority(named.strip());
        // "ruzhou-industry" would make the code of a county's authority out of the city's: counties get theirs by a
        // transfer.
        boolean handles =
                Government.ofAuthority(code).filter(request.holder()::equals).isPresent()
                        && authorities.all().stream()
                                .anyMatch(authority -> authority.code().equals(code)
                                        && authority.roles().contains("reviewer"));
        if (!handles) {
            throw Texts.refused(field, "unknown-value", "没有可以交办的单位“" + Texts.excerpt(named, 40) + "”，请从列表中选择");
        }
        String group = code + ".reviewer";
        if (staff.membersOf(group).isEmpty()) {
            throw Texts.refused(field, "authority-vacant", authorities.authorityName(code) + "还没有办理人员，请改选或联系安全管理员");
        }
        return code;
    }
}
