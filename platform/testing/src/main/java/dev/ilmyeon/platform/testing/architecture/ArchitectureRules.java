package dev.ilmyeon.platform.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/**
 * What holds in every module. A module's {@code ArchitectureTests} calls {@link #check(String)} on
 * its base package.
 */
public final class ArchitectureRules {

  private ArchitectureRules() {}

  /**
   * Imports the product's classes below {@code basePackage} and checks each rule; throws {@link
   * AssertionError}.
   */
  public static void check(String basePackage) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(basePackage);
    if (classes.isEmpty()) {
      throw new AssertionError(
          "No classes below " + basePackage + ": the rules would check nothing");
    }
    rules(basePackage).forEach(rule -> rule.check(classes));
  }

  static List<ArchRule> rules(String basePackage) {
    return List.of(
        noPackageCycles(basePackage),
        everyPackageIsNullMarked(),
        namesSayTheRole(),
        noFieldInjection(),
        nothingBlocks());
  }

  static ArchRule noPackageCycles(String basePackage) {
    return slices()
        .matching(basePackage + ".(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true);
  }

  static ArchRule everyPackageIsNullMarked() {
    return classes()
        .should(
            new ArchCondition<JavaClass>("live in a @NullMarked package") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean marked =
                    type.getPackage().tryGetAnnotationOfType(NullMarked.class).isPresent();
                if (!marked) {
                  events.add(
                      SimpleConditionEvent.violated(
                          type,
                          type.getName() + ": its package has no @NullMarked package-info.java"));
                }
              }
            });
  }

  static ArchRule namesSayTheRole() {
    return noClasses()
        .should()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("DTO")
        .orShould()
        .haveSimpleNameEndingWith("Dto");
  }

  static ArchRule noFieldInjection() {
    return noFields()
        .should()
        .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
        .allowEmptyShould(true);
  }

  static ArchRule nothingBlocks() {
    return noClasses()
        .should()
        .callMethodWhere(
            com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                com.tngtech.archunit.base.DescribedPredicate.describe(
                    "blocks a reactive chain",
                    target ->
                        target.getOwner().getPackageName().startsWith("reactor.core.publisher")
                            && target.getName().startsWith("block"))));
  }
}
