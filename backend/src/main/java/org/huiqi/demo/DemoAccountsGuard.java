package org.huiqi.demo;

import java.util.List;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.platform.StartRefused;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Demo accounts outlive the profile that made them: a database that has them never becomes a real one. */
@Component
@Profile("production")
class DemoAccountsGuard {

    DemoAccountsGuard(BusinessEntities entities) {
        List<UnifiedSocialCreditCode> invented = DemoData.creditCodes();
        if (invented.stream().anyMatch(code -> entities.findByCode(code).isPresent())) {
            throw new StartRefused(
                    "The database holds the demo's accounts, whose password is public. Profile production"
                            + " needs a database on which profile demo has never run: set SPRING_DATASOURCE_URL to another one.");
        }
    }
}
