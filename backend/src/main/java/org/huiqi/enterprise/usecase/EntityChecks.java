package org.huiqi.enterprise.usecase;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huiqi.enterprise.BankAccount;
import org.huiqi.enterprise.NewBusinessEntity;
import org.huiqi.enterprise.RegisterFact;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;

/** What an entity and a fact must be like to be entered; all findings are told at once. */
final class EntityChecks {

    private static final Pattern FACT_NAME = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern ACCOUNT_NUMBER = Pattern.compile("[0-9][0-9 -]{5,38}[0-9]");
    private static final int LONGEST_NAME = 200;

    private EntityChecks() {}

    static void require(NewBusinessEntity entity, LocalDate today) {
        List<FieldProblem> problems = new ArrayList<>();
        nameFlaw(entity.name()).ifPresent(flaw -> problems.add(new FieldProblem("name", "malformed", flaw)));
        List<String> districts = entity.jurisdiction().districts();
        if (entity.district().isBlank() || (!districts.isEmpty() && !districts.contains(entity.district()))) {
            problems.add(new FieldProblem(
                    "district",
                    "unknown-value",
                    "“" + entity.district() + "”不是" + entity.jurisdiction().chineseName() + "的县（市、区），应为"
                            + String.join("、", districts) + "之一"));
        }
        BankAccount account = entity.account();
        if (account != null) {
            if (account.bankName().isBlank() || account.accountName().isBlank()) {
                problems.add(new FieldProblem("account", "required", "请填写开户银行和户名"));
            }
            if (!ACCOUNT_NUMBER.matcher(account.accountNumber()).matches()) {
                problems.add(new FieldProblem("account.accountNumber", "malformed", "银行账号应为7至40位数字，请核对"));
            }
        }
        addDateProblem(entity.asOf(), today, problems);
        refuse("business-entity-invalid", problems);
    }

    /** What is wrong with a name, in words. */
    static Optional<String> nameFlaw(String name) {
        int length = name.codePointCount(0, name.length());
        if (length < 2 || length > LONGEST_NAME) {
            return Optional.of("名称应为2至" + LONGEST_NAME + "个字，现为" + length + "个");
        }
        return name.codePoints().anyMatch(Character::isISOControl) ? Optional.of("名称中有不可见字符，请重新输入") : Optional.empty();
    }

    static void require(RegisterFact fact, LocalDate today) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!FACT_NAME.matcher(fact.name()).matches()) {
            problems.add(new FieldProblem("name", "malformed", "事实名称“" + fact.name() + "”应以小写字母开头，只含字母和数字"));
        }
        if (!isFactValue(fact.value())) {
            problems.add(new FieldProblem("value", "malformed", "事实“" + fact.name() + "”的值应为文字、数字、是否，或一组文字、一组数字"));
        }
        if (fact.source().isBlank()) {
            problems.add(new FieldProblem("source", "required", "请写明事实“" + fact.name() + "”的来源部门"));
        }
        addDateProblem(fact.asOf(), today, problems);
        refuse("register-fact-invalid", problems);
    }

    private static boolean isFactValue(Object value) {
        return value instanceof String
                || value instanceof Boolean
                || value instanceof Number number && Double.isFinite(number.doubleValue())
                || value instanceof Collection<?> list
                        && (list.stream().allMatch(String.class::isInstance)
                                || list.stream().allMatch(Number.class::isInstance));
    }

    private static void addDateProblem(LocalDate asOf, LocalDate today, List<FieldProblem> problems) {
        if (asOf.isAfter(today)) {
            problems.add(new FieldProblem("asOf", "out-of-range", "截至日期" + asOf + "在今天之后，请核对"));
        }
    }

    private static void refuse(String code, List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            String sentences = String.join(
                    "；", problems.stream().map(FieldProblem::message).toList());
            throw ProblemException.refused(code, sentences, problems);
        }
    }
}
