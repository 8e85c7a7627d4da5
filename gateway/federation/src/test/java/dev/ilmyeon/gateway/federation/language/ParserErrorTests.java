package dev.ilmyeon.gateway.federation.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ilmyeon.gateway.federation.error.SourceLocation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ParserErrorTests {

  @ParameterizedTest
  @MethodSource
  void saysWhatWasExpectedAndWhere(String text, int line, int column, String message) {
    SyntaxException error =
        catchThrowableOfType(SyntaxException.class, () -> Parser.parse(text, ParserLimits.TRUSTED));

    assertThat(error).as(text).hasMessage("Syntax Error: " + message);
    assertThat(error.location()).isEqualTo(new SourceLocation(line, column));
  }

  static Stream<Arguments> saysWhatWasExpectedAndWhere() {
    return Stream.of(
        arguments("", 1, 1, "Unexpected <EOF>."),
        arguments("# nothing", 1, 10, "Unexpected <EOF>."),
        arguments("{", 1, 2, "Expected Name, found <EOF>."),
        arguments("{}", 1, 2, "Expected Name, found \"}\"."),
        arguments("{ a { } }", 1, 7, "Expected Name, found \"}\"."),
        arguments("{ a(}", 1, 5, "Expected Name, found \"}\"."),
        arguments("{ a() }", 1, 5, "Expected Name, found \")\"."),
        arguments("{ a(b 1) }", 1, 7, "Expected \":\", found Int \"1\"."),
        arguments("{ a(b: ) }", 1, 8, "Unexpected \")\"."),
        arguments("{ a: }", 1, 6, "Expected Name, found \"}\"."),
        arguments("{ ... on }", 1, 10, "Expected Name, found \"}\"."),
        arguments("{ ... 1 }", 1, 7, "Expected \"{\", found Int \"1\"."),
        arguments("query", 1, 6, "Expected \"{\", found <EOF>."),
        arguments("query Q {a} x", 1, 13, "Unexpected Name \"x\"."),
        arguments("query ($a) {a}", 1, 10, "Expected \":\", found \")\"."),
        arguments(
            "query ($a: Int = $b) {a}", 1, 18, "Unexpected variable \"$b\" in constant value."),
        arguments("query ($a: [Int = 1) {a}", 1, 17, "Expected \"]\", found \"=\"."),
        arguments("fragment on on T {a}", 1, 10, "Unexpected Name \"on\"."),
        arguments("fragment F T {a}", 1, 12, "Expected \"on\", found Name \"T\"."),
        arguments("\"d\" { a }", 1, 5, "Unexpected \"{\"."),
        arguments("type T { }", 1, 10, "Expected Name, found \"}\"."),
        arguments("type T implements", 1, 18, "Expected Name, found <EOF>."),
        arguments("extend type T", 1, 14, "Unexpected <EOF>."),
        arguments("extend scalar S", 1, 16, "Unexpected <EOF>."),
        arguments("extend directive @a on FIELD", 1, 8, "Unexpected Name \"directive\"."),
        arguments("\"d\" extend type T @a", 1, 1, "Unexpected description, extensions have none."),
        arguments(
            "enum E { true }",
            1,
            10,
            "Name \"true\" is reserved and cannot be used for an enum value."),
        arguments("directive @d on FIELDS", 1, 17, "Unexpected Name \"FIELDS\"."),
        arguments("directive d on FIELD", 1, 11, "Expected \"@\", found Name \"d\"."),
        arguments("schema { subject: T }", 1, 10, "Unexpected Name \"subject\"."),
        arguments(
            "input I { a: Int = $b }", 1, 20, "Unexpected variable \"$b\" in constant value."));
  }

  @Test
  void refusesAnInputFieldGivenTwice() {
    SyntaxException error =
        catchThrowableOfType(
            SyntaxException.class,
            () -> Parser.parse("{ a(b: {c: 1,\n c: 2}) }", ParserLimits.TRUSTED));

    assertThat(error).hasMessage("There can be only one input field named \"c\".");
    assertThat(error.code()).isEqualTo(SyntaxException.VALIDATION_FAILED);
    assertThat(error.location()).isEqualTo(new SourceLocation(2, 2));
  }

  @Test
  void countsTokensAndStops() {
    assertThatCode(() -> Parser.parse("{ a b # c\n }", new ParserLimits(4, 10)))
        .doesNotThrowAnyException();

    SyntaxException error =
        catchThrowableOfType(
            SyntaxException.class, () -> Parser.parse("{ a b c }", new ParserLimits(4, 10)));
    assertThat(error.code()).isEqualTo("TOKEN_LIMIT_EXCEEDED");
    assertThat(error.location()).isEqualTo(new SourceLocation(1, 9));
  }

  @ParameterizedTest
  @MethodSource
  void boundsNesting(String open) {
    SyntaxException error =
        catchThrowableOfType(
            SyntaxException.class, () -> Parser.parse(open.repeat(100_000), ParserLimits.TRUSTED));

    assertThat(error.code()).isEqualTo("DEPTH_LIMIT_EXCEEDED");
  }

  static Stream<String> boundsNesting() {
    return Stream.of(
        "{a",
        "{a(b:" + "[".repeat(300),
        "{a(b:" + "{c:".repeat(300),
        "query($a:" + "[".repeat(300),
        "{...on T");
  }
}
