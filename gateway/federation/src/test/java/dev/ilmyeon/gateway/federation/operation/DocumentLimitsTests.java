package dev.ilmyeon.gateway.federation.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ilmyeon.gateway.federation.request.OperationLimits;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentLimitsTests {

  /** tokens, depth, aliases, root fields, directives, expanded fields. */
  private static final OperationLimits TIGHT = new OperationLimits(60, 3, 2, 2, 2, 8);

  @ParameterizedTest
  @MethodSource
  void refusesWhatExceedsALimit(String document, String code) {
    assertThat(Newsroom.errors(document, TIGHT))
        .as(document)
        .hasSize(1)
        .first()
        .satisfies(error -> {
          assertThat(error.extensions()).containsEntry("code", code);
          assertThat(error.message()).doesNotContainPattern("\\d");
          assertThat(error.locations()).hasSize(1);
        });
  }

  static Stream<Arguments> refusesWhatExceedsALimit() {
    return Stream.of(
        arguments("{ " + "echo ".repeat(59) + "}", "TOKEN_LIMIT_EXCEEDED"),
        arguments(
            "{ node(id: 1) { ... on Article { next { next { id } } } } }", "DEPTH_LIMIT_EXCEEDED"),
        arguments(
            "{ node(id: 1) { ...F } } fragment F on Article { next { ...G } } fragment G on Article { next { id } }",
            "DEPTH_LIMIT_EXCEEDED"),
        arguments(
            "{ articles { a: id b: id ...F } } fragment F on Article { c: id }",
            "ALIAS_LIMIT_EXCEEDED"),
        arguments("{ echo media { __typename } __typename }", "ROOT_FIELD_LIMIT_EXCEEDED"),
        arguments(
            "{ ...F ... { ...F } ...F } fragment F on Query { echo }", "ROOT_FIELD_LIMIT_EXCEEDED"),
        arguments("{ echo @live @live ... @live { echo } }", "DIRECTIVE_LIMIT_EXCEEDED"),
        arguments("query ($a: Int @live @live) @live { echo }", "DIRECTIVE_LIMIT_EXCEEDED"),
        arguments(
            "{ articles { ...F ...F ...F ...F } } fragment F on Article { id body }",
            "FIELD_LIMIT_EXCEEDED"),
        arguments(
            "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
            "INTROSPECTION_LIMIT_EXCEEDED"));
  }

  @Test
  void countsWhatIsWritten() {
    assertThat(
            Newsroom.errors(
                "{ a: echo articles { ...F ...F next { id } } } fragment F on Article { id }",
                TIGHT))
        .isEmpty();
  }

  @Test
  void doesNotCountTheDepthOfIntrospection() {
    assertThat(
            Newsroom.errors(
                "{ __type(name: \"A\") { ofType { ofType { ofType { ofType { kind } } } } } }",
                TIGHT))
        .isEmpty();
  }

  /** 2 KB of text, 2^40 fields. */
  @Test
  void refusesAFragmentBombWithoutExpandingIt() {
    StringBuilder bomb = new StringBuilder("{ article(id: 1) { ...F0 } }");
    for (int i = 0; i < 40; i++) {
      bomb.append("fragment F%d on Article{...F%d ...F%d}".formatted(i, i + 1, i + 1));
    }
    bomb.append("fragment F40 on Article{id}");

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThat(Newsroom.errors(bomb.toString(), OperationLimits.PUBLIC))
                .extracting(error -> error.extensions().get("code"))
                .containsExactly("FIELD_LIMIT_EXCEEDED"));
  }

  @Test
  void boundsTheStackOfWhatFollowsFragments() {
    StringBuilder chain = new StringBuilder("{ ...F0 }");
    for (int i = 0; i < 8_000; i++) {
      chain.append("fragment F%d on Query{...F%d}".formatted(i, i + 1));
    }
    chain.append("fragment F8000 on Query{echo}");

    assertThat(Newsroom.errors(chain.toString()))
        .extracting(error -> error.extensions().get("code"))
        .containsExactly("DEPTH_LIMIT_EXCEEDED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fragment F%d on Query{...F%d}", "fragment F%d on Query{...{...F%d}}"})
  void boundsTheStackAlsoWhereFragmentsAreDefinedLeafFirst(String form) {
    StringBuilder chain = new StringBuilder("fragment F0 on Query{echo}");
    for (int i = 1; i <= 8_000; i++) {
      chain.append(form.formatted(i, i - 1));
    }
    chain.append("{ ...F8000 }");

    assertThat(Newsroom.errors(chain.toString()))
        .extracting(error -> error.extensions().get("code"))
        .containsExactly("DEPTH_LIMIT_EXCEEDED");
  }

  @Test
  void readsFragmentsAsDeepAsTheStackBears() {
    StringBuilder chain = new StringBuilder("fragment F0 on Query{echo}");
    for (int i = 1; i <= 498; i++) {
      chain.append("fragment F%d on Query{...F%d}".formatted(i, i - 1));
    }

    assertThat(Newsroom.errors(chain + "{ ...F498 }")).isEmpty();
    assertThat(Newsroom.errors(chain + "{ ... { ...F498 } }")).hasSize(1);
  }

  /** Each cycle is short to weigh, and what closes them strings them together. */
  @Test
  void boundsTheStackOfWhatFollowsFragmentsInCycles() {
    StringBuilder cycles = new StringBuilder("{ ...F0 }");
    for (int i = 0; i < 300; i++) {
      cycles.append("fragment F%d on Query{...F%d ...G%d}".formatted(i, (i + 1) % 300, i));
      cycles.append("fragment G%d on Query{...F%d}".formatted(i, (i + 150) % 300));
    }

    assertThat(Newsroom.errors(cycles.toString()))
        .extracting(error -> error.extensions().get("code"))
        .containsExactly("DEPTH_LIMIT_EXCEEDED");
  }

  @Test
  void survivesFragmentsThatSpreadThemselves() {
    assertThat(
            Newsroom.errors(
                "{ ...A } fragment A on Query { ...B ...B } fragment B on Query { ...A ...A }",
                TIGHT))
        .isNotEmpty()
        .allSatisfy(error -> assertThat(error.message()).contains("within itself"));
  }
}
