package dev.ilmyeon.gateway.federation.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ilmyeon.gateway.federation.error.SourceLocation;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LexerErrorTests {

  @ParameterizedTest
  @MethodSource
  void saysWhatIsWrongAndWhere(String text, int line, int column, String message) {
    SyntaxException error =
        catchThrowableOfType(SyntaxException.class, () -> Parser.parse(text, ParserLimits.TRUSTED));

    assertThat(error).as(text).hasMessage("Syntax Error: " + message);
    assertThat(error.location()).isEqualTo(new SourceLocation(line, column));
    assertThat(error.code()).isEqualTo("GRAPHQL_PARSE_FAILED");
  }

  static Stream<Arguments> saysWhatIsWrongAndWhere() {
    return Stream.of(
        arguments("{ a ?", 1, 5, "Unexpected character: \"?\"."),
        arguments("{ a 'b'", 1, 5, "Unexpected character: \"'\"."),
        arguments("{ a \u00e9", 1, 5, "Unexpected character: U+00E9."),
        arguments("{ a \ud83d\ude00", 1, 5, "Unexpected character: U+1F600."),
        arguments("{ a \ud83d }", 1, 5, "Invalid character: U+D83D."),
        arguments("{ a \ude00 }", 1, 5, "Invalid character: U+DE00."),
        arguments("{ a # \ud83d", 1, 7, "Invalid character: U+D83D."),
        arguments("{ a \0", 1, 5, "Unexpected character: U+0000."),
        arguments("{ .. }", 1, 3, "Unexpected character: \".\"."),
        arguments("{ a(b: 00) }", 1, 9, "Invalid number, unexpected digit after 0: \"0\"."),
        arguments("{ a(b: 1.) }", 1, 10, "Invalid number, expected digit but got: \")\"."),
        arguments("{ a(b: 1.e1) }", 1, 10, "Invalid number, expected digit but got: \"e\"."),
        arguments("{ a(b: 1e) }", 1, 10, "Invalid number, expected digit but got: \")\"."),
        arguments("{ a(b: -a) }", 1, 9, "Invalid number, expected digit but got: \"a\"."),
        arguments("{ a(b: 1a) }", 1, 9, "Invalid number, expected digit but got: \"a\"."),
        arguments("{ a(b: 1.2.3", 1, 11, "Invalid number, expected digit but got: \".\"."),
        arguments("{ a(b: 1", 1, 9, "Expected Name, found <EOF>."),
        arguments("{ a(b: \"x", 1, 10, "Unterminated string."),
        arguments("{ a(b: \"x\ny\"", 1, 10, "Unterminated string."),
        arguments("{ a(b: \"\"\"x\ny\"\"", 2, 4, "Unterminated string."),
        arguments("{ a(b: \"\ud83d\")", 1, 9, "Invalid character within String: U+D83D."),
        arguments("{ a(b: \"\\q\")", 1, 9, "Invalid character escape sequence: \"\\q\"."),
        arguments("{ a(b: \"\\u12x4\")", 1, 9, "Invalid Unicode escape sequence: \"\\u12x4\"."),
        arguments("{ a(b: \"\\uD83D\")", 1, 9, "Invalid Unicode escape sequence: \"\\uD83D\"."),
        arguments("{ a(b: \"\\uDE00\")", 1, 9, "Invalid Unicode escape sequence: \"\\uDE00\"."),
        arguments("{ a(b: \"\\u{}\")", 1, 9, "Invalid Unicode escape sequence: \"\\u{}\"."),
        arguments("{ a(b: \"\\u{D800}\")", 1, 9, "Invalid Unicode escape sequence: \"\\u{D800}\"."),
        arguments(
            "{ a(b: \"\\u{110000}\")", 1, 9, "Invalid Unicode escape sequence: \"\\u{110000\"."),
        arguments(
            "{ a(b: \"\\u\uff10\uff10\uff14\uff11\")",
            1,
            9,
            "Invalid Unicode escape sequence: \"\\u\uff10\uff10\uff14\uff11\"."),
        arguments("{\r\n  a\r  ?", 3, 3, "Unexpected character: \"?\"."));
  }
}
