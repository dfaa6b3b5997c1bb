package org.huiqi.registry.web;

import java.util.List;
import java.util.Locale;
import org.huiqi.policy.Measure;
import org.huiqi.policy.MeasureTimeLimit;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.registry.domain.TimeLimitWording;
import org.huiqi.registry.usecase.PolicyTimeLimits;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The time limits that policies set, for whoever is logged in. */
@RestController
@RequestMapping("/api/time-limits")
class TimeLimitController {

    private final PolicyTimeLimits timeLimits;
    private final PolicyLibrary policies;

    TimeLimitController(PolicyTimeLimits timeLimits, PolicyLibrary policies) {
        this.timeLimits = timeLimits;
        this.policies = policies;
    }

    /**
     * @param text all of it in one sentence
     * @param counted true where the calendar can count it, so that a process may name it by this id
     */
    record TimeLimitView(
            String id,
            String title,
            Jurisdiction jurisdiction,
            String jurisdictionName,
            List<String> departments,
            String document,
            String clause,
            @Nullable Integer length,
            @Nullable String unit,
            @Nullable String unitName,
            @Nullable String starts,
            @Nullable String before,
            @Nullable String due,
            @Nullable String recurring,
            String action,
            String text,
            boolean counted) {}

    @GetMapping
    ResponseEntity<List<TimeLimitView>> list(
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String jurisdiction,
            @RequestParam(required = false) @Nullable String unit) {
        String word = q == null ? "" : q.strip().toLowerCase(Locale.ROOT);
        List<TimeLimitView> found = timeLimits.all().stream()
                .flatMap(measure -> view(measure, measure.timeLimit()))
                .filter(view -> jurisdiction == null
                        || jurisdiction.isBlank()
                        || view.jurisdiction().id().equals(jurisdiction))
                .filter(view -> unit == null || unit.isBlank() || unit.equals(view.unit()))
                .filter(view -> word.isEmpty()
                        || (view.title() + view.text()).toLowerCase(Locale.ROOT).contains(word))
                .toList();
        return Pages.of(found, page, perPage);
    }

    private java.util.stream.Stream<TimeLimitView> view(Measure measure, @Nullable MeasureTimeLimit limit) {
        if (limit == null) {
            return java.util.stream.Stream.empty();
        }
        return java.util.stream.Stream.of(new TimeLimitView(
                measure.id(),
                measure.title(),
                measure.jurisdiction(),
                measure.jurisdiction().chineseName(),
                measure.departments(),
                RegistryController.nameOf(policies.documentOf(measure)),
                measure.clause(),
                limit.length(),
                limit.unit(),
                limit.unit() == null ? null : TimeLimitWording.unitName(limit.unit()),
                limit.starts(),
                limit.before(),
                limit.due(),
                limit.recurring(),
                limit.action(),
                TimeLimitWording.text(limit),
                TimeLimitWording.counted(limit).isPresent()));
    }
}
