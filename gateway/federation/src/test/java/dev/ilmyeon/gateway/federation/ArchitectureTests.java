package dev.ilmyeon.gateway.federation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.ilmyeon.platform.testing.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

  private static final String BASE = "dev.ilmyeon.gateway.federation";

  @Test
  void holds() {
    ArchitectureRules.check(BASE);
  }

  @Test
  void needsNoFrameworkAndNoOtherGraphQlEngine() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..", "graphql..", "com.fasterxml..", "tools.jackson..")
        .check(classes);
  }
}
