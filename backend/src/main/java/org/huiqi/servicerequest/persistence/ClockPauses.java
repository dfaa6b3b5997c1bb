package org.huiqi.servicerequest.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.huiqi.calendar.DeadlineTerms.Pause;
import org.springframework.stereotype.Component;

/** The times a clock stood still, as its row keeps them. */
@Component
class ClockPauses {

    private static final TypeReference<List<Pause>> PAUSES = new TypeReference<>() {};

    private final ObjectMapper json;

    ClockPauses(ObjectMapper json) {
        this.json = json;
    }

    String write(List<Pause> pauses) {
        try {
            return json.writeValueAsString(pauses);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot be written as JSON", e);
        }
    }

    List<Pause> read(String column) {
        try {
            return json.readValue(column, PAUSES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored column is not the JSON it should be", e);
        }
    }
}
