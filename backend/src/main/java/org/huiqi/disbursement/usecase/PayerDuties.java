package org.huiqi.disbursement.usecase;

import java.util.List;
import java.util.stream.Collectors;
import org.huiqi.disbursement.CaseParticipants;
import org.huiqi.disbursement.PaymentOrder;
import org.huiqi.disbursement.domain.TreasuryAccess;
import org.huiqi.identity.Actor;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.ProblemException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Keeps deciding and paying apart (不相容岗位分离). */
@Component
class PayerDuties {

    /** Looked up late: the module that implements it asks disbursement itself. */
    private final ObjectProvider<CaseParticipants> participants;

    PayerDuties(ObjectProvider<CaseParticipants> participants) {
        this.participants = participants;
    }

    void require(Actor payer, List<PaymentOrder> orders) {
        orders.stream()
                .map(PaymentOrder::jurisdiction)
                .distinct()
                .forEach(jurisdiction -> TreasuryAccess.requirePayer(payer, jurisdiction));
        CaseParticipants known = participants.getObject();
        for (CaseNumber caseNumber :
                orders.stream().map(PaymentOrder::caseNumber).collect(Collectors.toSet())) {
            if (known.participants(caseNumber).contains(payer.username())) {
                throw ProblemException.forbidden(
                                "separation-of-duties",
                                "您参与过案件" + caseNumber + "的申报、受理或审批，按照不相容岗位分离的要求，不能办理该案件的支付，请由其他拨付人员办理")
                        .with("caseNumber", caseNumber.value());
            }
        }
    }
}
