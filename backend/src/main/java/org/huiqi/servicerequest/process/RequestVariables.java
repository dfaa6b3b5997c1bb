package org.huiqi.servicerequest.process;

/** The variables of {@code serviceRequest13710}, each declared once; see processes/service-request-13710/v1/README.md. */
final class RequestVariables {

    static final String CASE_NUMBER = "caseNumber";
    static final String ENTERPRISE_NAME = "enterpriseName";
    static final String REQUEST_TITLE = "requestTitle";
    static final String REQUEST_TEXT = "requestText";
    static final String CATEGORY_NAME = "categoryName";
    static final String DISTRICT_NAME = "districtName";
    static final String JURISDICTION = "jurisdiction";
    static final String HANDLING_KIND = "handlingKind";
    static final String SUPPORT_NEEDED = "supportNeeded";
    static final String REOPENED = "reopened";
    static final String RATING_OUTCOME = "ratingOutcome";
    static final String RATE_UNTIL = "rateUntil";
    static final String REOPEN_UNTIL = "reopenUntil";
    static final String LISTED_UNTIL = "listedUntil";
    static final String ANSWER_UNTIL = "answerUntil";
    static final String STEP_OUTCOME = "stepOutcome";
    static final String STEP_GROUP = "stepGroup";
    static final String STEP_DUE = "stepDue";

    /** The candidate groups of a multi-instance task; transient, so nothing is serialised. */
    static final String SIGNERS = "signers";

    /** The group of one instance of a multi-instance task. */
    static final String SIGNER = "signer";

    // what forms send
    static final String DECISION = "decision";
    static final String OPINION = "opinion";
    static final String FOLLOW_UP_TEXT = "followUpText";

    static final String PROCESS = "serviceRequest13710";

    private RequestVariables() {}
}
