package org.huiqi.notification.web;

import org.huiqi.identity.CurrentActor;
import org.huiqi.notification.domain.Language;
import org.huiqi.notification.mail.MailServer;
import org.huiqi.notification.persistence.SettingsTable.PersonSettings;
import org.huiqi.notification.usecase.PersonalSettings;
import org.huiqi.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the person logged in wants to be told. */
@RestController
@RequestMapping("/api/me/notification-settings")
class SettingsController {

    private final PersonalSettings settings;
    private final MailServer server;
    private final CurrentActor currentActor;

    SettingsController(PersonalSettings settings, MailServer server, CurrentActor currentActor) {
        this.settings = settings;
        this.server = server;
        this.currentActor = currentActor;
    }

    record SettingsBody(
            @Nullable String email,
            @Nullable String language,
            @Nullable Boolean mail) {}

    record CodeBody(@Nullable String code) {}

    /**
     * @param email the address as the person entered it last
     * @param confirmation none, waiting, confirmed or refused
     * @param mailedTo the confirmed address that mails go to, or null
     * @param mailAvailable false where this system has no mail server
     */
    record SettingsView(
            @Nullable String email,
            Language language,
            boolean mail,
            String confirmation,
            String confirmationName,
            @Nullable String mailedTo,
            boolean mailAvailable) {}

    @GetMapping
    SettingsView present() {
        return view(settings.of(username()));
    }

    @PutMapping
    SettingsView save(@RequestBody SettingsBody body) {
        return view(settings.save(username(), new PersonalSettings.Wish(body.email(), body.language(), body.mail())));
    }

    @PostMapping("/code")
    SettingsView sendCode() {
        return view(settings.sendCode(username()));
    }

    @PostMapping("/confirmation")
    SettingsView confirm(@RequestBody CodeBody body) {
        return view(settings.confirm(username(), body.code()));
    }

    private SettingsView view(PersonSettings person) {
        String mailedTo = person.email();
        String pending = person.pendingEmail();
        String refused = person.refusedEmail();
        String email = pending != null ? pending : mailedTo != null ? mailedTo : refused;
        String state = "none";
        String name = "没有填写邮箱";
        if (pending != null) {
            state = "waiting";
            name = "待确认";
        } else if (mailedTo != null) {
            state = "confirmed";
            name = "已确认";
        } else if (refused != null) {
            state = "refused";
            name = "被邮件服务器退回，请核对";
        }
        return new SettingsView(
                email,
                person.language(),
                person.mail(),
                state,
                name,
                person.mail() ? mailedTo : null,
                server.isConfigured());
    }

    private String username() {
        return currentActor
                .find()
                .orElseThrow(() -> ProblemException.forbidden("login-required", "请先登录再设置消息"))
                .username();
    }
}
