package org.huiqi.registry.usecase;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.identity.Actor;
import org.huiqi.policy.Measure;
import org.huiqi.policy.MeasureKind;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.registry.MemberJoined;
import org.huiqi.registry.MemberRemoved;
import org.huiqi.registry.domain.EntryCheck;
import org.huiqi.registry.domain.Member;
import org.huiqi.registry.persistence.MemberTable;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The lists that policies keep, with who joined and left them, when and why. */
@Service
@Transactional
public class Registries {

    private static final Set<String> SEEING_ALL = Set.of("auditor", "sysadmin", "secadmin");
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_GRADE = 60;

    private final PolicyLibrary policies;
    private final BusinessEntities entities;
    private final EntryChecks checks;
    private final MemberTable members;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Registries(
            PolicyLibrary policies,
            BusinessEntities entities,
            EntryChecks checks,
            MemberTable members,
            ApplicationEventPublisher events,
            Clock clock) {
        this.policies = policies;
        this.entities = entities;
        this.checks = checks;
        this.members = members;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Who is to join.
     *
     * @param uscc the credit code, where the id is not known
     * @param grade the rank that the text gives its members, such as 300亿级
     * @param facts what the register does not know of the table's facts
     * @param criteria the criteria that the official confirms, word for word
     */
    public record Joining(
            @Nullable Long entityId,
            @Nullable String uscc,
            @Nullable String grade,
            @Nullable String reason,
            @Nullable LocalDate joinedOn,
            Map<String, Object> facts,
            List<String> criteria) {}

    /** Every measure that keeps a list, in the order of their ids. */
    @Transactional(readOnly = true)
    public List<Measure> all() {
        return policies.all().stream()
                .filter(measure -> measure.kind() == MeasureKind.REGISTRY)
                .toList();
    }

    /** The registry, or 404. */
    @Transactional(readOnly = true)
    public Measure get(String policyId) {
        return policies.find(policyId)
                .filter(measure -> measure.kind() == MeasureKind.REGISTRY)
                .orElseThrow(() -> ProblemException.notFound("registry-not-found", "没有编号为“" + policyId + "”的名录"));
    }

    public List<String> criteriaOf(Measure measure) {
        return EntryChecks.criteria(measure);
    }

    @Transactional(readOnly = true)
    public Map<String, MemberTable.Counts> counts(Actor reader) {
        return members.counts(visibleTo(reader));
    }

    @Transactional(readOnly = true)
    public Listing<Member> members(
            Measure registry, ListQuery query, String state, @Nullable String district, Actor reader) {
        return members.list(registry.id(), query, new MemberTable.Filter(state, district, visibleTo(reader)));
    }

    /** True where he may add to and take off the registry at least for some entities. */
    public boolean mayKeep(Measure registry, Actor actor) {
        return Arrays.stream(Jurisdiction.values())
                .anyMatch(government -> isReviewerOf(government, actor)
                        && (registry.jurisdiction().covers(government) || government.covers(registry.jurisdiction())));
    }

    public Member add(String policyId, Joining joining, Actor by) {
        Measure registry = get(policyId);
        BusinessEntity entity = entityOf(joining);
        requireKeeper(registry, entity.jurisdiction(), by);
        requireInReach(registry, entity);
        LocalDate today = LocalDate.now(clock);
        LocalDate joinedOn = joining.joinedOn() == null ? today : joining.joinedOn();
        String reason = checkTexts(joining, joinedOn, today);
        EntryCheck check = registry.isComputable()
                ? checks.byTable(registry, entity, joining.facts())
                : checks.byCriteria(registry, joining.criteria());
        Instant now = clock.instant();
        String grade = joining.grade() == null || joining.grade().isBlank()
                ? null
                : joining.grade().strip();
        long id = members.add(
                        policyId, registry.version(), entity.id(), grade, reason, check, joinedOn, by.username(), now)
                .orElseThrow(() -> ProblemException.conflict("already-member", "“" + entity.name() + "”已在名录中，不能重复加入"));
        events.publishEvent(new MemberJoined(policyId, entity.id(), check.basis(), by.username(), now));
        return members.find(policyId, id).orElseThrow();
    }

    public Member remove(
            String policyId, long memberId, @Nullable String reason, @Nullable LocalDate removedOn, Actor by) {
        Measure registry = get(policyId);
        Member member = members.find(policyId, memberId).orElseThrow(Registries::unknownMember);
        requireKeeper(registry, Jurisdiction.of(member.jurisdiction()), by);
        LocalDate today = LocalDate.now(clock);
        LocalDate on = removedOn == null ? today : removedOn;
        List<FieldProblem> problems = new ArrayList<>();
        String text = text("reason", reason, LONGEST_REASON, "请写明移出的原因", problems);
        if (on.isAfter(today) || on.isBefore(member.joinedOn())) {
            problems.add(new FieldProblem("removedOn", "out-of-range", "移出日期不能早于加入日期，也不能晚于今天"));
        }
        refuse(problems);
        if (!members.remove(memberId, on, by.username(), text)) {
            throw ProblemException.conflict("already-removed", "“" + member.name() + "”已经移出，请刷新后查看");
        }
        events.publishEvent(new MemberRemoved(policyId, member.entityId(), by.username(), clock.instant()));
        return members.find(policyId, memberId).orElseThrow();
    }

    private BusinessEntity entityOf(Joining joining) {
        Long id = joining.entityId();
        String code = joining.uscc();
        if (id != null) {
            return entities.find(id).orElseThrow(() -> unknownEntity("entityId", "企业登记库中没有这家企业"));
        }
        if (code == null || code.isBlank()) {
            throw unknownEntity("uscc", "请填写统一社会信用代码");
        }
        String stripped = code.strip().toUpperCase(java.util.Locale.ROOT);
        Optional<String> flaw = UnifiedSocialCreditCode.flawOf(stripped);
        if (flaw.isPresent()) {
            throw unknownEntity("uscc", flaw.get());
        }
        return entities.findByCode(new UnifiedSocialCreditCode(stripped))
                .orElseThrow(() -> unknownEntity("uscc", "企业登记库中没有统一社会信用代码为“" + stripped + "”的企业，请先登记"));
    }

    private static String checkTexts(Joining joining, LocalDate joinedOn, LocalDate today) {
        List<FieldProblem> problems = new ArrayList<>();
        String reason = text("reason", joining.reason(), LONGEST_REASON, "请写明加入的依据，例如批次或会议纪要", problems);
        if (joining.grade() != null && joining.grade().length() > LONGEST_GRADE) {
            problems.add(new FieldProblem("grade", "too-long", "级别最多" + LONGEST_GRADE + "字"));
        }
        if (joinedOn.isAfter(today)) {
            problems.add(new FieldProblem("joinedOn", "out-of-range", "加入日期不能晚于今天"));
        }
        refuse(problems);
        return reason;
    }

    private static String text(
            String field, @Nullable String value, int longest, String missing, List<FieldProblem> problems) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            problems.add(new FieldProblem(field, "required", missing));
        } else if (text.length() > longest) {
            problems.add(new FieldProblem(field, "too-long", "最多" + longest + "字，现有" + text.length() + "字"));
        }
        return text;
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw ProblemException.refused(
                    "member-invalid",
                    String.join(
                            "；", problems.stream().map(FieldProblem::message).toList()),
                    problems);
        }
    }

    private static void requireInReach(Measure registry, BusinessEntity entity) {
        boolean inReach = registry.jurisdiction().covers(entity.jurisdiction())
                || entity.jurisdiction().covers(registry.jurisdiction())
                        && registry.jurisdiction().districts().contains(entity.district());
        if (!inReach) {
            throw unknownEntity(
                    "uscc",
                    "“" + entity.name() + "”登记在" + entity.jurisdiction().chineseName() + entity.district() + "，不在“"
                            + registry.title() + "”的范围内");
        }
    }

    /** Industry reviewers keep the entities of their own government. */
    private static void requireKeeper(Measure registry, Jurisdiction ofEntity, Actor actor) {
        boolean keeper = Arrays.stream(Jurisdiction.values())
                .filter(government -> isReviewerOf(government, actor))
                .anyMatch(government -> government.covers(ofEntity)
                        && (registry.jurisdiction().covers(government) || government.covers(registry.jurisdiction())));
        if (!keeper) {
            throw ProblemException.forbidden("not-the-keeper", "只有本级工业和信息化部门的审核岗可以维护这份名录中本地区的企业");
        }
    }

    private static boolean isReviewerOf(Jurisdiction government, Actor actor) {
        return actor.groups().contains(government.authorityPrefix() + "-industry.reviewer");
    }

    private static Set<Jurisdiction> visibleTo(Actor actor) {
        if (actor.roles().stream().anyMatch(SEEING_ALL::contains)) {
            return EnumSet.allOf(Jurisdiction.class);
        }
        Set<Jurisdiction> visible = EnumSet.noneOf(Jurisdiction.class);
        for (Jurisdiction own : Jurisdiction.values()) {
            if (actor.worksFor(own)) {
                Arrays.stream(Jurisdiction.values()).filter(own::covers).forEach(visible::add);
            }
        }
        return visible;
    }

    private static ProblemException unknownEntity(String field, String message) {
        return ProblemException.refused(
                "unknown-entity", message, List.of(new FieldProblem(field, "unknown", message)));
    }

    private static ProblemException unknownMember() {
        return ProblemException.notFound("member-not-found", "名录中没有这条记录，请刷新后查看");
    }
}
