package dev.ilmyeon.gateway.federation.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionPrinter;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An operation in parts. */
class DeferTests {

  private static final OperationReader READER =
      new OperationReader(Newsroom.SCHEMA, OperationLimits.GENEROUS);

  @ParameterizedTest
  @MethodSource
  void comesInParts(String document, String variables, List<String> parts) {
    assertThat(parts(read(document, variables))).as(document).isEqualTo(parts);
  }

  static Stream<Arguments> comesInParts() {
    String article = "{ article(id: 1) ";
    return Stream.of(
        arguments(
            article + "{ id ... @defer(label: \"a\") { title } } }",
            "{}",
            List.of("-1 null {article(id: 1){id}}", "0 a {article(id: 1){id title}}")),
        arguments(
            article + "{ ...F @defer } } fragment F on Article { id ... @defer { title } }",
            "{}",
            List.of(
                "-1 null {article(id: 1){__typename}}",
                "0 null {article(id: 1){id}}",
                "1 null {article(id: 1){id title}}")),
        arguments(
            article + "{ id ... @defer { body } ... @defer { title } } }",
            "{}",
            List.of(
                "-1 null {article(id: 1){id}}",
                "0 null {article(id: 1){id body}}",
                "0 null {article(id: 1){id title}}")),
        arguments(
            "{ media { ... on Image { id ...F } ... on Gallery { ...G @defer } } }"
                + " fragment F on Node { id } fragment G on Titled { title }",
            "{}",
            List.of(
                "-1 null {media{... on Image{id}}}",
                "0 null {media{... on Image{id} ... on Gallery{title}}}")),
        arguments(
            "query ($x: Boolean = true, $y: Boolean!) "
                + article
                + "{ id ... @defer(if: $x) { body ... @defer(if: $y) { title } } } }",
            "{\"x\": false, \"y\": true}",
            List.of(
                "-1 null {article(id: 1){id body}}", "0 null {article(id: 1){id body title}}")));
  }

  /** One directive that is met in two parts begins a part in each. */
  @Test
  void aFragmentInTwoPartsBeginsTwo() {
    String document =
        "{ article(id: 1) { ...F ... @defer(label: \"next\") { next { ...F } } } }"
            + " fragment F on Article { id ... @defer(label: \"title\") { title } }";
    assertThat(parts(read(document, "{}")))
        .containsExactly(
            "-1 null {article(id: 1){id}}",
            "0 title {article(id: 1){id title}}",
            "0 next {article(id: 1){id next{id}}}",
            "2 title {article(id: 1){id next{id title}}}");
  }

  @Test
  void saysWhereAPartBegins() {
    Operation operation =
        read(
            "{ article(id: 1) { id ...F @defer ... @defer { ...F } } } fragment F on Article { title }",
            "{}");
    assertThat(begun(operation.written())).containsExactly(1, 2);
    assertThat(SelectionPrinter.print(operation.selections()))
        .isEqualTo("{article(id: 1){id title}}");
  }

  private static List<Integer> begun(SelectionSet set) {
    List<Integer> begun = new ArrayList<>();
    for (Selection selection : set.selections()) {
      switch (selection) {
        case Selection.Field field -> {
          if (field.selections() != null) {
            begun.addAll(begun(field.selections()));
          }
        }
        case Selection.InlineFragment fragment -> {
          if (fragment.part() > 0) {
            begun.add(fragment.part());
          }
          begun.addAll(begun(fragment.selections()));
        }
      }
    }
    return begun;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ article(id: 1) { id title } }",
        "{ article(id: 1) { id ... @defer(if: false) { title } } }",
        "{ article(id: 1) { id ... @defer @skip(if: true) { title } } }",
        "{ article(id: 1) { ... @skip(if: true) { ... @defer { title } } id } }",
      })
  void whatDefersNothingComesWhole(String document) {
    assertThat(parts(read(document, "{}"))).isEmpty();
  }

  @Test
  void knowsWhetherAnythingMayBeDeferred() {
    assertThat(Newsroom.read("{ article(id: 1) { ... @defer { title } } }").operation(null))
        .returns(true, ValidOperation::defers);
    assertThat(
            Newsroom.read("{ article(id: 1) { ... @defer(if: false) { title } } }").operation(null))
        .returns(false, ValidOperation::defers);
  }

  @Test
  void aConditionMayBeAbsentButNotNull() {
    String document = "query ($x: Boolean) { article(id: 1) { id ... @defer(if: $x) { title } } }";
    assertThat(parts(read(document, "{}"))).hasSize(2);
    assertThatThrownBy(() -> read(document, "{\"x\": null}"))
        .isInstanceOfSatisfying(
            RequestException.class,
            refused ->
                assertThat(refused.errors().getFirst().extensions())
                    .containsEntry("code", "BAD_USER_INPUT"));
  }

  @Test
  void thereIsAnEndToParts() {
    StringBuilder text = new StringBuilder("{ article(id: 1) { ...F0 } }");
    for (int i = 0; i < 9; i++) {
      text.append(
          "fragment F%d on Article{...F%d @defer ... {...F%d @defer}}".formatted(i, i + 1, i + 1));
    }
    text.append("fragment F9 on Article{id}");

    Operation operation = read(text.toString(), "{}");

    assertThat(operation.parts()).hasSize(100);
    assertThat(SelectionPrinter.print(operation.selections())).isEqualTo("{article(id: 1){id}}");
  }

  private static Operation read(String document, String variables) {
    ValidOperation operation = Newsroom.read(document).operation(null);
    JsonObject coerced =
        READER.coerceVariables(operation, (JsonObject) JsonReader.read(variables, 8));
    return READER.normalizeIncrementally(
        operation, READER.incrementalConditions(operation, coerced));
  }

  private static List<String> parts(Operation operation) {
    return operation.parts().stream()
        .map(part ->
            part.parent() + " " + part.label() + " " + SelectionPrinter.print(part.selections()))
        .toList();
  }
}
