package org.huiqi.application.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiqi.application.domain.StepPlan;
import org.huiqi.application.domain.StepPlan.Appeal;
import org.huiqi.application.domain.StepPlan.ApplicantStep;
import org.huiqi.application.domain.StepPlan.Step;
import org.huiqi.application.domain.StepPlan.Wait;
import org.huiqi.calendar.NamedTimeLimits;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.TimeLimitReader;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the step plans that stand beside the process models; a plan that lacks something stops the start. */
@Component
public class StepPlans {

    private static final String LISTING_REWARD = "huiqi/listing-reward/v1/steps.yaml";

    private final StepPlan listingReward;

    /** @param named the limits that policies set, which a plan may name */
    StepPlans(NamedTimeLimits named) {
        this.listingReward = read(LISTING_REWARD, new TimeLimitReader(named));
    }

    public StepPlan listingReward() {
        return listingReward;
    }

    private static StepPlan read(String path, TimeLimitReader limits) {
        try (InputStream in = new ClassPathResource(path).getInputStream()) {
            Node root = new Node(limits, path, new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
            Map<String, Step> steps = new LinkedHashMap<>();
            root.node("steps").children().forEach((id, step) -> steps.put(id, step(id, step)));
            Map<String, Wait> waits = new LinkedHashMap<>();
            root.node("waits")
                    .children()
                    .forEach((id, wait) -> waits.put(
                            id,
                            new Wait(
                                    id,
                                    wait.text("label"),
                                    wait.text("plain"),
                                    wait.text("who"),
                                    wait.text("applicantStep"))));
            Node appeal = root.node("appeal");
            return new StepPlan(
                    root.text("process"),
                    root.number("version"),
                    root.nodes("applicantSteps").stream()
                            .map(step -> new ApplicantStep(step.text("id"), step.text("label")))
                            .toList(),
                    Map.copyOf(steps),
                    Map.copyOf(waits),
                    root.node("supplement").timeLimit("timeLimit"),
                    root.node("publicNotice").timeLimit("timeLimit"),
                    new Appeal(
                            appeal.node("reconsideration").timeLimit("timeLimit"),
                            appeal.node("reconsideration").texts("toByJurisdiction"),
                            appeal.node("litigation").timeLimit("timeLimit"),
                            appeal.node("litigation").text("to")));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    private static Step step(String id, Node step) {
        return new Step(
                id,
                step.text("label"),
                step.text("plain"),
                step.text("who"),
                step.text("applicantStep"),
                Boolean.TRUE.equals(step.value("approval")),
                step.has("decisions") ? step.texts("decisions") : Map.of(),
                ((List<?>) step.value("signers")).stream().map(String::valueOf).toList(),
                step.timeLimit("timeLimit"),
                step.timeLimit("remindBefore"));
    }

    /** A place in the file, so that a mistake is named with its path. */
    private record Node(
            TimeLimitReader limits, String path, @Nullable Object content) {

        Map<?, ?> map() {
            if (content instanceof Map<?, ?> map) {
                return map;
            }
            throw new IllegalStateException(path + ": expected a map");
        }

        boolean has(String key) {
            return map().containsKey(key);
        }

        Object value(String key) {
            Object value = map().get(key);
            if (value == null) {
                throw new IllegalStateException(path + ": " + key + " is missing");
            }
            return value;
        }

        Node node(String key) {
            return new Node(limits, path + "/" + key, value(key));
        }

        String text(String key) {
            return String.valueOf(value(key));
        }

        int number(String key) {
            return ((Number) value(key)).intValue();
        }

        Map<String, Node> children() {
            Map<String, Node> children = new LinkedHashMap<>();
            map().forEach((key, value) -> children.put(String.valueOf(key), new Node(limits, path + "/" + key, value)));
            return children;
        }

        List<Node> nodes(String key) {
            return ((List<?>) value(key))
                    .stream()
                            .map(value -> new Node(limits, path + "/" + key, value))
                            .toList();
        }

        Map<String, String> texts(String key) {
            Map<String, String> texts = new LinkedHashMap<>();
            node(key).map().forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
            return Map.copyOf(texts);
        }

        TimeLimit timeLimit(String key) {
            return limits.read(path + "/" + key, value(key));
        }
    }
}
