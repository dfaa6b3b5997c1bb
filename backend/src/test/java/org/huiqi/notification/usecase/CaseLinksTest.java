package org.huiqi.notification.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huiqi.notification.domain.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a mail links to is a page: its path is compared with the routes that the front end declares. */
class CaseLinksTest {

    private static final String BASE = "https://huiqi.example.org";
    private static final Path FRONT_END = Path.of("..", "frontend", "src");
    private static final Pattern ROUTE = Pattern.compile("<Route path=\"([^\"]+)\"");
    private static final Pattern RESOURCE = Pattern.compile("<Resource name=\"([^\"]+)\"([^/]*)/>");

    private final CaseLinks links = new CaseLinks(BASE + "/");

    @ParameterizedTest
    @EnumSource(Subject.Kind.class)
    void shouldLeadToAPage(Subject.Kind kind) {
        List<String> ids =
                kind == Subject.Kind.CASE ? List.of("PDS-SQ-20261121-000001", "PDS-LA-20261121-000001") : List.of("12");
        for (String id : ids) {
            Subject about = new Subject(kind, id);
            assertPage(links.of(about, true), "/", routes("portal/PortalApp.tsx"));
            assertPage(links.of(about, false), "/admin/", routes("office/OfficeApp.tsx"));
        }
    }

    @Test
    void shouldNotTakeAnyPathForAPage() {
        List<String> routes = routes("portal/PortalApp.tsx");
        assertThat(routes).hasSizeGreaterThan(10);
        assertThat(isRoute("/requests/PDS-SQ-20261121-000001", routes)).isFalse();
        assertThat(isRoute("/cases/PDS-SQ-20261121-000001", routes)).isTrue();
    }

    @Test
    void shouldLinkToNothingWithoutAnAddress() {
        assertThat(new CaseLinks("").of(Subject.ofCase("PDS-SQ-20261121-000001"), true))
                .isNull();
    }

    private static void assertPage(@Nullable String link, String entry, List<String> routes) {
        URI address = URI.create(String.valueOf(link));
        assertThat(address.getPath()).isEqualTo(entry);
        assertThat(isRoute(address.getFragment(), routes))
                .as("%s among %s", link, routes)
                .isTrue();
    }

    private static boolean isRoute(String path, List<String> routes) {
        return routes.stream()
                .map(route -> route.replaceAll("/\\*$", "(/.*)?").replaceAll(":[A-Za-z]+", "[^/]+"))
                .anyMatch(path::matches);
    }

    private static List<String> routes(String app) {
        try {
            String source = Files.readString(FRONT_END.resolve(app));
            List<String> routes = new ArrayList<>();
            Matcher route = ROUTE.matcher(source);
            while (route.find()) {
                routes.add(route.group(1));
            }
            Matcher resource = RESOURCE.matcher(source);
            while (resource.find()) {
                routes.add("/" + resource.group(1));
                if (resource.group(2).contains("show=")) {
                    routes.add("/" + resource.group(1) + "/:id/show");
                }
            }
            return routes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
