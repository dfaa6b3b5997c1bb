package org.huiqi.disbursement;

import org.huiqi.identity.Actor;
import org.huiqi.shared.CaseNumber;

/** Carries an issued payment into the steps of the case; implemented by the modules that own cases. */
public interface PaymentTasks {

    /**
     * Completes the step "issue the payment order" of the case in the name of the payer. The step calls
     * {@link Disbursements#issue} for the case once more and is answered with the batch that it is in.
     */
    void issue(CaseNumber caseNumber, Actor payer);
}
