package org.huiqi.registry.web;

import java.util.List;
import java.util.Locale;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.registry.domain.Replacement;
import org.huiqi.registry.usecase.Platforms;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The platforms that policies name, for whoever is logged in. */
@RestController
@RequestMapping("/api/platforms")
class PlatformController {

    private final Platforms platforms;
    private final PolicyLibrary policies;

    PlatformController(Platforms platforms, PolicyLibrary policies) {
        this.platforms = platforms;
        this.policies = policies;
    }

    /** @param what what the platform does, in one sentence */
    record PlatformView(
            String id,
            String title,
            String what,
            Jurisdiction jurisdiction,
            String jurisdictionName,
            List<String> departments,
            String document,
            String clause,
            Replacement replacement,
            String replacementName,
            String text) {}

    @GetMapping
    ResponseEntity<List<PlatformView>> list(
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String jurisdiction,
            @RequestParam(required = false) @Nullable String replacement) {
        String word = q == null ? "" : q.strip().toLowerCase(Locale.ROOT);
        List<PlatformView> found = platforms.all().stream()
                .map(this::view)
                .filter(view -> jurisdiction == null
                        || jurisdiction.isBlank()
                        || view.jurisdiction().id().equals(jurisdiction))
                .filter(view -> replacement == null
                        || replacement.isBlank()
                        || view.replacement().id().equals(replacement))
                .filter(view -> word.isEmpty()
                        || (view.title() + view.what() + view.text())
                                .toLowerCase(Locale.ROOT)
                                .contains(word))
                .toList();
        return Pages.of(found, page, perPage);
    }

    private PlatformView view(Platforms.Platform platform) {
        Measure measure = platform.measure();
        return new PlatformView(
                measure.id(),
                measure.title(),
                measure.summary(),
                measure.jurisdiction(),
                measure.jurisdiction().chineseName(),
                measure.departments(),
                RegistryController.nameOf(policies.documentOf(measure)),
                measure.clause(),
                platform.assignment().replacement(),
                platform.assignment().replacement().chineseName(),
                platform.assignment().text());
    }
}
