package org.huiqi.application.process;

/** The variables of {@code listingReward}, each declared once; see the table in processes/listing-reward/v1/README.md. */
final class CaseVariables {

    static final String CASE_NUMBER = "caseNumber";
    static final String POLICY_ID = "policyId";
    static final String POLICY_TITLE = "policyTitle";
    static final String ENTERPRISE_NAME = "enterpriseName";
    static final String JURISDICTION = "jurisdiction";
    static final String AMOUNT_TEXT = "amountText";
    static final String VERDICT = "verdict";
    static final String VERDICT_TEXT = "verdictText";
    static final String CEILING = "ceiling";
    static final String SIGNATURE_REQUIRED = "signatureRequired";
    static final String REMARKS_TEXT = "remarksText";
    static final String STEP_OUTCOME = "stepOutcome";
    static final String STEP_GROUP = "stepGroup";
    static final String STEP_DUE = "stepDue";
    static final String REMIND_AT = "remindAt";
    static final String SUPPLEMENT_UNTIL = "supplementUntil";
    static final String NOTICE_UNTIL = "noticeUntil";
    static final String AWARD_OUTCOME = "awardOutcome";
    static final String PAYMENT_OUTCOME = "paymentOutcome";

    /** The candidate groups of a multi-instance task; transient, so nothing is serialised. */
    static final String SIGNERS = "signers";

    /** The group of one instance of a multi-instance task. */
    static final String SIGNER = "signer";

    // what forms send
    static final String DECISION = "decision";
    static final String OPINION = "opinion";
    static final String REMARKS_ACKNOWLEDGED = "remarksAcknowledged";
    static final String AWARDED_AMOUNT = "awardedAmount";
    static final String RECEIPT_NUMBER = "receiptNumber";
    static final String RECEIPT_DATE = "receiptDate";
    static final String PAYMENT_FAILED = "paymentFailed";
    static final String FAILURE_REASON = "failureReason";

    static final String PROCESS = "listingReward";

    private CaseVariables() {}
}
