package dev.ilmyeon.platform.testing.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Each rule is proved on violations planted beside this test. */
class ArchitectureRulesTests {

  private static final String PLANTED = "dev.ilmyeon.platform.testing.architecture.planted";

  private final JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);

  @Test
  void findsThePlantedViolationOfEachRule() {
    for (ArchRule rule : ArchitectureRules.rules(PLANTED)) {
      assertThatThrownBy(() -> rule.check(planted))
          .as(rule.getDescription())
          .isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void refusesToCheckNothing() {
    assertThatThrownBy(() -> ArchitectureRules.check("dev.ilmyeon.nowhere"))
        .hasMessageContaining("check nothing");
  }

  @Test
  void holdsForThisModule() {
    ArchitectureRules.check("dev.ilmyeon.platform.testing");
    assertThat(planted).isNotEmpty();
  }
}
