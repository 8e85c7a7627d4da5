package dev.ilmyeon.gateway.federation.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.error.SourceLocation;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VariableCoercionTests {

  private static final OperationReader READER =
      new OperationReader(Newsroom.SCHEMA, OperationLimits.GENEROUS);

  @ParameterizedTest
  @MethodSource
  void coerces(String type, String raw, String coerced) {
    assertThat(coerce(type, raw)).isEqualTo(coerced);
  }

  static Stream<Arguments> coerces() {
    return Stream.of(
        // Absent, null and default are three things.
        arguments("Int", "{}", "{}"),
        arguments("Int", "{\"v\":null}", "{\"v\":null}"),
        arguments("Int = 5", "{}", "{\"v\":5}"),
        arguments("Int = 5", "{\"v\":null}", "{\"v\":null}"),
        arguments("Int! = 5", "{}", "{\"v\":5}"),
        arguments("[Int] = 5", "{}", "{\"v\":[5]}"),
        arguments("ID = 5", "{}", "{\"v\":\"5\"}"),
        arguments("Sky = CLEAR", "{}", "{\"v\":\"CLEAR\"}"),
        arguments(
            "Filter = {section: \"a\"}",
            "{}",
            "{\"v\":{\"section\":\"a\",\"limit\":10,\"text\":\"x\"}}"),
        // What the operation does not name is not passed on.
        arguments("Int", "{\"v\":1,\"other\":2}", "{\"v\":1}"),
        // Scalars.
        arguments("Int", "{\"v\":-2147483648}", "{\"v\":-2147483648}"),
        arguments("Int", "{\"v\":1e3}", "{\"v\":1000}"),
        arguments("Int", "{\"v\":2.0}", "{\"v\":2}"),
        arguments("Float", "{\"v\":3}", "{\"v\":3}"),
        arguments(
            "Float",
            "{\"v\":0.1000000000000000000000000001}",
            "{\"v\":0.1000000000000000000000000001}"),
        arguments("ID", "{\"v\":\"x\"}", "{\"v\":\"x\"}"),
        arguments("ID", "{\"v\":12345678901234567890123}", "{\"v\":\"12345678901234567890123\"}"),
        arguments("String", "{\"v\":\"일면\"}", "{\"v\":\"일면\"}"),
        arguments("Boolean", "{\"v\":false}", "{\"v\":false}"),
        arguments("Sky", "{\"v\":\"CLEAR\"}", "{\"v\":\"CLEAR\"}"),
        // Custom scalars pass untouched.
        arguments(
            "Any",
            "{\"v\":{\"a\":[1e999,null,{\"b\":12345678901234567890}]}}",
            "{\"v\":{\"a\":[1e999,null,{\"b\":12345678901234567890}]}}"),
        // Lists.
        arguments("[Int]", "{\"v\":1}", "{\"v\":[1]}"),
        arguments("[Int]", "{\"v\":[1,null]}", "{\"v\":[1,null]}"),
        arguments("[Int]", "{\"v\":[]}", "{\"v\":[]}"),
        arguments("[[Int]]", "{\"v\":1}", "{\"v\":[[1]]}"),
        arguments("[[Int]]", "{\"v\":[1,[2]]}", "{\"v\":[[1],[2]]}"),
        // Input objects.
        arguments(
            "Filter",
            "{\"v\":{\"section\":\"a\",\"skies\":\"CLEAR\",\"and\":{\"section\":\"b\",\"limit\":1,\"text\":null}}}",
            "{\"v\":{\"section\":\"a\",\"limit\":10,\"skies\":[\"CLEAR\"],\"and\":{\"section\":\"b\",\"limit\":1,\"text\":null},\"text\":\"x\"}}"),
        arguments("Lookup", "{\"v\":{\"path\":\"a\"}}", "{\"v\":{\"path\":\"a\"}}"));
  }

  @ParameterizedTest
  @MethodSource
  void refuses(String type, String raw, String... messages) {
    RequestException refused =
        catchThrowableOfType(RequestException.class, () -> coerce(type, raw));

    assertThat(refused).as(raw).isNotNull();
    assertThat(refused.errors())
        .allSatisfy(error -> {
          assertThat(error.extensions()).containsEntry("code", "BAD_USER_INPUT");
          assertThat(error.locations()).containsExactly(new SourceLocation(1, 8));
        })
        .extracting(error -> error.message())
        .containsExactly(messages);
  }

  private static Arguments wrong(String type, String raw, String... messages) {
    return arguments(type, raw, messages);
  }

  static Stream<Arguments> refuses() {
    return Stream.of(
        wrong("Int!", "{}", "Variable \"$v\" of required type \"Int!\" was not provided."),
        wrong(
            "Int!", "{\"v\":null}", "Variable \"$v\" of non-null type \"Int!\" must not be null."),
        wrong(
            "Int! = 5",
            "{\"v\":null}",
            "Variable \"$v\" of non-null type \"Int!\" must not be null."),
        wrong(
            "Int",
            "{\"v\":\"1\"}",
            "Variable \"$v\" got invalid value \"1\"; Int cannot represent non-integer value: \"1\""),
        wrong(
            "Int",
            "{\"v\":1.5}",
            "Variable \"$v\" got invalid value 1.5; Int cannot represent non-integer value: 1.5"),
        wrong(
            "Int",
            "{\"v\":2147483648}",
            "Variable \"$v\" got invalid value 2147483648; Int cannot represent non 32-bit signed integer value: 2147483648"),
        wrong(
            "Int",
            "{\"v\":1e999999999}",
            "Variable \"$v\" got invalid value 1e999999999; Int cannot represent non-integer value: 1e999999999"),
        wrong(
            "Float",
            "{\"v\":1e999}",
            "Variable \"$v\" got invalid value 1e999; Float cannot represent non numeric value: 1e999"),
        wrong(
            "String",
            "{\"v\":1}",
            "Variable \"$v\" got invalid value 1; String cannot represent a non string value: 1"),
        wrong(
            "Boolean",
            "{\"v\":\"true\"}",
            "Variable \"$v\" got invalid value \"true\"; Boolean cannot represent a non boolean value: \"true\""),
        wrong(
            "ID",
            "{\"v\":1.5}",
            "Variable \"$v\" got invalid value 1.5; ID cannot represent value: 1.5"),
        wrong(
            "Sky",
            "{\"v\":\"RAIN\"}",
            "Variable \"$v\" got invalid value \"RAIN\"; Value \"RAIN\" does not exist in \"Sky\" enum."),
        wrong(
            "Sky",
            "{\"v\":1}",
            "Variable \"$v\" got invalid value 1; Enum \"Sky\" cannot represent non-string value: 1."),
        wrong(
            "[Int!]",
            "{\"v\":[1,null,\"x\"]}",
            "Variable \"$v\" got invalid value null at \"v[1]\"; Expected non-nullable type \"Int!\" not to be null.",
            "Variable \"$v\" got invalid value \"x\" at \"v[2]\"; Int cannot represent non-integer value: \"x\""),
        wrong(
            "Filter",
            "{\"v\":[]}",
            "Variable \"$v\" got invalid value []; Expected type \"Filter\" to be an object."),
        wrong(
            "Filter",
            "{\"v\":{\"nope\":1}}",
            "Variable \"$v\" got invalid value { nope: 1 }; Field \"section\" of required type \"String!\" was not provided.",
            "Variable \"$v\" got invalid value { nope: 1 }; Field \"nope\" is not defined by type \"Filter\"."),
        wrong(
            "[Filter]",
            "{\"v\":[{\"section\":\"a\",\"and\":{\"section\":null}}]}",
            "Variable \"$v\" got invalid value null at \"v[0].and.section\"; Expected non-nullable type \"String!\" not to be null."),
        wrong(
            "Lookup",
            "{\"v\":{}}",
            "Variable \"$v\" got invalid value {}; Exactly one key must be specified for OneOf type \"Lookup\"."),
        wrong(
            "Lookup",
            "{\"v\":{\"id\":\"a\",\"path\":\"b\"}}",
            "Variable \"$v\" got invalid value { id: \"a\", path: \"b\" }; Exactly one key must be specified for OneOf type \"Lookup\"."),
        wrong(
            "Lookup",
            "{\"v\":{\"id\":null}}",
            "Variable \"$v\" got invalid value null at \"v.id\"; Field \"id\" must be non-null."),
        wrong(
            "Int",
            "{\"v\":[[[1]],{\"a\":{\"b\":{\"c\":1}}},3,4,5,6,7,8,9,10,11,12]}",
            "Variable \"$v\" got invalid value [[[Array]], { a: [Object] }, 3, 4, 5, 6, 7, 8, 9, 10, ... 2 more items]; Int cannot represent non-integer value: [[[Array]], { a: [Object] }, 3, 4, 5, 6, 7, 8, 9, 10, ... 2 more items]"));
  }

  @Test
  void cutsLongValuesInMessages() {
    RequestException refused =
        catchThrowableOfType(
            RequestException.class,
            () -> coerce("Int", "{\"v\":\"" + "\ud83d\ude00".repeat(5_000) + "\"}"));

    assertThat(refused.errors().getFirst().message()).hasSizeLessThan(1_000).contains("…");
  }

  @Test
  void reportsSomeErrorsOfVeryMany() {
    RequestException refused =
        catchThrowableOfType(
            RequestException.class,
            () -> coerce("[String!]", "{\"v\":[" + "1,".repeat(100_000) + "1]}"));

    assertThat(refused.errors()).hasSize(50);
  }

  @Test
  void readsConditionsFromCoercedVariables() {
    ValidOperation operation =
        Newsroom.read(
                "query ($a: Boolean!, $b: Boolean = true, $c: Int) {"
                    + " ...F echo(int: $c) @include(if: $b) x: echo @skip(if: false) }"
                    + " fragment F on Query { ... @skip(if: $a) { media { __typename } } }")
            .operation(null);

    assertThat(operation.conditionVariables()).containsExactly("a", "b");
    assertThat(
            READER.conditions(
                operation, READER.coerceVariables(operation, object("{\"a\":false,\"c\":1}"))))
        .hasToString("{a=false, b=true}");
    assertThat(
            catchThrowableOfType(
                RequestException.class,
                () -> READER.conditions(operation, object("{\"a\":false,\"b\":null}"))))
        .hasMessageContaining("$b");
  }

  private static String coerce(String type, String raw) {
    ValidOperation operation =
        Newsroom.read("query ($v: " + type + ") { echo(any: {v: $v}) }").operation(null);
    JsonWriter out = new JsonWriter(64);
    out.value(READER.coerceVariables(operation, object(raw)));
    return new String(out.toByteArray(), UTF_8);
  }

  private static JsonObject object(String json) {
    return (JsonObject) JsonReader.read(json, 20);
  }
}
