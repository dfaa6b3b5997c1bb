package org.huiqi.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiqi.identity.Authority;
import org.huiqi.identity.AuthorityDirectory;
import org.huiqi.identity.Staff;
import org.huiqi.identity.StaffDirectory;
import org.huiqi.shared.DemoAccount;
import org.huiqi.shared.Government.Level;
import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** docs/authorities.md says what the code says; {@code -Dhuiqi.update-docs=true} writes it. */
@HuiqiTest
class AuthoritiesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "authorities.md");

    @Autowired
    private AuthorityDirectory authorities;

    @Autowired
    private StaffDirectory staff;

    @Autowired
    private DemoAccount.Source demoAccounts;

    @Test
    void shouldListEveryAuthorityGroupAndDemoAccount() throws IOException {
        String expected = new AuthoritiesPage(authorities, demoStaff()).text();

        if (Boolean.getBoolean("huiqi.update-docs")) {
            Files.writeString(PAGE, expected);
        }

        String written = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        assertThat(differences(written, expected))
                .as("docs/authorities.md is stale; write it anew with -Dhuiqi.update-docs=true")
                .isEmpty();
        assertThat(written).isEqualTo(expected);
    }

    /** Every account costs a slow hash at the first start, so only some counties have people. */
    @Test
    void shouldHaveADemoMemberInEveryGroupAboveTheCounties() {
        Set<String> taken =
                demoStaff().stream().flatMap(person -> person.groups().stream()).collect(Collectors.toSet());

        Set<String> counties = authorities.all().stream()
                .filter(authority ->
                        authority.government() != null && authority.government().level() == Level.COUNTY)
                .map(Authority::code)
                .collect(Collectors.toSet());
        assertThat(counties).hasSize(23 * 10);
        assertThat(taken)
                .containsAll(authorities.groups().stream()
                        .filter(group -> !counties.contains(group.substring(0, group.indexOf('.'))))
                        .toList())
                .contains(
                        "pds-ruzhou-supervision.supervisor",
                        "pds-yexian-leader.approver",
                        "jz-shanyang-market.reviewer");
    }

    @Test
    void shouldKnowEveryStaffAccountThatTheLoginPageOffers() {
        Set<String> known = demoStaff().stream().map(Staff::username).collect(Collectors.toSet());

        assertThat(demoAccounts.accounts().stream()
                        .filter(account -> account.kind().equals("staff"))
                        .map(DemoAccount::username))
                .isNotEmpty()
                .allMatch(known::contains);
    }

    /** Lines that only the page has with a minus, lines that only the code has with a plus. */
    private static List<String> differences(String written, String expected) {
        Set<String> page = written.lines().collect(Collectors.toSet());
        Set<String> code = expected.lines().collect(Collectors.toSet());
        return Stream.concat(
                        written.lines().filter(line -> !code.contains(line)).map(line -> "- " + line),
                        expected.lines().filter(line -> !page.contains(line)).map(line -> "+ " + line))
                .toList();
    }

    /** Other tests of the shared context may enrol people of their own; demo names say that they are invented. */
    private List<Staff> demoStaff() {
        return staff.all().stream()
                .filter(person -> person.displayName().endsWith("（演示）"))
                .toList();
    }
}
