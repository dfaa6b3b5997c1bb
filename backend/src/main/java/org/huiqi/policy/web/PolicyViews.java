package org.huiqi.policy.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.huiqi.policy.ApplicantType;
import org.huiqi.policy.Caps;
import org.huiqi.policy.Cumulation;
import org.huiqi.policy.DocumentStatus;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.FundingLayer;
import org.huiqi.policy.Handling;
import org.huiqi.policy.HandlingSteps;
import org.huiqi.policy.Measure;
import org.huiqi.policy.MeasureKind;
import org.huiqi.policy.MeasureRules;
import org.huiqi.policy.MeasureVersion;
import org.huiqi.policy.PolicyDocument;
import org.huiqi.policy.RequiredDocument;
import org.huiqi.policy.Stages;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/** What policies look like over HTTP. */
final class PolicyViews {

    private PolicyViews() {}

    record PeriodView(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate applyBy) {}

    record DocumentReference(
            String id, String title, @Nullable String number) {}

    /** @param offered a case type of this system carries applications for it */
    record PolicyItem(
            String id,
            String title,
            String summary,
            Jurisdiction jurisdiction,
            String jurisdictionName,
            MeasureKind kind,
            String kindName,
            Handling handling,
            String handlingName,
            List<ApplicantType> applicants,
            List<String> applicantNames,
            PeriodView period,
            DocumentReference document,
            String clause,
            List<String> departments,
            DocumentStatus documentStatus,
            String documentStatusName,
            boolean documentConfirmed,
            boolean inForce,
            boolean offered,
            boolean open,
            @Nullable Money maxAmount,
            boolean ceiling,
            boolean payment,
            boolean computable) {

        static PolicyItem of(Measure measure, Standing standing) {
            return new PolicyItem(
                    measure.id(),
                    measure.title(),
                    measure.summary(),
                    measure.jurisdiction(),
                    measure.jurisdiction().chineseName(),
                    measure.kind(),
                    measure.kind().chineseName(),
                    measure.handling(),
                    measure.handling().chineseName(),
                    measure.applicants(),
                    measure.applicants().stream()
                            .map(ApplicantType::chineseName)
                            .toList(),
                    new PeriodView(measure.period().from(), measure.period().lastDay(), measure.applyBy()),
                    new DocumentReference(
                            standing.document().id(),
                            standing.document().title(),
                            standing.document().number()),
                    measure.clause(),
                    measure.departments(),
                    standing.document().status(),
                    standing.document().status().chineseName(),
                    standing.confirmed(),
                    standing.inForce(),
                    standing.offered(),
                    standing.open(),
                    measure.caps().mostForOneApplicant(),
                    measure.ceiling(),
                    measure.payment(),
                    measure.isComputable());
        }
    }

    /** How the measure stands today. */
    record Standing(PolicyDocument document, boolean confirmed, boolean inForce, boolean offered, boolean open) {}

    record ConfirmationView(String by, Instant at, String documentNumber, String note) {}

    record SourceView(
            DocumentReference document,
            String clause,
            @Nullable String note,
            @Nullable String quote) {}

    record FactView(
            String name,
            String type,
            @Nullable String unit,
            String label,
            @Nullable String help,
            List<FactDefinition.FactValue> values,
            boolean required,
            @Nullable String meaning,
            String about,
            String source,
            boolean fromRegister,
            boolean fromLedger,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most) {

        static FactView of(FactDefinition fact) {
            return new FactView(
                    fact.name(),
                    fact.type().id(),
                    fact.unit(),
                    fact.label(),
                    fact.help(),
                    fact.values(),
                    fact.required(),
                    fact.meaning(),
                    fact.about(),
                    fact.source(),
                    fact.fromRegister(),
                    fact.fromLedger(),
                    fact.least(),
                    fact.most());
        }
    }

    record CapsView(
            @JsonProperty("case") @Nullable Money perCase,
            @Nullable Money annual,
            @Nullable Money applicant,
            @Nullable Money programme) {

        static CapsView of(Caps caps) {
            return new CapsView(caps.perCase(), caps.annual(), caps.applicant(), caps.programme());
        }
    }

    record ShareView(FundingLayer layer, String layerName, BigDecimal ratio) {}

    record FundingView(String condition, List<ShareView> shares) {}

    record StageView(
            String value, String label, int order, @Nullable String amountText) {}

    record PolicyReference(String id, String title) {}

    /** @param text the words of the document, or what this system says where the texts are silent */
    record CumulationView(Cumulation.Rule rule, String ruleName, List<PolicyReference> with, String text) {}

    record PolicyDetail(
            @JsonUnwrapped PolicyItem item,
            @Nullable ConfirmationView confirmation,
            String quote,
            List<SourceView> furtherSources,
            List<FactView> facts,
            List<MeasureRules.RuleText> rules,
            @Nullable String cap,
            CapsView caps,
            List<FundingView> funding,
            @Nullable String stacking,
            String repeat,
            String repeatName,
            @Nullable String notes,
            List<String> remarks,
            @Nullable List<StageView> stages,
            @Nullable String stageFact,
            List<RequiredDocument> requiredDocuments,
            String requiredDocumentsBasis,
            List<HandlingSteps.Step> steps,
            List<DetailViews.ResultView> results,
            @Nullable TimeLimitView timeLimit,
            List<DetailViews.TargetView> targets,
            List<String> criteria,
            List<String> definitions,
            List<DetailViews.TableView> table,
            @Nullable String useRule,
            @Nullable String duration,
            @Nullable String fundingNote,
            List<PolicyReference> appliesTo,
            List<CumulationView> cumulation,
            int version,
            @Nullable Integer decisionVersion,
            List<MeasureVersion> versions) {}

    static List<StageView> stages(Stages stages, Map<String, String> amounts) {
        return IntStream.range(0, stages.stages().size())
                .mapToObj(i -> new StageView(
                        stages.stages().get(i).value(),
                        stages.stages().get(i).label(),
                        i + 1,
                        amounts.get(stages.stages().get(i).value())))
                .toList();
    }
}
