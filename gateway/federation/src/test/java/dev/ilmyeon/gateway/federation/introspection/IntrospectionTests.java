package dev.ilmyeon.gateway.federation.introspection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonNumber;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.operation.OperationReader;
import dev.ilmyeon.gateway.federation.operation.ValidOperation;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.SchemaReader;
import graphql.introspection.IntrospectionQuery;
import graphql.introspection.IntrospectionResultToSchema;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntrospectionTests {

  private static final String SDL =
      """
      "The paper"
      schema { query: Query mutation: Mutation }
      "Where all begins"
      type Query {
        article("Which" id: ID! = "1", old: Int @deprecated): Article
        media(filter: Filter = {sky: CLEAR, tags: ["a"]}): [Media!]!
        gone: String @deprecated(reason: "Use article")
      }
      type Mutation { put(by: Lookup): Node }
      interface Node { id: ID! }
      interface Titled implements Node { id: ID! title: String }
      type Article implements Node & Titled { id: ID! title: String }
      type Image { url: Url }
      union Media = Article | Image
      enum Sky { "Blue" CLEAR GREY @deprecated }
      input Filter { sky: Sky = CLEAR tags: [String!] size: Int = 3 @deprecated(reason: "No") }
      input Lookup @oneOf { id: ID path: String }
      "A link" scalar Url @specifiedBy(url: "https://url.example")
      directive @live("How often" every: Int = 5) repeatable on QUERY | FIELD
      """;

  private static final Schema SCHEMA = SchemaReader.read(SDL).schema();

  @Test
  void answersInTheShapeOfTheQuestion() {
    assertThat(
            ask(
                """
                query ($old: Boolean!, $name: String!) {
                  q: __typename
                  a: __type(name: "Article") { ...F interfaces { name } }
                  nothing: __type(name: "Nope") { name }
                  sky: __type(name: $name) {
                    __typename
                    now: enumValues { name description }
                    enumValues(includeDeprecated: $old) { name isDeprecated deprecationReason }
                  }
                }
                fragment F on __Type { kind name ... on __Type { fields { name type { ofType { name } } } } }
                """,
                "{\"old\":true,\"name\":\"Sky\"}"))
        .isEqualTo(
            "{\"q\":\"Query\","
                + "\"a\":{\"kind\":\"OBJECT\",\"name\":\"Article\",\"fields\":["
                + "{\"name\":\"id\",\"type\":{\"ofType\":{\"name\":\"ID\"}}},"
                + "{\"name\":\"title\",\"type\":{\"ofType\":null}}],"
                + "\"interfaces\":[{\"name\":\"Node\"},{\"name\":\"Titled\"}]},"
                + "\"nothing\":null,"
                + "\"sky\":{\"__typename\":\"__Type\","
                + "\"now\":[{\"name\":\"CLEAR\",\"description\":\"Blue\"}],"
                + "\"enumValues\":[{\"name\":\"CLEAR\",\"isDeprecated\":false,\"deprecationReason\":null},"
                + "{\"name\":\"GREY\",\"isDeprecated\":true,\"deprecationReason\":\"No longer supported\"}]}}");
  }

  @Test
  void showsWhatIsNewInTheLatestEdition() {
    assertThat(
            ask(
                """
                {
                  lookup: __type(name: "Lookup") { isOneOf }
                  filter: __type(name: "Filter") {
                    isOneOf inputFields(includeDeprecated: true) { name defaultValue isDeprecated deprecationReason }
                  }
                  url: __type(name: "Url") { isOneOf specifiedByURL }
                  query: __type(name: "Query") { fields { name args { name defaultValue } } }
                  __schema { description }
                }
                """,
                "{}"))
        .isEqualTo(
            "{\"lookup\":{\"isOneOf\":true},"
                + "\"filter\":{\"isOneOf\":false,\"inputFields\":["
                + "{\"name\":\"sky\",\"defaultValue\":\"CLEAR\",\"isDeprecated\":false,\"deprecationReason\":null},"
                + "{\"name\":\"tags\",\"defaultValue\":null,\"isDeprecated\":false,\"deprecationReason\":null},"
                + "{\"name\":\"size\",\"defaultValue\":\"3\",\"isDeprecated\":true,\"deprecationReason\":\"No\"}]},"
                + "\"url\":{\"isOneOf\":null,\"specifiedByURL\":\"https://url.example\"},"
                + "\"query\":{\"fields\":["
                + "{\"name\":\"article\",\"args\":[{\"name\":\"id\",\"defaultValue\":\"\\\"1\\\"\"}]},"
                + "{\"name\":\"media\",\"args\":[{\"name\":\"filter\",\"defaultValue\":\"{sky: CLEAR, tags: [\\\"a\\\"]}\"}]}]},"
                + "\"__schema\":{\"description\":\"The paper\"}}");
  }

  @Test
  void leavesOutBuiltInScalarsThatNothingUses() {
    Schema small = SchemaReader.read("type Query { a: String }").schema();

    assertThat(ask(small, "{ __schema { types { name } } }", "{}"))
        .contains("\"String\"", "\"Boolean\"", "\"__Type\"")
        .doesNotContain("\"Int\"", "\"Float\"", "\"ID\"");
  }

  /** A KB of text, millions of values. */
  @Test
  void refusesAnswersThatAreLargerThanAnyToolNeeds() {
    Schema large = large(1_000, "T%d");
    String types = "__schema{types{fields{type{fields{name}}}}}";
    StringBuilder roots = new StringBuilder("{");
    for (int i = 0; i < 20; i++) {
      roots.append("a%d:%s ".formatted(i, types));
    }

    assertThat(ask(large, "{" + types + "}", "{}")).contains("\"f9\"");
    assertThat(refusal(large, roots + "}")).isEqualTo("INTROSPECTION_LIMIT_EXCEEDED");
  }

  @Test
  void answersAWholeSchemaHoweverLarge() {
    Schema large = large(3_000, "[T%d!]!");

    assertThat(ask(large, IntrospectionQuery.INTROSPECTION_QUERY, "{}").length())
        .isGreaterThan(3_000_000);
  }

  private static Schema large(int types, String reference) {
    StringBuilder sdl = new StringBuilder("type Query { a: [T0!]! }");
    for (int i = 0; i < types; i++) {
      sdl.append("type T").append(i).append('{');
      for (int k = 0; k < 10; k++) {
        sdl.append(("f%d(id: ID!): " + reference + " ").formatted(k, (i + k + 1) % types));
      }
      sdl.append('}');
    }
    return SchemaReader.read(sdl.toString()).schema();
  }

  private static Object refusal(Schema schema, String document) {
    return catchThrowableOfType(RequestException.class, () -> ask(schema, document, "{}"))
        .errors()
        .getFirst()
        .extensions()
        .get("code");
  }

  /** Another implementation's query, read back by that implementation. */
  @Test
  @SuppressWarnings("unchecked")
  void tellsOthersTheWholeSchema() {
    String answer = ask(IntrospectionQuery.INTROSPECTION_QUERY, "{}");
    Map<String, Object> introspected = (Map<String, Object>) plain(JsonReader.read(answer, 50));

    String printed =
        new SchemaPrinter(SchemaPrinter.Options.defaultOptions().includeDirectives(false))
            .print(
                UnExecutableSchemaGenerator.makeUnExecutableSchema(
                    new graphql.schema.idl.SchemaParser()
                        .buildRegistry(
                            new IntrospectionResultToSchema()
                                .createSchemaDefinition(introspected))));

    assertThat(printed)
        .contains(
            "union Media = Article | Image",
            "interface Titled implements Node {",
            "media(filter: Filter = {sky : CLEAR, tags : [\"a\"]}): [Media!]!",
            "put(by: Lookup): Node");
  }

  private static @Nullable Object plain(JsonValue json) {
    return switch (json) {
      case JsonObject(var members) -> {
        Map<String, Object> map = new LinkedHashMap<>();
        members.forEach((key, value) -> map.put(key, plain(value)));
        yield map;
      }
      case JsonArray(var items) -> items.stream().map(IntrospectionTests::plain).toList();
      case JsonString(var text) -> text;
      case JsonNumber(var text) -> text;
      case JsonLiteral literal ->
          switch (literal) {
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> null;
          };
    };
  }

  private static String ask(String document, String variables) {
    return ask(SCHEMA, document, variables);
  }

  private static String ask(Schema schema, String document, String variables) {
    OperationReader reader = new OperationReader(schema, OperationLimits.GENEROUS);
    ValidOperation operation = reader.read(document).operation(null);
    JsonObject coerced =
        reader.coerceVariables(operation, (JsonObject) JsonReader.read(variables, 10));
    JsonObject answer =
        new Introspection(schema)
            .answers(coerced)
            .root(reader.normalize(operation, reader.conditions(operation, coerced)));
    JsonWriter out = new JsonWriter(1024);
    out.value(answer);
    return new String(out.toByteArray(), UTF_8);
  }
}
