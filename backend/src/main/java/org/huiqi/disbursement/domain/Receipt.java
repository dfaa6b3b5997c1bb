package org.huiqi.disbursement.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.shared.Zones;

/** What the bank says about a payment. */
public record Receipt(String number, LocalDate paidOn) {

    private static final int LONGEST_NUMBER = 64;

    /** The receipt as typed, or one 422 naming every flaw: a payment cannot arrive before it was issued, nor tomorrow. */
    public static Receipt checked(String number, LocalDate paidOn, Instant issuedAt, LocalDate today) {
        List<FieldProblem> flaws = new ArrayList<>();
        String stripped = number.strip();
        if (stripped.isEmpty()) {
            flaws.add(new FieldProblem("receiptNumber", "required", "请填写银行回单编号"));
        } else if (stripped.length() > LONGEST_NUMBER || stripped.chars().anyMatch(Character::isISOControl)) {
            flaws.add(new FieldProblem("receiptNumber", "invalid", "银行回单编号不超过" + LONGEST_NUMBER + "个字符，且不能换行"));
        }
        LocalDate issuedOn = issuedAt.atZone(Zones.SHANGHAI).toLocalDate();
        if (paidOn.isAfter(today)) {
            flaws.add(new FieldProblem("receiptDate", "in-future", "到账日期不能晚于今天（" + today + "）"));
        } else if (paidOn.isBefore(issuedOn)) {
            flaws.add(new FieldProblem("receiptDate", "before-issue", "到账日期不能早于支付指令发出日（" + issuedOn + "）"));
        }
        if (!flaws.isEmpty()) {
            throw ProblemException.refused("receipt-invalid", "回单信息有" + flaws.size() + "处需要更正", flaws);
        }
        return new Receipt(stripped, paidOn);
    }
}
