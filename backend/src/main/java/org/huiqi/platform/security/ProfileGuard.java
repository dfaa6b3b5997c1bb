package org.huiqi.platform.security;

import org.huiqi.platform.StartRefused;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Demo accounts have a published password, measurements an open door: neither meets real data. */
@Component
class ProfileGuard {

    ProfileGuard(Environment environment) {
        if (environment.acceptsProfiles(Profiles.of("production & (demo | measurement)"))) {
            throw new StartRefused("Profile production excludes demo and measurement: demo creates accounts"
                    + " whose password is public, measurement lets processes be started past the application.");
        }
    }
}
