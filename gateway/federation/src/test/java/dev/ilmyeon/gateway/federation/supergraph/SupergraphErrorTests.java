package dev.ilmyeon.gateway.federation.supergraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ilmyeon.gateway.federation.error.SupergraphException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SupergraphErrorTests {

  @ParameterizedTest
  @MethodSource
  void namesTheLineAndWhatWasExpected(String sdl, String message) {
    SupergraphException refused =
        catchThrowableOfType(SupergraphException.class, () -> SupergraphReader.read(sdl));

    assertThat(refused).as(sdl).hasMessage(message);
  }

  static Stream<Arguments> namesTheLineAndWhatWasExpected() {
    return Stream.of(
        arguments("", "Supergraph, line 1: Syntax Error: Unexpected <EOF>."),
        arguments("type Query {", "Supergraph, line 1: Syntax Error: Expected Name, found <EOF>."),
        arguments(
            "type Query { a: Int }",
            "Supergraph, line 1: expected a schema definition with"
                + " @link(url: \"https://specs.apollo.dev/join/v0.5\"): this is no supergraph."),
        arguments(
            linked("join/v0.5", ""),
            "Supergraph, line 2: expected an enum join__Graph that lists the subgraphs."),
        arguments(
            linked("join/v0.6", ""),
            "Supergraph, line 2: @link(url: \"https://specs.apollo.dev/join/v0.6\") is not supported."),
        arguments(
            linked("wishful/v1.0", ", for: SECURITY"),
            "Supergraph, line 2: @link(url: \"https://specs.apollo.dev/wishful/v1.0\", for: SECURITY) is not supported."),
        arguments(
            linked("policy/v9.0", ", for: SECURITY"),
            "Supergraph, line 2: @link(url: \"https://specs.apollo.dev/policy/v9.0\", for: SECURITY) is not supported."),
        arguments(
            linked("connect/v0.1", ", for: EXECUTION"),
            "Supergraph, line 2: @link(url: \"https://specs.apollo.dev/connect/v0.1\", for: EXECUTION) is not supported."),
        arguments(
            linked("join/v0.5", ", for: \"SECURITY\""),
            "Supergraph, line 2: expected for: SECURITY or for: EXECUTION."),
        arguments(
            linked("tag/v0.3", ", import: [1]"),
            "Supergraph, line 2: expected an import to be a string or {name: String, as: String}."),
        arguments(
            linked("tag/v0.3", ", import: \"@tag\""),
            "Supergraph, line 2: expected import of @link to be a list."),
        arguments(
            linked("tag/v0.3", ", import: [{name: \"@tag\", as: 1}]"),
            "Supergraph, line 2: expected an import to be a string or {name: String, as: String}."),
        arguments(
            linked("tag/v0.3", ", import: [{name: \"@tag\", as: \"\"}]"),
            "Supergraph, line 2: expected \"@tag\" to be imported as the name of a directive, with @, found \"\"."),
        arguments(
            linked("authenticated/v0.1", ", import: [{name: \"@authenticated\", as: \"auth\"}]"),
            "Supergraph, line 2: expected \"@authenticated\" to be imported as the name of a directive, with @, found \"auth\"."),
        arguments(
            linked("tag/v0.3", ", import: [{name: \"@tag\", as: \"@1\"}]"),
            "Supergraph, line 2: expected \"@tag\" to be imported as the name of a directive, with @, found \"@1\"."),
        arguments(
            linked("join/v0.5", ", import: [{name: \"FieldSet\", as: \"@F\"}]"),
            "Supergraph, line 2: expected \"FieldSet\" to be imported as the name of a type, found \"@F\"."),
        arguments(
            linked("tag/v0.3", ", import: [\"@tag\", {name: \"@tag\", as: \"@t\"}]"),
            "Supergraph, line 2: expected \"@tag\" to be imported under one name."),
        arguments(
            linked("authenticated/v0.1", ", as: \"@known\""),
            "Supergraph, line 2: expected as of @link to be a name, a string."),
        arguments(
            linked("join/v0.5", "").replace("query: Query", "mutation: Query"),
            "Supergraph, line 2: expected the schema to have a query type."),
        arguments(
            SupergraphText.sdl("type Query { a: Int }").replace("\"two\"", "\"one\""),
            "Supergraph, line 7: expected one graph only to be named \"one\"."),
        body(
            "type Query @join__type(graph: ONE) { a: Int @join__field(graph: ONE, type: \"[Nope!]\") }",
            "expected type of @join__field to be a type of the schema, found \"[Nope!]\"."),
        body(
            "union U @join__type(graph: ONE) @join__unionMember(graph: ONE, member: \"Nope\") = Query type Query { a: Int }",
            "expected \"Nope\" to be a member of U."),
        body(
            "type Query { a: Int @join__field(graph: ONE, contextArguments: {name: \"a\"}) }",
            "expected contextArguments to be a list."),
        body(
            "type Query @join__type(graph: THREE) { a: Int }",
            "expected graph to be one of ONE, TWO, found THREE."),
        body(
            "type Query @join__type(graph: \"ONE\") { a: Int }",
            "expected graph of @join__type to be an enum value, found \"ONE\"."),
        body("type Query @join__type { a: Int }", "expected @join__type to have a graph."),
        body(
            "type Query @join__type(graph: ONE, key: 1) { a: Int }",
            "expected key of @join__type to be a string, found 1."),
        body(
            "type Query @join__type(graph: ONE, key: \"nope\") { a: Int }",
            "expected key of @join__type to be fields of Query, found \"nope\":"
                + " Cannot query field \"nope\" on type \"Query\"."),
        body(
            "type Query @join__type(graph: ONE) { a: Int @join__field(graph: ONE, requires: \"a {\") }",
            "expected requires of @join__field to be fields of Query, found \"a {\":"
                + " Syntax Error: Expected Name, found <EOF>."),
        body(
            "type Query @join__type(graph: ONE) { a: Int @join__field(graph: ONE, type: \"Int!!\") }",
            "expected type of @join__field to be a type, found \"Int!!\"."),
        body(
            "type Query @join__type(graph: ONE, isInterfaceObject: 1) { a: Int }",
            "expected isInterfaceObject of @join__type to be a boolean, found 1."),
        body(
            "type Query @join__type(graph: ONE) @join__implements(graph: ONE, interface: \"Query\") { a: Int }",
            "expected \"Query\" to be an interface."),
        body(
            "union U @join__type(graph: ONE) @join__unionMember(graph: ONE) = Query type Query { a: Int }",
            "expected @join__unionMember to have member, a string."),
        body(
            "type Query { a: Int @join__field(graph: ONE, contextArguments: [{name: \"a\"}]) }",
            "expected contextArguments to hold {name:, type:, context:, selection:}, all strings."),
        body(
            "type Query @join__type(graph: ONE) @context(name: \"c\") { a(x: Int): Int @join__field(graph: ONE,"
                + " contextArguments: [{name: \"x\", type: \"Int\", context: \"c\", selection: \"{ b }\"}]) }",
            "expected contextArguments of @join__field to be fields of Query, found \"{ b }\":"
                + " Cannot query field \"b\" on type \"Query\"."),
        body("type Query { a: Nope }", "Unknown type \"Nope\"."));
  }

  private static String linked(String feature, String more) {
    return """
    schema @link(url: "https://specs.apollo.dev/link/v1.0")
      @link(url: "https://specs.apollo.dev/%s"%s) { query: Query }
    type Query { a: Int }
    """
        .formatted(feature, more);
  }

  private static Arguments body(String body, String message) {
    return arguments(SupergraphText.sdl(body), "Supergraph, line 9: " + message);
  }
}
