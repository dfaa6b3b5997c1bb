package org.huiqi.registry.usecase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.huiqi.policy.Measure;
import org.huiqi.policy.MeasureKind;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.registry.domain.PlatformAssignments;
import org.huiqi.registry.domain.PlatformAssignments.Assignment;
import org.huiqi.registry.domain.Replacement;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;

/** The platforms that policies name, what they do, and what of it is done here. */
@Service
public class Platforms {

    private static final Assignment UNASSIGNED = new Assignment(Replacement.NONE, "尚未确定本系统与该平台的分工");

    private final PolicyLibrary policies;
    private final PlatformAssignments assignments;

    Platforms(PolicyLibrary policies) {
        this.policies = policies;
        this.assignments = read();
    }

    /** A platform and its assignment. */
    public record Platform(Measure measure, Assignment assignment) {}

    public List<Platform> all() {
        return policies.all().stream()
                .filter(measure -> measure.kind() == MeasureKind.PLATFORM)
                .map(measure ->
                        new Platform(measure, assignments.find(measure.id()).orElse(UNASSIGNED)))
                .toList();
    }

    public PlatformAssignments assignments() {
        return assignments;
    }

    private static PlatformAssignments read() {
        try {
            return PlatformAssignments.read(
                    new ClassPathResource("registry/platforms.yaml").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read registry/platforms.yaml", e);
        }
    }
}
