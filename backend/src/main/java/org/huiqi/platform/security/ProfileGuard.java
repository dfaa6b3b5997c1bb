package org.huiqi.platform.security;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Demo accounts have a published password: they never meet real data. */
@Component
class ProfileGuard {

    ProfileGuard(Environment environment) {
        if (environment.acceptsProfiles(Profiles.of("production & demo"))) {
            throw new IllegalStateException(
                    "Profiles production and demo exclude each other: demo creates accounts whose password is public.");
        }
    }
}
