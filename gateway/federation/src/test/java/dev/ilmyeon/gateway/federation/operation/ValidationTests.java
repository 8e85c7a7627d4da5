package dev.ilmyeon.gateway.federation.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.schema.SchemaReader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The specification's chapter 5, rule by rule: what fails with which words and where, what passes.
 */
class ValidationTests {

  @ParameterizedTest
  @MethodSource({
    "operations",
    "fields",
    "arguments_",
    "fragments",
    "values",
    "directives",
    "variables"
  })
  void refuses(String document, String... expected) {
    assertThat(Newsroom.errors(document))
        .as(document)
        .allSatisfy(error ->
            assertThat(error.extensions()).containsEntry("code", "GRAPHQL_VALIDATION_FAILED"))
        .extracting(ValidationTests::describe)
        .containsExactly(expected);
  }

  private static String describe(GraphQlError error) {
    StringBuilder text = new StringBuilder(error.message());
    error
        .locations()
        .forEach(location ->
            text.append(" @").append(location.line()).append(':').append(location.column()));
    return text.toString();
  }

  private static Arguments invalid(String document, String... errors) {
    return arguments(document, errors);
  }

  /** 5.1 and 5.2. */
  static Stream<Arguments> operations() {
    return Stream.of(
        invalid(
            "{ media { __typename } } type T { a: Int }",
            "The \"T\" definition is not executable. @1:26"),
        invalid(
            "{ media { __typename } } schema { query: Q }",
            "The schema definition is not executable. @1:26"),
        invalid(
            "query A { media { __typename } } query A { media { __typename } }",
            "There can be only one operation named \"A\". @1:7 @1:40"),
        invalid(
            "{ media { __typename } } query A { media { __typename } }",
            "This anonymous operation must be the only defined operation. @1:1"),
        invalid(
            "subscription S { withdrawn a: withdrawn }",
            "Subscription \"S\" must select only one top level field. @1:28"),
        invalid(
            "subscription { ...F } fragment F on Subscription { withdrawn published { id } }",
            "Anonymous Subscription must select only one top level field. @1:62"),
        invalid(
            "subscription { __typename }",
            "Anonymous Subscription must not select an introspection top level field. @1:16"),
        invalid(
            "subscription ($c: Boolean!) { withdrawn @skip(if: $c) }",
            "Anonymous Subscription must not use `@skip` or `@include` directives in the top level selection. @1:41"));
  }

  /** 5.3.1 and 5.3.3; 5.3.2 has its own tests. */
  static Stream<Arguments> fields() {
    return Stream.of(
        invalid("{ nope }", "Cannot query field \"nope\" on type \"Query\". @1:3"),
        invalid(
            "{ node(id: 1) { title } }", "Cannot query field \"title\" on type \"Node\". @1:17"),
        invalid("{ media { id } }", "Cannot query field \"id\" on type \"Media\". @1:11"),
        invalid(
            "mutation { publish(id: 1) { __schema { description } } }",
            "Cannot query field \"__schema\" on type \"Article\". @1:29"),
        invalid(
            "{ media }",
            "Field \"media\" of type \"[Media]\" must have a selection of subfields. @1:3"),
        invalid(
            "{ echo { x } }",
            "Field \"echo\" must not have a selection since type \"String\" has no subfields. @1:8"));
  }

  /** 5.4. */
  static Stream<Arguments> arguments_() {
    return Stream.of(
        invalid(
            "{ article(id: 1, x: 2) { id } }",
            "Unknown argument \"x\" on field \"Query.article\". @1:18"),
        invalid("{ echo @live(x: 2) }", "Unknown argument \"x\" on directive \"@live\". @1:14"),
        invalid(
            "{ article(id: 1, id: 2) { id } }",
            "There can be only one argument named \"id\". @1:11 @1:18"),
        invalid(
            "{ article { id } }",
            "Field \"article\" argument \"id\" of type \"ID!\" is required, but it was not provided. @1:3"),
        invalid(
            "{ echo @include }",
            "Directive \"@include\" argument \"if\" of type \"Boolean!\" is required, but it was not provided. @1:8"));
  }

  /** 5.5. */
  static Stream<Arguments> fragments() {
    return Stream.of(
        invalid(
            "{ ...F } fragment F on Query { echo } fragment F on Query { echo }",
            "There can be only one fragment named \"F\". @1:19 @1:48"),
        invalid("{ ...F } fragment F on Nope { a }", "Unknown type \"Nope\". @1:24"),
        invalid("{ ... on Nope { a } }", "Unknown type \"Nope\". @1:10"),
        invalid(
            "{ ...F } fragment F on Sky { a }",
            "Fragment \"F\" cannot condition on non composite type \"Sky\". @1:24"),
        invalid(
            "{ ... on Filter { a } }",
            "Fragment cannot condition on non composite type \"Filter\". @1:10"),
        invalid("{ echo } fragment F on Query { echo }", "Fragment \"F\" is never used. @1:10"),
        invalid("{ ...F }", "Unknown fragment \"F\". @1:6"),
        invalid(
            "{ ...F } fragment F on Query { echo ...F }",
            "Cannot spread fragment \"F\" within itself. @1:37"),
        invalid(
            "{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { ...A }",
            "Cannot spread fragment \"A\" within itself via \"B\", \"C\". @1:32 @1:61 @1:90"),
        invalid(
            "{ media { ... on Article { id } } }",
            "Fragment cannot be spread here as objects of type \"Media\" can never be of type \"Article\". @1:11"),
        invalid(
            "{ media { ...F } } fragment F on Person { name }",
            "Fragment \"F\" cannot be spread here as objects of type \"Media\" can never be of type \"Person\". @1:11"));
  }

