package dev.ilmyeon.gateway.federation.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ilmyeon.gateway.federation.language.Document;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Fragment;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Operation;
import dev.ilmyeon.gateway.federation.language.Parser;
import dev.ilmyeon.gateway.federation.language.ParserLimits;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverlappingFieldsTests {

  private static final String HINT =
      " Use different aliases on the fields to fetch both if this was intentional.";

  @ParameterizedTest
  @MethodSource
  void refusesFieldsThatCannotBeMerged(String document, String message, String places) {
    assertThat(Newsroom.errors(document))
        .as(document)
        .first()
        .satisfies(error -> {
          assertThat(error.message()).isEqualTo(message + HINT);
          assertThat(error.locations().stream().map(each -> each.column() + "").toList())
              .isEqualTo(List.of(places.split(" ")));
        });
  }

  static Stream<Arguments> refusesFieldsThatCannotBeMerged() {
    return Stream.of(
        arguments(
            "{ article(id: 1) { x: id x: body } }",
            "Fields \"x\" conflict because \"id\" and \"body\" are different fields.",
            "20 26"),
        arguments(
            "{ article(id: 1) { title title(max: 3) } }",
            "Fields \"title\" conflict because they have differing arguments.",
            "20 26"),
        arguments(
            "{ article(id: 1) { title(max: 2) ... { title(max: 3) } } }",
            "Fields \"title\" conflict because they have differing arguments.",
            "20 40"),
        arguments(
            "query ($a: Int) { article(id: 1) { title(max: $a) ...F } } fragment F on Node { ... on Article { title(max: 3) } }",
            "Fields \"title\" conflict because they have differing arguments.",
            "36 98"),
        arguments(
            "{ media { ... on Image { x: id } ... on Gallery { x: title } } }",
            "Fields \"x\" conflict because they return conflicting types \"ID!\" and \"Int\".",
            "26 51"),
        arguments(
            "{ node(id: 1) { ... on Article { title } ... on Gallery { title } } }",
            "Fields \"title\" conflict because they return conflicting types \"String\" and \"Int\".",
            "34 59"),
        arguments(
            "{ media { ... on Image { x: owner { pets } } ... on Gallery { x: images { id } } } }",
            "Fields \"x\" conflict because they return conflicting types \"Person\" and \"[Image!]\".",
            "26 63"),
        arguments(
            "{ media { ... on Image { owner { x: name } } ... on Gallery { owner { x: pets } } } }",
            "Fields \"owner\" conflict because subfields \"x\" conflict because they return conflicting types \"String\" and \"[String]\".",
            "26 34 63 71"),
        arguments(
            "{ a: article(id: 1) { next { x: id } } a: article(id: 1) { next { x: body } } }",
            "Fields \"a\" conflict because subfields \"next\" conflict because subfields \"x\" conflict because \"id\" and \"body\" are different fields.",
            "3 23 30 40 60 67"),
        arguments(
            "{ a: article(id: 1) { next { x: id next { id } x: body } } a: article(id: 1) { id } }",
            "Fields \"x\" conflict because \"id\" and \"body\" are different fields.",
            "30 48"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ article(id: 1) { id id x: id ... on Node { id } } article(id: 1) { body } }",
        "{ echo(any: {a: 1, b: 2}) echo(any: {b: 2, a: 1}) }",
        // Different objects: different fields are fine as long as their shape is one.
        "{ media { ... on Image { x: alt } ... on Image { y: alt } } }",
        "{ node(id: 1) { ... on Image { x: url(width: 1) } ... on Article { x: title } } }",
        "{ media { ... on Image { x: owner { name } } ... on Gallery { x: owner { name } } } }",
      })
  void acceptsFieldsThatCan(String document) {
    assertThat(Newsroom.errors(document)).as(document).isEmpty();
  }

  /** 2 KB whose meaning is 2^30 fields: each set is looked at once. */
  @Test
  void workIsLinearWhereFragmentsRepeat() {
    StringBuilder text = new StringBuilder("{ article(id: 1) { ...F0 } }");
    for (int i = 0; i < 30; i++) {
      text.append(
          "fragment F%d on Article { a: next { ...F%d } b: next { ...F%d } }"
              .formatted(i, i + 1, i + 1));
    }
    text.append("fragment F30 on Article { id }");

    assertThat(effort(text.toString())).isLessThan(500);
  }

  @Test
  void workIsLinearWhereFieldsRepeat() {
    assertThat(effort("{ " + "echo ".repeat(20_000) + "}")).isEqualTo(2 * 20_000);
  }

  @Test
  void workIsLinearWhereNestedFieldsRepeat() {
    String text = "next { id ".repeat(100) + "}".repeat(100);

    assertThat(effort("{ article(id: 1) { " + text + text + "} }")).isLessThan(1_000);
  }

  /**
   * At each level an object may be one of three types, and each leaves other fields to all levels
   * below: 3^12 sets of fields, no two the same, from 230 fields.
   */
  @Test
  void refusesWhatIsMadeToTakeTooLong() {
    String level = "id";
    for (int depth = 11; depth > 0; depth--) {
      StringBuilder text = new StringBuilder();
      for (String type : List.of("Oak", "Elm", "Fir")) {
        int rest = 12 - depth;
        text.append("... on ").append(type).append(" { left { ");
        text.append("left { ".repeat(rest)).append(type).append(depth).append(": id");
        text.append(" }".repeat(rest)).append(" } } ");
      }
      level = text + "left { " + level + " }";
    }

    assertThat(
            Newsroom.errors(
                "{ tree { " + level + " } }", new OperationLimits(4_000, 20, 50, 20, 50, 2_000)))
        .extracting(error -> error.extensions().get("code"))
        .containsExactly("FIELD_LIMIT_EXCEEDED");
  }

  /** How many fields were looked at. */
  private static int effort(String text) {
    Document document = Parser.parse(text, ParserLimits.TRUSTED);
    Map<String, Fragment> fragments = new HashMap<>();
    document
        .definitions()
        .forEach(definition -> {
          if (definition instanceof Fragment fragment) {
            fragments.put(fragment.name(), fragment);
          }
        });
    ValidationContext context = new ValidationContext(Newsroom.SCHEMA, document, fragments);
    OverlappingFields rule = new OverlappingFields(context, Integer.MAX_VALUE);
    rule.check(List.of((Operation) document.definitions().getFirst()));
    context.throwIfAny();
    return Integer.MAX_VALUE - rule.remaining();
  }
}
