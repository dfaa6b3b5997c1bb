package org.huiqi.servicerequest.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiqi.calendar.NamedTimeLimits;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.TimeLimitReader;
import org.huiqi.servicerequest.domain.HandlingKind;
import org.huiqi.servicerequest.domain.RequestCategory;
import org.huiqi.servicerequest.domain.RequestPlan;
import org.huiqi.servicerequest.domain.RequestPlan.ApplicantStep;
import org.huiqi.servicerequest.domain.RequestPlan.Escalation;
import org.huiqi.servicerequest.domain.RequestPlan.From;
import org.huiqi.servicerequest.domain.RequestPlan.NotAfter;
import org.huiqi.servicerequest.domain.RequestPlan.Questions;
import org.huiqi.servicerequest.domain.RequestPlan.Step;
import org.huiqi.servicerequest.domain.RequestPlan.Wait;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the step plan that stands beside the process model; a plan that lacks something stops the start. */
@Component
public class RequestPlans {

    private static final String PATH = "huiqi/service-request-13710/v1/steps.yaml";

    private final RequestPlan plan;

    /** @param named the limits that policies set, which the plan may name */
    RequestPlans(NamedTimeLimits named) {
        this.plan = read(new TimeLimitReader(named));
    }

    public RequestPlan plan() {
        return plan;
    }

    private static RequestPlan read(TimeLimitReader limits) {
        try (InputStream in = new ClassPathResource(PATH).getInputStream()) {
            Node root = new Node(limits, PATH, new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
            Node escalation = root.node("escalation");
            Map<String, Step> steps = new LinkedHashMap<>();
            root.node("steps").children().forEach((id, step) -> steps.put(id, step(id, step, escalation)));
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
            List<RequestCategory> categories = root.nodes("categories").stream()
                    .map(category -> category(category, steps))
                    .toList();
            RequestPlan read = new RequestPlan(
                    root.nodes("applicantSteps").stream()
                            .map(step -> new ApplicantStep(step.text("id"), step.text("label")))
                            .toList(),
                    Map.copyOf(steps),
                    Map.copyOf(waits),
                    resolution(root.node("resolution"), steps),
                    root.node("rating").timeLimit("timeLimit"),
                    root.node("rating").timeLimit("askedAgain"),
                    root.node("rating").number("unsatisfiedUpTo"),
                    root.node("reopening").timeLimit("timeLimit"),
                    root.node("refusals").number("mostBackToDispatch"),
                    questions(root.node("questions"), steps),
                    keepsClocks(root.node("transfers")),
                    categories);
            read.category(RequestPlan.OTHER);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + PATH, e);
        }
    }

    private static Map<HandlingKind, String> resolution(Node node, Map<String, Step> steps) {
        Map<HandlingKind, String> resolution = new EnumMap<>(HandlingKind.class);
        for (HandlingKind kind : HandlingKind.values()) {
            String step = node.text(kind.id());
            if (!steps.containsKey(step)) {
                throw new IllegalStateException(node.path() + "/" + kind.id() + ": no step " + step);
            }
            resolution.put(kind, step);
        }
        return Map.copyOf(resolution);
    }

    private static Questions questions(Node questions, Map<String, Step> steps) {
        return new Questions(
                questions.timeLimit("timeLimit"),
                questions.number("mostPerRound"),
                stepsOf(questions, "askedIn", steps),
                stepsOf(questions, "alsoPaused", steps));
    }

    private static Set<String> stepsOf(Node node, String key, Map<String, Step> known) {
        Set<String> named =
                ((List<?>) node.value(key)).stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
        if (!known.keySet().containsAll(named)) {
            throw new IllegalStateException(node.path() + "/" + key + ": no such step among " + named);
        }
        return named;
    }

    private static boolean keepsClocks(Node transfers) {
        return switch (transfers.text("clocks")) {
            case "restart" -> false;
            case "keep" -> true;
            default -> throw new IllegalStateException(transfers.path() + "/clocks: restart or keep");
        };
    }

    private static Step step(String id, Node step, Node common) {
        Node own = step.has("escalation") ? step.node("escalation") : common;
        Escalation escalation = new Escalation(
                either(own, common, "yellowCardAfter").timeLimit("yellowCardAfter"),
                either(own, common, "redCardAfter").timeLimit("redCardAfter"),
                either(own, common, "leaderAfter").timeLimit("leaderAfter"),
                either(own, common, "supervisionAfter").timeLimit("supervisionAfter"),
                either(own, common, "leader").text("leader"),
                either(own, common, "supervision").text("supervision"));
        List<String> signers =
                ((List<?>) step.value("signers")).stream().map(String::valueOf).toList();
        if (signers.size() != 1) {
            throw new IllegalStateException(step.path() + ": one signer decides; several only through {support}");
        }
        return new Step(
                id,
                step.text("label"),
                step.text("plain"),
                step.text("who"),
                step.text("applicantStep"),
                step.flag("approval"),
                step.flag("eachForItself"),
                step.has("decisions") ? step.texts("decisions") : Map.of(),
                signers,
                step.timeLimit("timeLimit"),
                From.valueOf(step.text("from").toUpperCase(Locale.ROOT)),
                step.has("notAfter") ? NotAfter.valueOf(step.text("notAfter").toUpperCase(Locale.ROOT)) : null,
                step.timeLimit("remindBefore"),
                escalation);
    }

    private static Node either(Node own, Node common, String key) {
        return own.has(key) ? own : common;
    }

    private static RequestCategory category(Node category, Map<String, Step> steps) {
        Map<String, TimeLimit> limits = new LinkedHashMap<>();
        if (category.has("timeLimits")) {
            Node given = category.node("timeLimits");
            given.children().keySet().forEach(step -> {
                if (!steps.containsKey(step)) {
                    throw new IllegalStateException(given.path() + ": no step " + step);
                }
                limits.put(step, given.timeLimit(step));
            });
        }
        return new RequestCategory(
                category.text("id"),
                category.text("label"),
                category.text("help"),
                category.text("department"),
                Map.copyOf(limits));
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

        boolean flag(String key) {
            return Boolean.TRUE.equals(map().get(key));
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
