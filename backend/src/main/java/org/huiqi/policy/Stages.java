package org.huiqi.policy;

import java.util.List;

/**
 * The milestones of a measure that is paid in parts.
 *
 * @param fact the fact whose value names the milestone
 * @param stages in the order in which they are reached
 */
public record Stages(String fact, List<Stage> stages, Mode mode) {

    public record Stage(String value, String label) {}

    /** How the parts relate. */
    public enum Mode {
        /** Each milestone is applied for by itself, in order, each once. */
        SEQUENTIAL,
        /** The highest milestone reached counts; what was granted for earlier ones is taken off. */
        CUMULATIVE,
        /** No order among the values, each once. */
        SEPARATE
    }

    public Stages {
        stages = List.copyOf(stages);
    }

    public boolean sequential() {
        return mode == Mode.SEQUENTIAL;
    }
}
