package dev.ilmyeon.gateway.federation.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.EngineListener;
import dev.ilmyeon.gateway.federation.EngineOptions;
import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlPayload;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.Supergraph;
import dev.ilmyeon.gateway.federation.conformance.FieldWays.Way;
import dev.ilmyeon.gateway.federation.fixture.JavaJson;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.request.Claims;
import dev.ilmyeon.gateway.federation.request.IncrementalFormat;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.schema.NamedType.ObjectType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every field of a protected supergraph, asked for in every way by clients of all kinds: nobody is
 * told what they may not see, and everybody the rest. The ways and who may see what are made from
 * the supergraph; a field that is added to it is in the matrix.
 *
 * <p>That the matrix would notice is shown by taking one protection after the other away from what
 * the engine serves, but not from what is expected of it.
 */
class AccessMatrixTests {

  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Feature FEATURE =
      new Feature(Path.of("src/test/resources/conformance/protected"));
  private static final Claims ALL = FEATURE.allClaims();
  private static final RequiredClaims REQUIRED = new RequiredClaims(FEATURE.supergraph());
  private static final List<Way> WAYS = new FieldWays(FEATURE.consumerSchema()).all();

  /** What clients are answered who may see everything. */
  private static final Map<String, Map<String, Object>> WHOLE = new HashMap<>();

  /** A client, by what it can show. */
  record Role(String name, Claims claims) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Role> roles() {
    return Stream.of(
        new Role("nobody", Claims.NONE),
        new Role("somebody", new Claims(true, Set.of(), Set.of())),
        new Role("paymaster", new Claims(true, Set.of("pay"), Set.of())),
        new Role("reader", new Claims(true, Set.of("read:body"), Set.of("trusted"))),
        new Role("known by nothing", new Claims(false, ALL.scopes(), ALL.policies())),
        new Role("everybody", ALL));
  }

  private static FederationEngine engine(String sdl, WatchedSubgraphs subgraphs, boolean reject) {
    return new FederationEngine(
        Supergraph.read(sdl),
        subgraphs,
        EngineOptions.DEFAULT.withLimits(OperationLimits.GENEROUS).withRejectUnauthorized(reject),
        EngineListener.NONE);
  }

  private static WatchedSubgraphs subgraphs() {
    return new WatchedSubgraphs(FEATURE.local(Set.of()));
  }

  @Test
  void isOfEveryFieldInEveryWay() {
    assertThat(WAYS).extracting(Way::kind).contains(kinds());
    Set<String> reached = new TreeSet<>();
    WAYS.forEach(way -> reached.add(way.on() + "." + way.field()));
    FEATURE
        .consumerSchema()
        .types()
        .values()
        .forEach(type -> {
          if (type instanceof ObjectType object && !type.name().startsWith("__")) {
            object
                .fields()
                .keySet()
                .forEach(field -> assertThat(reached).contains(type.name() + "." + field));
          }
        });
  }

  private static String[] kinds() {
    List<String> kinds = new ArrayList<>(List.of("direct, condition", "direct, plain"));
    for (String way : List.of("direct", "interface", "union")) {
      for (String form : List.of("fragment", "aliased fragment", "named fragment", "deferred")) {
        kinds.add(way + ", " + form);
      }
    }
    kinds.add("interface, plain");
    kinds.add("interface, alias");
    return kinds.toArray(String[]::new);
  }

  @ParameterizedTest
  @MethodSource("roles")
  void showsWhatARoleMaySee(Role role) {
    WatchedSubgraphs subgraphs = subgraphs();
    FederationEngine engine = engine(FEATURE.sdl(), subgraphs, false);
    int told = 0;
    for (Way way : WAYS) {
      String leak = leak(way, role, engine, subgraphs);
      assertThat(leak).as("%s %s", way.kind(), way.asked()).isNull();
      if (!way.isDeferred() && way.asked().startsWith("query")) {
        Map<String, Object> whole =
            WHOLE.computeIfAbsent(way.asked(), _ -> response(engine, way, ALL));
        Map<String, Object> part = response(engine, way, role.claims());
        String problem = SeenPart.problem(whole, part);
        assertThat(problem).as("%s %s\n%s", way.kind(), way.asked(), part).isNull();
        told += part.containsKey("errors") ? 0 : 1;
      }
    }
    assertThat(told).as("asked for without any refusal").isGreaterThan(WAYS.size() / 20);
  }

  @ParameterizedTest
  @MethodSource("roles")
  void refusesWhatSelectsAnythingElse(Role role) {
    WatchedSubgraphs subgraphs = subgraphs();
    FederationEngine engine = engine(FEATURE.sdl(), subgraphs, true);
    int refused = 0;
    for (Way way : WAYS) {
      subgraphs.answers.clear();
      GraphQlResponse response = execute(engine, way, role.claims());
      String text = response.text();
      boolean selectsDenied = REQUIRED.deny(role.claims(), way.on(), way.field());
      if (response.outcome() == Outcome.REFUSED) {
        refused++;
        assertThat(text).as(way.asked()).startsWith("{\"errors\":[").doesNotContain("\"data\"");
        assertThat(text).contains("\"path\":[", "\"code\":\"UNAUTHORIZED_FIELD_OR_TYPE\"");
        assertThat(subgraphs.answers).as(way.asked()).isEmpty();
      } else {
        assertThat(selectsDenied).as("%s %s\n%s", way.kind(), way.asked(), text).isFalse();
        assertThat(leak(way, role, engine, subgraphs)).as("%s\n%s", way.asked(), text).isNull();
      }
    }
    boolean seesAll = role.claims().equals(ALL);
    assertThat(refused).isBetween(seesAll ? 0 : 1, seesAll ? 0 : WAYS.size() - 1);
  }

