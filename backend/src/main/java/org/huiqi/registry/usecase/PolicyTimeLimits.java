package org.huiqi.registry.usecase;

import java.util.List;
import java.util.Optional;
import org.huiqi.calendar.NamedTimeLimits;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.registry.domain.TimeLimitWording;
import org.springframework.stereotype.Service;

/** The time limits that policies set, for whoever reads or counts them. */
@Service
public class PolicyTimeLimits implements NamedTimeLimits {

    private final PolicyLibrary policies;

    PolicyTimeLimits(PolicyLibrary policies) {
        this.policies = policies;
    }

    @Override
    public Optional<TimeLimit> find(String id) {
        return policies.find(id)
                .flatMap(measure -> Optional.ofNullable(measure.timeLimit()))
                .flatMap(TimeLimitWording::counted);
    }

    /** The measures that set one, in the order of their ids. */
    public List<Measure> all() {
        return policies.all().stream()
                .filter(measure -> measure.timeLimit() != null)
                .toList();
    }
}
