package org.huiqi.policy;

import java.util.List;

/** Tells the steps that an application for a measure goes through; implemented by whoever runs the case type. */
public interface HandlingSteps {

    Handling handling();

    List<Step> stepsOf(Measure measure);

    /** One step in plain words: what, who, within which time. */
    record Step(String id, String label, String who, String timeLimitText) {}
}