  @ParameterizedTest
  @MethodSource("roles")
  void hasNoWayAroundThePlan(Role role) {
    WatchedSubgraphs subgraphs = subgraphs();
    FederationEngine engine = engine(FEATURE.sdl(), subgraphs, false);
    for (Way way : WAYS) {
      String entity =
          "{ _entities(representations: [{__typename: \"%1$s\", id: \"a1\"}]) { ... on %1$s { %2$s } } }"
              .formatted(way.on(), way.field());
      GraphQlRequest request = GraphQlRequest.of(entity).withClaims(role.claims());
      assertThat(execute(engine, request).text())
          .contains("Cannot query field \\\"_entities\\\" on type \\\"Query\\\"");
    }
    assertThat(
            execute(engine, GraphQlRequest.of("{ _service { sdl } }").withClaims(role.claims()))
                .text())
        .contains("Cannot query field \\\"_service\\\" on type \\\"Query\\\"");
    assertThat(subgraphs.answers).isEmpty();
  }

  /** The protections that may go unnoticed are those that follow from others. */
  @Test
  void noticesWhateverLosesItsProtection() {
    Set<String> unnoticed = new TreeSet<>();
    for (String coordinate : FEATURE.supergraph().requirements().keySet()) {
      String sdl = SdlLines.change(FEATURE.sdl(), coordinate, SdlLines::unprotected);
      assertThat(sdl).as(coordinate).isNotEqualTo(FEATURE.sdl());
      WatchedSubgraphs subgraphs = subgraphs();
      FederationEngine engine = engine(sdl, subgraphs, false);
      boolean noticed =
          roles()
              .anyMatch(role ->
                  WAYS.stream()
                      .filter(way ->
                          way.kind().endsWith(", plain") || way.kind().endsWith(", fragment"))
                      .anyMatch(way -> leak(way, role, engine, subgraphs) != null));
      if (!noticed) {
        unnoticed.add(coordinate);
      }
    }
    assertThat(unnoticed).containsExactly("User.domain");
  }

  /** What a role learns that it may not; null if nothing. */
  private static @Nullable String leak(
      Way way, Role role, FederationEngine engine, WatchedSubgraphs subgraphs) {
    subgraphs.answers.clear();
    GraphQlRequest request = GraphQlRequest.of(way.asked()).withClaims(role.claims());
    List<String> texts =
        way.isDeferred()
            ? Objects.requireNonNull(
                engine
                    .executeIncrementally(request, IncrementalFormat.DEFER_2022_08_24)
                    .map(GraphQlPayload::text)
                    .collectList()
                    .block(DEADLINE))
            : List.of(execute(engine, request).text());
    for (String text : texts) {
      String leak = leak(JavaJson.of(JsonReader.read(text, 200)), way, role);
      if (leak != null) {
        return leak + " in " + text;
      }
    }
    for (String mark : marks(role.claims())) {
      if (texts.toString().contains(mark) || subgraphs.answers.toString().contains(mark)) {
        return mark + " in " + texts + " or " + subgraphs.answers;
      }
    }
    return null;
  }

  private static @Nullable String leak(@Nullable Object value, Way way, Role role) {
    if (value instanceof List<?> items) {
      return items.stream()
          .map(item -> leak(item, way, role))
          .filter(Objects::nonNull)
          .findFirst()
          .orElse(null);
    }
    if (!(value instanceof Map<?, ?> members)) {
      return null;
    }
    if (members.get("__typename") instanceof String type) {
      String leak = leak(type, members, way, role.claims());
      if (leak != null) {
        return leak;
      }
    }
    return leak(
        List.copyOf(members.values().stream().filter(Objects::nonNull).toList()), way, role);
  }

  private static @Nullable String leak(String type, Map<?, ?> members, Way way, Claims claims) {
    if (REQUIRED.deny(claims, type)) {
      return "an object of type " + type;
    }
    boolean told = members.get(way.field()) != null || members.get(FieldWays.ALIAS) != null;
    boolean asked = way.on().equals(type) || isOf(type, way.on());
    return told
            && asked
            && (REQUIRED.deny(claims, type, way.field())
                || REQUIRED.deny(claims, way.on(), way.field()))
        ? type + "." + way.field()
        : null;
  }

  private static boolean isOf(String type, String general) {
    return FEATURE.consumerSchema().possibleTypes(general).contains(type);
  }

  /** What values of the data begin with that these claims do not suffice for. */
  private static List<String> marks(Claims claims) {
    List<String> marks = new ArrayList<>();
    if (!claims.authenticated()) {
      marks.add("somebody");
    }
    if (!claims.scopes().contains("pay")) {
      marks.add("pay-");
    }
    if (!claims.scopes().containsAll(Set.of("read:body", "read:text"))
        && !claims.scopes().contains("admin")) {
      marks.add("whole-");
    }
    if (!claims.policies().contains("trusted")) {
      marks.add("trusted-");
    }
    return marks;
  }

  private static GraphQlResponse execute(FederationEngine engine, Way way, Claims claims) {
    return execute(engine, GraphQlRequest.of(way.asked()).withClaims(claims));
  }

  private static GraphQlResponse execute(FederationEngine engine, GraphQlRequest request) {
    return Objects.requireNonNull(engine.execute(request).block(DEADLINE));
  }

  private static Map<String, Object> response(FederationEngine engine, Way way, Claims claims) {
    return JavaJson.object(JsonReader.read(execute(engine, way, claims).body(), 200));
  }
}
