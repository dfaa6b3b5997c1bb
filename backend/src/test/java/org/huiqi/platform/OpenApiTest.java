package org.huiqi.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The committed description of the HTTP interface is the one that the application gives. */
@HuiqiTest
class OpenApiTest {

    private static final Path COMMITTED = Path.of("..", "docs", "openapi.json");
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    @LocalServerPort
    int port;

    @Test
    void shouldBeAsCommitted() throws Exception {
        String present = text(document());
        if (Boolean.getBoolean("huiqi.update-docs")) {
            Files.writeString(COMMITTED, present);
        }
        assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
                .as("docs/openapi.json differs from the controllers. If the change is meant, run"
                        + " mvn -pl backend -am -Dtest=OpenApiTest -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dhuiqi.update-docs=true test and commit the file.")
                .isEqualTo(present);
    }

    @Test
    void shouldDescribeMoneyAsANumberAndErrorsEverywhere() throws Exception {
        JsonNode document = document();
        JsonNode schemas = document.path("components").path("schemas");
        int sums = 0;
        for (JsonNode schema : schemas) {
            for (String name : List.of("amount", "awardedAmount", "maxAmount", "total")) {
                JsonNode property = schema.path("properties").path(name);
                // The total of long work or of a preview is a number of things: it stands beside how many are done or
                // affected.
                boolean count = name.equals("total")
                        && (schema.path("properties").has("done")
                                || schema.path("properties").has("affected"));
                if (!property.isMissingNode() && !count) {
                    sums++;
                    assertThat(property.path("type").asText())
                            .as(name + " in " + schema)
                            .isEqualTo("number");
                }
            }
        }
        assertThat(sums).isGreaterThan(10);
        assertThat(schemas.path("Problem").path("properties").has("code")).isTrue();
        document.path("paths")
                .forEach(path -> path.forEach(operation -> assertThat(operation
                                .path("responses")
                                .path("default")
                                .path("content")
                                .has("application/problem+json"))
                        .as(operation.path("operationId").asText())
                        .isTrue()));
    }

    @Test
    void shouldNameEachOperationOnce() {
        List<String> names = new ArrayList<>();
        document()
                .path("paths")
                .forEach(path -> path.forEach(
                        operation -> names.add(operation.path("operationId").asText())));
        assertThat(names).hasSizeGreaterThan(50).doesNotHaveDuplicates().doesNotContain("");
    }

    private JsonNode document() {
        ObjectNode document = (ObjectNode) new Visitor(port).get("/v3/api-docs").json();
        document.remove("servers"); // where it runs is not what it offers
        return document;
    }

    /** Keys in alphabetical order, two blanks, one line end at the end. */
    private static String text(JsonNode document) throws Exception {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return JSON.writer(new DefaultPrettyPrinter()
                                .withObjectIndenter(indenter)
                                .withArrayIndenter(indenter))
                        .writeValueAsString(JSON.treeToValue(document, Map.class))
                + "\n";
    }
}
