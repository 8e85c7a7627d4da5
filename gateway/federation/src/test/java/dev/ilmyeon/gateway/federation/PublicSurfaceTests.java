package dev.ilmyeon.gateway.federation;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the module shows to who embeds it. */
class PublicSurfaceTests {

  private static final String BASE = "dev.ilmyeon.gateway.federation";

  /** Who adds to this takes on to keep it. */
  private static final String SURFACE =
      """
      : EngineListener EngineOptions FederationEngine GraphQlPayload GraphQlRequest GraphQlResponse PlannedOperation Remembered Supergraph
      error: ContractException GraphQlError JsonException PlanningException RequestException SourceLocation SupergraphException
      json: JsonReader JsonValue JsonWriter
      memory: ArrayPool
      queryplan: EntityCall Fetch FetchPath KeyRename PlanPrinter QueryPlan Representation
      request: AskedOperation CachePolicy Claims Contract IncrementalFormat OperationKind OperationLimits TracedContext
      subgraph: FetchListener SubgraphFailure SubgraphMessages SubgraphName SubgraphRequest SubgraphResponse SubgraphTransport SubscriptionTransport
      transport: JdkHttpTransport
      """;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BASE);

  private static final ModuleDescriptor MODULE = module();

  private static final Set<String> EXPORTED =
      MODULE.exports().stream().map(ModuleDescriptor.Exports::source).collect(Collectors.toSet());

  private static ModuleDescriptor module() {
    URL classes = FederationEngine.class.getProtectionDomain().getCodeSource().getLocation();
    try (InputStream descriptor = URI.create(classes + "module-info.class").toURL().openStream()) {
      return ModuleDescriptor.read(descriptor);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isShown(JavaClass type) {
    return EXPORTED.contains(type.getPackageName())
        && type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(PublicSurfaceTests::isShown).orElse(true);
  }

  private static boolean isShown(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.PUBLIC)
        || member.getModifiers().contains(JavaModifier.PROTECTED);
  }

  @Test
  void isSmall() {
    TreeMap<String, List<String>> types =
        CLASSES.stream()
            .filter(type -> isShown(type) && type.isTopLevelClass())
            .collect(
                Collectors.groupingBy(
                    JavaClass::getPackageName,
                    TreeMap::new,
                    Collectors.mapping(JavaClass::getSimpleName, Collectors.toList())));
    assertThat(types.entrySet())
        .extracting(each ->
            each.getKey().replaceFirst(BASE + "\\.?", "")
                + ": "
                + each.getValue().stream().sorted().collect(joining(" ")))
        .containsExactlyElementsOf(SURFACE.lines().toList());
    assertThat(EXPORTED).isEqualTo(types.keySet());
  }

  @Test
  void needsNothingThatIsNotShown() {
    List<String> hidden = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      if (isShown(type)) {
        for (JavaClass mentioned : (Iterable<JavaClass>) mentioned(type)::iterator) {
          if (mentioned.getPackageName().startsWith(BASE) && !isShown(mentioned)) {
            hidden.add(type.getName() + " mentions " + mentioned.getName());
          }
        }
      }
    }
    assertThat(hidden).isEmpty();
  }

  private static Stream<JavaClass> mentioned(JavaClass type) {
    Stream<JavaType> supertypes =
        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
    Stream<JavaType> fields =
        type.getFields().stream().filter(PublicSurfaceTests::isShown).map(field -> field.getType());
    return Stream.of(
            supertypes.flatMap(each -> each.getAllInvolvedRawTypes().stream()),
            fields.flatMap(each -> each.getAllInvolvedRawTypes().stream()),
            type.getCodeUnits().stream()
                .filter(PublicSurfaceTests::isShown)
                .flatMap(PublicSurfaceTests::mentioned))
        .flatMap(each -> each);
  }

  private static Stream<JavaClass> mentioned(JavaCodeUnit unit) {
    return Stream.concat(
            Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
                .flatMap(each -> each.getAllInvolvedRawTypes().stream()),
            unit.getThrowsClause().getTypes().stream())
        .map(JavaClass::getBaseComponentType);
  }

  @Test
  void asksItsReadersForTheLibrariesThatItMentions() {
    assertThat(MODULE.requires())
        .filteredOn(
            each -> each.modifiers().contains(ModuleDescriptor.Requires.Modifier.TRANSITIVE))
        .extracting(ModuleDescriptor.Requires::name)
        .containsExactlyInAnyOrder("reactor.core", "org.reactivestreams", "org.jspecify");
    assertThat(MODULE.requires()).noneMatch(each -> each.name().startsWith("spring"));
  }
}
