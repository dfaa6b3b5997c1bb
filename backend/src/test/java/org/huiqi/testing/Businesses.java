package org.huiqi.testing;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.huiqi.enterprise.BankAccount;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.EntityKind;
import org.huiqi.enterprise.NewBusinessEntity;
import org.huiqi.identity.ApplicantAccounts;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.springframework.stereotype.Component;

/** Makes invented businesses with an account each, so that tests do not share one. */
@Component
public class Businesses {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private final BusinessEntities entities;
    private final ApplicantAccounts accounts;

    Businesses(BusinessEntities entities, ApplicantAccounts accounts) {
        this.entities = entities;
        this.accounts = accounts;
    }

    /** Registers an enterprise and gives the user name of its account; the password is the demo's. */
    public String enterprise(Jurisdiction jurisdiction, String district) {
        int number = NUMBER.incrementAndGet();
        UnifiedSocialCreditCode code = code(number);
        String name = "测试企业" + number + "号（虚构）";
        long id = entities.register(new NewBusinessEntity(
                code,
                name,
                EntityKind.ENTERPRISE,
                jurisdiction,
                district,
                true,
                new BankAccount("测试银行（虚构）", name, "622200000000000" + number),
                LocalDate.of(2022, 1, 1)));
        String username = "test-" + number;
        accounts.open(username, name + "经办人", "huiqi-demo", id);
        return username;
    }

    public String enterpriseInXinhua() {
        return enterprise(Jurisdiction.PINGDINGSHAN, "新华区");
    }

    private static UnifiedSocialCreditCode code(int number) {
        String body = String.format("91410402MATEST%03d", number % 1000)
                .replace('I', '1')
                .replace('O', '0')
                .replace('S', '5');
        for (char check : ALPHABET.toCharArray()) {
            if (UnifiedSocialCreditCode.flawOf(body + check).isEmpty()) {
                return new UnifiedSocialCreditCode(body + check);
            }
        }
        throw new IllegalStateException("No check character for " + body);
    }
}
