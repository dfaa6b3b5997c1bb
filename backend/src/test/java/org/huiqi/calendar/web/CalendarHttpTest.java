package org.huiqi.calendar.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@HuiqiTest
class CalendarHttpTest {

    @Autowired
    WebApplicationContext context;

    private MockMvc http;

    @BeforeEach
    void openHttp() {
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @Test
    void shouldShowAPublishedYearToAnybody() throws Exception {
        http.perform(get("/api/calendar/2026"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.year").value(2026))
                .andExpect(jsonPath("$.provisional").value(false))
                .andExpect(jsonPath("$.notice").value("国办发明电〔2025〕7号"))
                .andExpect(jsonPath("$.days", hasSize(39)))
                .andExpect(jsonPath("$.days[?(@.date == '2026-02-14')].kind").value("make-up-workday"))
                .andExpect(jsonPath("$.days[?(@.date == '2026-10-01')].name").value("国庆节"));
    }

    @Test
    void shouldSayThatAYearIsProvisional() throws Exception {
        http.perform(get("/api/calendar/2031"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.provisional").value(true))
                .andExpect(jsonPath("$.note", containsString("尚未发布")))
                .andExpect(jsonPath("$.days", hasSize(0)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-13T10:00:00%2B08:00, 3, working-day, 2026-02-25T23:59:59+08:00",
        "2026-02-13T10:00:00+08:00, 3, working-day, 2026-02-25T23:59:59+08:00",
        "2026-02-13T10:00:00Z, 3, day, 2026-02-16T23:59:59+08:00",
        "2026-01-31T10:00:00%2B08:00, 1, month, 2026-02-28T23:59:59+08:00",
        "2026-02-13T10:00:00%2B08:00, 30, hour, 2026-02-14T16:00:00+08:00",
        "2026-02-13, 1, day, 2026-02-14T23:59:59+08:00",
    })
    void shouldTellWhenALimitEnds(String from, int length, String unit, String due) throws Exception {
        URI uri = URI.create("/api/calendar/due?from=" + from + "&length=" + length + "&unit=" + unit);
        http.perform(get(uri))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.due").value(due));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-13T17:30:00%2B08:00, 17:30, 2026-02-25T23:59:59+08:00",
        "2026-02-13T17:30:01%2B08:00, 17:30, 2026-02-26T23:59:59+08:00",
        "2026-02-13T09:40:00Z, 17:30, 2026-02-26T23:59:59+08:00",
        "2026-02-13T23:40:00%2B08:00, '', 2026-02-25T23:59:59+08:00",
    })
    void shouldCountAStartAfterTheCutOffAsOneOnTheNextDay(String from, String cutOff, String due) throws Exception {
        URI uri = URI.create("/api/calendar/due?from=" + from + "&length=3&unit=working-day&cutOff=" + cutOff);
        http.perform(get(uri))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.due").value(due));
    }

    @ParameterizedTest
    @CsvSource({
        "?length=3&unit=day, from",
        "?from=yesterday&length=3&unit=day, from",
        "?from=2026-02-30T10:00:00Z&length=3&unit=day, from",
        "?from=2026-02-13T10:00:00Z&unit=day, length",
        "?from=2026-02-13T10:00:00Z&length=three&unit=day, length",
        "?from=2026-02-13T10:00:00Z&length=-1&unit=day, length",
        "?from=2026-02-13T10:00:00Z&length=99999999&unit=day, length",
        "?from=2026-02-13T10:00:00Z&length=999999999999&unit=day, length",
        "?from=2026-02-13T10:00:00Z&length=3, unit",
        "?from=2026-02-13T10:00:00Z&length=3&unit=week, unit",
        "?from=2026-02-13T10:00:00Z&length=3&unit=day&countStartDay=maybe, countStartDay",
        "?from=2026-02-13T10:00:00Z&length=3&unit=day&cutOff=17, cutOff",
        "?from=2026-02-13T10:00:00Z&length=3&unit=day&cutOff=24:00, cutOff",
        "?from=2026-02-13T10:00:00Z&length=3&unit=day&cutOff=5pm, cutOff",
        "?from=2026-02-13T10:00:00Z&length=3&unit=hour&cutOff=17:30, cutOff",
    })
    void shouldNameTheParameterAtFault(String query, String field) throws Exception {
        http.perform(get("/api/calendar/due" + query))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.code").value("invalid-parameters"))
                .andExpect(jsonPath("$.errors[*].field", hasItem(field)));
    }

    @ParameterizedTest
    @CsvSource({"/api/calendar/next-year", "/api/calendar/20266", "/api/calendar/-5"})
    void shouldRefuseWhatIsNoYear(String path) throws Exception {
        http.perform(get(path))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("year"));
    }
}
