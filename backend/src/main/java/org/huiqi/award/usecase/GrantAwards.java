package org.huiqi.award.usecase;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huiqi.award.AwardConfirmed;
import org.huiqi.award.AwardView;
import org.huiqi.award.Awards;
import org.huiqi.award.CapKind;
import org.huiqi.award.ConfirmAward;
import org.huiqi.award.ConfirmOutcome;
import org.huiqi.award.ConfirmOutcome.CapConsumed;
import org.huiqi.award.ConfirmOutcome.NotCumulative;
import org.huiqi.award.EarlierGrants;
import org.huiqi.award.NonCumulation;
import org.huiqi.award.RelatedMeasure;
import org.huiqi.award.domain.CapLocks;
import org.huiqi.award.domain.Caps;
import org.huiqi.award.domain.Relations;
import org.huiqi.award.domain.Standing;
import org.huiqi.award.persistence.AwardRepository;
import org.huiqi.funding.CommitOutcome;
import org.huiqi.funding.FundingLedger;
import org.huiqi.identity.CurrentActor;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class GrantAwards implements Awards {

    private final AwardRepository awards;
    private final PolicyLibrary policies;
    private final FundingLedger ledger;
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GrantAwards(
            AwardRepository awards,
            PolicyLibrary policies,
            FundingLedger ledger,
            CurrentActor currentActor,
            ApplicationEventPublisher events,
            Clock clock) {
        this.awards = awards;
        this.policies = policies;
        this.ledger = ledger;
        this.currentActor = currentActor;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void claimSlot(long entityId, String slot, CaseNumber caseNumber) {
        CaseNumber holder = awards.claim(entityId, slot, caseNumber, clock.instant());
        if (!holder.equals(caseNumber)) {
            throw ProblemException.conflict("application-exists", "您已就该事项提交过申请（案件编号" + holder + "），请在“我的案件”中查看办理进度")
                    .with("caseNumber", holder.value());
        }
    }

    @Override
    @Transactional
    public void releaseSlot(CaseNumber caseNumber) {
        if (awards.find(caseNumber).isPresent()) {
            throw alreadyAwarded(caseNumber);
        }
        awards.freeSlots(caseNumber);
    }

    @Override
    @Transactional(readOnly = true)
    public List<RelatedMeasure> related(Measure measure) {
        return Relations.of(measure, policies.all());
    }

    @Override
    @Transactional(readOnly = true)
    public EarlierGrants earlierGrants(
            long entityId, String policyId, @Nullable String stage, List<RelatedMeasure> related) {
        if (related.isEmpty()) {
            return new EarlierGrants(Money.ZERO, List.of(), List.of(), List.of());
        }
        return Standing.of(
                policyId, stage, related, awards.ofEntity(entityId), awards.grantedToDate(entityId, Set.of(policyId)));
    }

    @Override
    @Transactional(readOnly = true)
    public Money grantedInYear(long entityId, Set<String> measureIds, int year) {
        return awards.grantedInYear(entityId, measureIds, year);
    }

    @Override
    @Transactional(readOnly = true)
    public Money grantedToDate(long entityId, Set<String> measureIds) {
        return awards.grantedToDate(entityId, measureIds);
    }

    @Override
    @Transactional(readOnly = true)
    public List<AwardView> awardsOf(long entityId) {
        return awards.ofEntity(entityId);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<AwardView> find(CaseNumber caseNumber) {
        return awards.find(caseNumber);
    }

    @Override
    @Transactional
    public ConfirmOutcome confirm(ConfirmAward command) {
        CapLocks.of(command).forEach(awards::lock);
        Optional<AwardView> before = awards.find(command.caseNumber());
        if (before.isPresent()) {
            return repeated(command, before.get());
        }
        NonCumulation terms = command.nonCumulation();
        Optional<NotCumulative> cumulative = Standing.against(
                command, earlierGrants(command.entityId(), command.policyId(), command.stage(), terms.related()));
        if (cumulative.isPresent()) {
            return cumulative.get();
        }
        Optional<CapConsumed> consumed = capsOf(command).exceededBy(command.amount());
        if (consumed.isPresent()) {
            return consumed.get();
        }
        CommitOutcome commitment = ledger.commit(command.caseNumber(), command.year(), command.lines());
        if (commitment instanceof CommitOutcome.BudgetExhausted exhausted) {
            return new ConfirmOutcome.BudgetExhausted(exhausted.shortfalls());
        }
        AwardView award = new AwardView(
                command.caseNumber(),
                command.entityId(),
                command.policyId(),
                command.policyVersion(),
                command.stage(),
                command.amount(),
                command.year(),
                command.clause(),
                command.lines(),
                // As the database keeps it, so that a repeated confirmation answers with the very same award.
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        awards.add(award, terms.deducted(), currentActor.orSystem().username());
        events.publishEvent(new AwardConfirmed(award));
        return new ConfirmOutcome.Confirmed(award);
    }

    private Caps capsOf(ConfirmAward command) {
        long entity = command.entityId();
        Set<String> group = command.capGroup();
        return new Caps()
                .with(CapKind.ANNUAL, command.annualCap(), awards.grantedInYear(entity, group, command.year()))
                .with(CapKind.APPLICANT, command.applicantCap(), awards.grantedToDate(entity, group))
                .with(
                        CapKind.PROGRAMME,
                        command.programmeCap(),
                        command.programmeCap() == null ? Money.ZERO : awards.grantedToAll(group));
    }

    private static ConfirmOutcome repeated(ConfirmAward command, AwardView award) {
        boolean same = award.entityId() == command.entityId()
                && award.policyId().equals(command.policyId())
                && award.amount().equals(command.amount());
        if (!same) {
            throw alreadyAwarded(command.caseNumber());
        }
        return new ConfirmOutcome.Confirmed(award);
    }

    private static ProblemException alreadyAwarded(CaseNumber caseNumber) {
        return ProblemException.conflict("already-awarded", "案件" + caseNumber + "已确认奖励，不能再更改或撤销");
    }
}
