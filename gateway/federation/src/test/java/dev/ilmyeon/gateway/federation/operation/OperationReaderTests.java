package dev.ilmyeon.gateway.federation.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.error.SourceLocation;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.selection.SelectionPrinter;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OperationReaderTests {

  private static final OperationReader READER =
      new OperationReader(Newsroom.SCHEMA, OperationLimits.GENEROUS);

  @Test
  void saysWhereADocumentDoesNotParse() {
    RequestException refused =
        catchThrowableOfType(RequestException.class, () -> Newsroom.read("{ echo("));

    assertThat(refused.errors()).hasSize(1);
    assertThat(refused.errors().getFirst().extensions())
        .containsEntry("code", "GRAPHQL_PARSE_FAILED");
    assertThat(refused.errors().getFirst().locations()).containsExactly(new SourceLocation(1, 8));
  }

  @Test
  void findsAnOperationByName() {
    ValidDocument one = Newsroom.read("query A { echo }");
    ValidDocument two = Newsroom.read("query A { echo } mutation B { publish(id: 1) { id } }");

    assertThat(one.operation(null).name()).isEqualTo("A");
    assertThat(one.operation("").name()).isEqualTo("A");
    assertThat(two.operation("B").kind()).isEqualTo(OperationKind.MUTATION);
    assertThat(refusal(two, null))
        .isEqualTo("Must provide operation name if query contains multiple operations.");
    assertThat(refusal(one, "C")).isEqualTo("Unknown operation named \"C\".");
  }

  private static String refusal(ValidDocument document, @Nullable String name) {
    RequestException refused =
        catchThrowableOfType(RequestException.class, () -> document.operation(name));
    assertThat(refused.errors().getFirst().extensions())
        .containsEntry("code", "OPERATION_RESOLUTION_FAILURE");
    return refused.errors().getFirst().message();
  }

  @ParameterizedTest
  @MethodSource
  void decidesConditions(String document, Map<String, Boolean> conditions, String selections) {
    ValidOperation operation = Newsroom.read(document).operation(null);

    assertThat(SelectionPrinter.print(READER.normalize(operation, conditions).selections()))
        .isEqualTo(selections);
  }

  static Stream<Arguments> decidesConditions() {
    String both =
        "query ($a: Boolean!, $b: Boolean!) {"
            + " echo @include(if: $a) @skip(if: $b) ...F @include(if: $b) }"
            + " fragment F on Query { media @skip(if: $a) { __typename } __typename }";
    return Stream.of(
        arguments(both, Map.of("a", true, "b", false), "{echo}"),
        arguments(both, Map.of("a", true, "b", true), "{__typename}"),
        arguments(both, Map.of("a", false, "b", true), "{media{__typename} __typename}"),
        arguments(
            "{ echo @skip(if: true) x: echo @skip(if: false) y: echo @include(if: true) @skip(if: true) }",
            Map.of(),
            "{x: echo}"));
  }

  @Test
  void keepsTheOrderInWhichTheClientWrote() {
    ValidOperation operation =
        Newsroom.read(
                "{ media { ... on Image { alt } __typename ...F ... { t: __typename } } }"
                    + " fragment F on Image { id alt }")
            .operation(null);

    Operation normalized = READER.normalize(operation, Map.of());

    assertThat(SelectionPrinter.print(normalized.selections()))
        .isEqualTo("{media{... on Image{alt id} __typename t: __typename}}");
    assertThat(SelectionPrinter.print(normalized.written()))
        .isEqualTo(
            "{media{... on Image{alt} __typename ... on Image{id alt} ... on Media{t: __typename}}}");
  }

  @Test
  void readsAFragmentOnceHoweverOftenItIsSpread() {
    StringBuilder text = new StringBuilder("{ article(id: 1) { ...F0 } }");
    for (int i = 0; i < 14; i++) {
      text.append("fragment F%d on Article{...F%d ... {...F%d}}".formatted(i, i + 1, i + 1));
    }
    text.append("fragment F14 on Article{id}");

    Operation operation =
        READER.normalize(Newsroom.read(text.toString()).operation(null), Map.of());

    assertThat(SelectionPrinter.print(operation.selections())).isEqualTo("{article(id: 1){id}}");
  }
}
