package org.huiqi.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.huiqi.Main;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house rules that a compiler does not know. */
class ModulesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.huiqi");

    @Test
    void shouldSeeTheApplication() {
        assertThat(CLASSES).hasSizeGreaterThan(200);
    }

    @Test
    void shouldKeepModulesWithinTheirBounds() {
        ApplicationModules modules = ApplicationModules.of(Main.class);
        assertThat(modules.stream()).hasSizeGreaterThan(10);
        modules.verify();
    }

    @Test
    void shouldKeepTheEngineBehindProcessPackages() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..process..", "org.huiqi.platform..", "org.huiqi.designtime..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(CLASSES);
    }

    @Test
    void shouldReadTheInjectedClockOnly() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void shouldNameClassesForWhatTheyAre() {
        classes()
                .should()
                .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl|Data(?<!DemoData)|Info)$")
                .check(CLASSES);
        noClasses()
                .should()
                .haveSimpleName("Application")
                .orShould()
                .haveSimpleName("Request")
                .check(CLASSES);
    }

    @Test
    void shouldKeepDomainsFreeOfFrameworks() {
        noClasses()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.jdbc..", "org.springframework.web..", "jakarta.servlet..")
                .check(CLASSES);
    }
}
