package org.huiqi.platform.web;

import java.util.List;
import org.huiqi.shared.DemoAccount;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the entry pages need before anybody has logged in. */
@RestController
class InfoController {

    private final boolean demo;
    private final List<DemoAccount> demoAccounts;

    InfoController(Environment environment, ObjectProvider<DemoAccount.Source> source) {
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
        this.demoAccounts =
                source.stream().flatMap(one -> one.accounts().stream()).toList();
    }

    record InfoView(String name, boolean demo, List<DemoAccount> demoAccounts) {}

    @GetMapping("/api/info")
    InfoView info() {
        return new InfoView("惠企政策兑现平台", demo, demoAccounts);
    }
}