  /** 5.6. */
  static Stream<Arguments> values() {
    return Stream.of(
        value("int: \"1\"", "Int cannot represent non-integer value: \"1\" @1:13"),
        value("int: 1.0", "Int cannot represent non-integer value: 1.0 @1:13"),
        value(
            "int: 2147483648",
            "Int cannot represent non 32-bit signed integer value: 2147483648 @1:13"),
        value("float: \"1\"", "Float cannot represent non numeric value: \"1\" @1:15"),
        value("string: 1", "String cannot represent a non string value: 1 @1:16"),
        value("boolean: 0", "Boolean cannot represent a non boolean value: 0 @1:17"),
        value("id: 1.5", "ID cannot represent a non-string and non-integer value: 1.5 @1:12"),
        value("sky: \"CLEAR\"", "Enum \"Sky\" cannot represent non-enum value: \"CLEAR\". @1:13"),
        value("sky: RAIN", "Value \"RAIN\" does not exist in \"Sky\" enum. @1:13"),
        value("list: [1, \"2\"]", "Int cannot represent non-integer value: \"2\" @1:18"),
        value(
            "matrix: [[1, null], null]",
            "Expected value of type \"Int!\", found null. @1:21",
            "Expected value of type \"[Int!]!\", found null. @1:28"),
        value("filter: 1", "Expected value of type \"Filter\", found 1. @1:16"),
        value(
            "filter: {}",
            "Field \"Filter.section\" of required type \"String!\" was not provided. @1:16"),
        value(
            "filter: {section: \"a\", nope: {b: 1}}",
            "Field \"nope\" is not defined by type \"Filter\". @1:31"),
        value(
            "filter: {section: \"a\", and: {section: null}}",
            "Expected value of type \"String!\", found null. @1:46"),
        invalid(
            "{ article(id: null) { id } }", "Expected value of type \"ID!\", found null. @1:15"),
        invalid(
            "{ find(by: {}) { id } }",
            "OneOf Input Object \"Lookup\" must specify exactly one key. @1:12"),
        invalid(
            "{ find(by: {id: 1, path: \"a\"}) { id } }",
            "OneOf Input Object \"Lookup\" must specify exactly one key. @1:12"),
        invalid("{ find(by: {id: null}) { id } }", "Field \"Lookup.id\" must be non-null. @1:12"),
        invalid(
            "{ echo(any: {a: 1, a: 2}) }", "There can be only one input field named \"a\". @1:20"));
  }

  private static Arguments value(String argument, String... errors) {
    return invalid("{ echo(" + argument + ") }", errors);
  }

  /** 5.7. */
  static Stream<Arguments> directives() {
    return Stream.of(
        invalid("{ echo @nope(a: 1) }", "Unknown directive \"@nope\". @1:8"),
        invalid("{ echo @deprecated }", "Directive \"@deprecated\" may not be used on FIELD. @1:8"),
        invalid(
            "query @skip(if: true) { echo }", "Directive \"@skip\" may not be used on QUERY. @1:7"),
        invalid("{ echo @defer }", "Directive \"@defer\" may not be used on FIELD. @1:8"),
        invalid(
            "query ($l: String) { ... @defer(label: $l) { echo } }",
            "Argument \"@defer(label:)\" must be a static string. @1:26"),
        invalid(
            "{ ... @defer(label: \"a\") { echo } ...F } fragment F on Query { ... @defer(label: \"a\") { echo } }",
            "Value for arguments \"defer(label:)\" and \"stream(label:)\" must be unique across all Defer/Stream directive usages. @1:7 @1:68"),
        invalid(
            "mutation { ...F @defer ... { ... @defer(if: false) { publish(id: 1) { id } } } } fragment F on Mutation { publish(id: 1) { id } }",
            "Defer directive cannot be used on root mutation type \"Mutation\". @1:17",
            "Defer directive cannot be used on root mutation type \"Mutation\". @1:34"),
        invalid(
            "subscription { published { ...F } } fragment F on Article { ... @defer { id } }",
            "Defer directive not supported on subscription operations. Disable `@defer` by setting the `if` argument to `false`. @1:65"),
        invalid(
            "subscription { ... @defer { withdrawn } }",
            "Defer directive cannot be used on root subscription type \"Subscription\". @1:20"),
        invalid(
            "{ echo @live @live }",
            "The directive \"@live\" can only be used once at this location. @1:8 @1:14"));
  }

