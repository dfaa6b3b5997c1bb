package org.huiqi.enterprise.persistence;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Facts' values as JSON and back: texts, booleans, numbers as {@link java.math.BigDecimal}, lists of texts or of numbers. */
@Component
class FactJson {

    private final ObjectMapper json;

    FactJson(ObjectMapper json) {
        this.json = json;
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a fact's value", e);
        }
    }

    Object read(String value) {
        try (JsonParser parser = json.createParser(value)) {
            parser.nextToken();
            return value(parser);
        } catch (IOException e) {
            throw new IllegalStateException("A stored fact is not JSON", e);
        }
    }

    /** An object of facts by name; null is one without facts. */
    Map<String, Object> readAll(@Nullable String object) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (object == null) {
            return facts;
        }
        try (JsonParser parser = json.createParser(object)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                facts.put(name, value(parser));
            }
            return facts;
        } catch (IOException e) {
            throw new IllegalStateException("Stored facts are not JSON", e);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case START_ARRAY -> {
                List<Object> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                yield List.copyOf(elements);
            }
            default -> parser.getText();
        };
    }
}
