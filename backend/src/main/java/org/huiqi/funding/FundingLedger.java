package org.huiqi.funding;

import java.util.List;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.Money;

/**
 * The budgets of the treasuries. Each method joins the caller's transaction, so that a movement of money and the case that
 * caused it commit together.
 */
public interface FundingLedger {

    /** Adds an allotment to the payer's budget of the year, opening the budget where it is the first; returns the budget. */
    BudgetView allot(NewAllotment allotment);

    /**
     * Reserves all lines of a case, or none. Committing the same lines of the same case again changes nothing and answers
     * {@link CommitOutcome.Committed}; other lines while a commitment stands are refused (409 {@code commitment-exists}).
     *
     * @param year the budget year
     */
    CommitOutcome commit(CaseNumber caseNumber, int year, List<FundingLine> lines);

    /** Returns what is committed and not yet settled for the case to the budgets; nothing happens where there is nothing. */
    void release(CaseNumber caseNumber, String reason);

    /**
     * Books a layer's commitment as paid. The amount must be the committed one; a layer without an open commitment is
     * refused (409 {@code commitment-missing}).
     */
    void settle(CaseNumber caseNumber, String layer, Money amount);

    /** What is committed or settled for a case, one line a layer, highest layer first. */
    List<FundingLine> linesOf(CaseNumber caseNumber);

    Listing<BudgetView> budgets(ListQuery query, BudgetFilter filter);
}