  /** 5.8. */
  static Stream<Arguments> variables() {
    return Stream.of(
        invalid(
            "query ($a: Int, $a: Int) { echo(int: $a) }",
            "There can be only one variable named \"$a\". @1:9 @1:18"),
        invalid(
            "query ($a: Article) { echo(any: {a: $a}) }",
            "Variable \"$a\" cannot be non-input type \"Article\". @1:12"),
        invalid("query ($a: [Nope!]) { echo(any: $a) }", "Unknown type \"Nope\". @1:13"),
        invalid("{ echo(int: $a) }", "Variable \"$a\" is not defined. @1:13 @1:1"),
        invalid(
            "query Q { ...F } fragment F on Query { echo(list: [1, $a]) }",
            "Variable \"$a\" is not defined by operation \"Q\". @1:55 @1:1"),
        invalid("query ($a: Int) { echo }", "Variable \"$a\" is never used. @1:8"),
        invalid(
            "query Q($a: Int) { echo }", "Variable \"$a\" is never used in operation \"Q\". @1:9"),
        invalid(
            "query ($a: String) { echo(int: $a) }",
            "Variable \"$a\" of type \"String\" used in position expecting type \"Int\". @1:8 @1:32"),
        invalid(
            "query ($a: ID) { article(id: $a) { id } }",
            "Variable \"$a\" of type \"ID\" used in position expecting type \"ID!\". @1:8 @1:30"),
        invalid(
            "query ($a: ID = null) { article(id: $a) { id } }",
            "Variable \"$a\" of type \"ID\" used in position expecting type \"ID!\". @1:8 @1:37"),
        invalid(
            "query ($a: Int) { echo(list: $a) }",
            "Variable \"$a\" of type \"Int\" used in position expecting type \"[Int]\". @1:8 @1:30"),
        invalid(
            "query ($a: [Int]) { echo(matrix: [$a]) }",
            "Variable \"$a\" of type \"[Int]\" used in position expecting type \"[Int!]!\". @1:8 @1:35"),
        invalid(
            "query ($a: Boolean) { echo @skip(if: $a) }",
            "Variable \"$a\" of type \"Boolean\" used in position expecting type \"Boolean!\". @1:8 @1:38"),
        invalid(
            "query ($a: ID) { find(by: {id: $a}) { id } }",
            "Variable \"$a\" is of type \"ID\" but must be non-nullable to be used for OneOf Input Object \"Lookup\". @1:8 @1:32"),
        invalid(
            "query ($a: Int = \"x\") { echo(int: $a) }",
            "Int cannot represent non-integer value: \"x\" @1:18"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ echo }",
        "{ ... @defer(label: null) { echo } ... @defer(label: \"a\") { echo } ... @defer(label: \"b\") { echo } }",
        "mutation { publish(id: 1) { id ... @defer { title } } }",
        "subscription ($d: Boolean!) { published { id ... @defer(if: $d) { title } } }",
        "query A { echo } query B { echo } mutation C { publish(id: 1) { id } }",
        "subscription { ...F } fragment F on Subscription { published { id title } published { body } }",
        "{ node(id: 1) { __typename id ... on Titled { title } ... on Image { alt } } }",
        "{ media { ... on Node { id } ... on Titled { title } ...F } } fragment F on Gallery { id }",
        "{ article(id: \"a\") { id } articles { id } x: articles(first: 3, tags: \"one\") { id } }",
        "{ echo(int: -0, float: 1, string: null, id: 4, any: {a: [E]}, list: 1, matrix: [[1]]) }",
        "query ($v: Int) { echo(any: {a: [E, $v]}, list: [$v, null], matrix: [[1]]) }",
        "{ find(by: {path: \"a\"}) { id } }",
        "query ($l: Lookup!) { find(by: $l) { id } }",
        "query ($id: ID!) { find(by: {id: $id}) { id } }",
        "query ($a: ID = 1, $n: Int) { article(id: $a) { id } articles(first: $n) { id } }",
        "query ($a: Int! @mark(n: 1) @mark(n: 2)) @live { echo(int: $a, list: [$a]) @mark(n: $a) }",
        "query ($f: Filter, $s: [Sky!]!) { articles(filter: $f) { id } a: articles(filter: {section: \"\", skies: $s}) { id } }",
        "query ($c: Boolean = true) { ... @include(if: $c) @defer(label: \"l\") { echo } }",
        "{ __schema { types { name } } __type(name: \"A\") { name } __typename }",
        "{ ...F @defer(if: false) } \"Described\" fragment F on Query @mark(n: 1) { echo }",
      })
  void accepts(String document) {
    assertThat(Newsroom.errors(document)).as(document).isEmpty();
  }

  @Test
  void saysThatTheSchemaLacksAnOperation() {
    var reader =
        new OperationReader(
            SchemaReader.read("type Query { a: Int }").schema(), OperationLimits.GENEROUS);

    assertThatThrownBy(() -> reader.read("mutation { a }"))
        .hasMessage("The mutation operation is not supported by the schema.");
  }

  @Test
  void givesUpAfterAHundredErrors() {
    assertThat(Newsroom.errors("{ " + "nope ".repeat(5_000) + "}")).hasSize(100);
  }
}
