package org.huiqi.eligibility.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.huiqi.eligibility.domain.Wording;
import org.huiqi.eligibility.usecase.Finder;
import org.huiqi.policy.FactDefinition;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * Where the finder stands.
 *
 * @param eligibleMoney how many measures are met; their sums are never added up
 * @param moneyAtStake the most that a single undecided measure may pay
 */
record FinderView(
        List<EvaluationController.MatchView> matches,
        int excludedCount,
        int eligibleMoney,
        Money moneyAtStake,
        @Nullable NextQuestionView nextQuestion,
        int questionsLeft,
        List<KnownFactView> known) {

    /** A fact as the policy's own page shows it. */
    record FactView(
            String name,
            String type,
            @Nullable String unit,
            String label,
            @Nullable String help,
            List<FactDefinition.FactValue> values,
            boolean required,
            @Nullable String meaning,
            String source,
            boolean fromRegister,
            boolean fromLedger) {

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
                    fact.source(),
                    fact.fromRegister(),
                    fact.fromLedger());
        }
    }

    record NextQuestionView(FactView fact, String why, int measures, Money money) {

        static NextQuestionView of(Finder.NextQuestion question) {
            Money money = Money.rounded(question.money());
            String why = "回答后可判断" + question.measures() + "项政策" + (money.isZero() ? "" : "，最高涉及" + money.brief());
            return new NextQuestionView(FactView.of(question.fact()), why, question.measures(), money);
        }
    }

    record KnownFactView(
            String name,
            String label,
            Object value,
            String text,
            @Nullable String source,
            @Nullable LocalDate asOf,
            @Nullable Object claimed) {

        static KnownFactView of(Finder.KnownFact known) {
            return new KnownFactView(
                    known.fact().name(),
                    Wording.plainLabel(known.fact()),
                    known.value(),
                    Wording.value(known.fact(), known.value()),
                    known.source(),
                    known.asOf(),
                    known.claimed());
        }
    }

    static FinderView of(Finder.Answer answer, List<EvaluationController.MatchView> matches) {
        BigDecimal atStake = answer.moneyAtStake();
        Finder.NextQuestion next = answer.nextQuestion();
        return new FinderView(
                matches,
                answer.excluded(),
                answer.eligible(),
                Money.rounded(atStake),
                next == null ? null : NextQuestionView.of(next),
                answer.questionsLeft(),
                answer.known().stream().map(KnownFactView::of).toList());
    }
}
