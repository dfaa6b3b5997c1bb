package org.huiqi.registry.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Which platforms this system stands in for, hands over to, or has nothing to do with; a decision of this house, not of the texts. */
public final class PlatformAssignments {

    /** What is done, and a sentence that says where. */
    public record Assignment(Replacement replacement, String text) {}

    private final Map<String, Assignment> byId;

    private PlatformAssignments(Map<String, Assignment> byId) {
        this.byId = Map.copyOf(byId);
    }

    /** Reads {@code id: {replacement, text}}; refuses anything else with the id that is wrong. */
    public static PlatformAssignments read(String yaml) {
        Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        if (!(content instanceof Map<?, ?> entries)) {
            throw new IllegalStateException("platforms.yaml: expected a map of ids");
        }
        Map<String, Assignment> byId = new LinkedHashMap<>();
        entries.forEach((id, value) -> byId.put(String.valueOf(id), assignment(String.valueOf(id), value)));
        return new PlatformAssignments(byId);
    }

    private static Assignment assignment(String id, Object value) {
        if (value instanceof Map<?, ?> map && map.keySet().equals(Set.of("replacement", "text"))) {
            Replacement replacement = Replacement.find(String.valueOf(map.get("replacement")))
                    .orElseThrow(() -> new IllegalStateException("platforms.yaml/" + id + ": unknown replacement"));
            return new Assignment(replacement, String.valueOf(map.get("text")));
        }
        throw new IllegalStateException("platforms.yaml/" + id + ": expected replacement and text");
    }

    public Optional<Assignment> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Set<String> ids() {
        return byId.keySet();
    }
}
