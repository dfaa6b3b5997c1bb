package org.huiqi.processes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/** A {@code steps.yaml} as it is written, without the back end's reader. */
record StepPlanFile(Map<String, Object> content) {

    static StepPlanFile read(String resource) {
        try (InputStream in =
                Objects.requireNonNull(StepPlanFile.class.getClassLoader().getResourceAsStream(resource), resource)) {
            return new StepPlanFile(new Yaml().load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> userTasks() {
        return map(content, "steps").keySet();
    }

    Set<String> waits() {
        return map(content, "waits").keySet();
    }

    Map<String, Object> step(String userTask) {
        return map(map(content, "steps"), userTask);
    }

    Map<String, Object> waitState(String gateway) {
        return map(map(content, "waits"), gateway);
    }

    boolean approval(String userTask) {
        return (Boolean) value(step(userTask), "approval");
    }

    List<String> signers(String userTask, String code) {
        return strings(step(userTask), "signers").stream()
                .map(signer -> signer.replace("{code}", code))
                .toList();
    }

    List<String> applicantSteps() {
        return ((List<?>) value(content, "applicantSteps"))
                .stream().map(step -> (String) value((Map<?, ?>) step, "id")).toList();
    }

    static List<String> strings(Map<?, ?> map, String key) {
        return ((List<?>) value(map, key)).stream().map(String.class::cast).toList();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Map<?, ?> map, String key) {
        return (Map<String, Object>) value(map, key);
    }

    static Object value(Map<?, ?> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }
}
