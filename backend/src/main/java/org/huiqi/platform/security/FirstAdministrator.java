package org.huiqi.platform.security;

import java.util.Set;
import org.huiqi.identity.Staff;
import org.huiqi.identity.StaffDirectory;
import org.huiqi.platform.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Creates the first security administrator, {@code admin}, from HUIQI_ADMIN_PASSWORD; he enrols everybody else. */
@Component
@Order(1)
class FirstAdministrator implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final String USERNAME = "admin";
    private static final int SHORTEST = 12;

    private final StaffDirectory staff;
    private final String password;

    FirstAdministrator(StaffDirectory staff, @Value("${huiqi.admin-password:}") String password) {
        this.staff = staff;
        this.password = password;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (password.isEmpty() || staff.find(USERNAME).isPresent()) {
            return;
        }
        if (password.length() < SHORTEST) {
            throw new StartRefused("HUIQI_ADMIN_PASSWORD must have at least " + SHORTEST + " characters.");
        }
        staff.enrol(new Staff(USERNAME, "首任安全管理员", Set.of("platform.secadmin")), password);
        log.info("Created the first administrator");
    }
}
