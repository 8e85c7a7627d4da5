package dev.ilmyeon.gateway.federation.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StringValueTests {

  private static final String Q = "\"\"\"";

  @ParameterizedTest
  @MethodSource
  void readsAStringsContent(String literal, String content) {
    assertThat(Parser.parseValue(literal)).isEqualTo(new Value.StringValue(content));
  }

  static Stream<Arguments> readsAStringsContent() {
    return Stream.of(
        arguments("\"\"", ""),
        arguments("\"a b\"", "a b"),
        arguments("\"일면 \ud83d\ude00\"", "일면 \ud83d\ude00"),
        arguments("\"\\\" \\\\ \\/ \\b\\f\\n\\r\\t\"", "\" \\ / \b\f\n\r\t"),
        arguments("\"\\u0041\\uAC00\"", "A가"),
        arguments("\"\\u{41}\\u{ac00}\\u{1F600}\\u{10FFFF}\"", "A가\ud83d\ude00\udbff\udfff"),
        arguments("\"\\u{0000000041}\"", "A"),
        arguments("\"\\uD83D\\uDE00\"", "\ud83d\ude00"),
        arguments("\"\t\u0007\"", "\t\u0007"),
        arguments("\"# no comment, {nothing}\"", "# no comment, {nothing}"),
        arguments(Q + Q, ""),
        arguments(Q + "a \\n \\u0041 \"b\" \"\"" + " " + Q, "a \\n \\u0041 \"b\" \"\" "),
        arguments(Q + "a \\" + Q + " b" + Q, "a \"\"\" b"),
        arguments(
            Q + "\n    Hello,\n      World!\n\n    Yours,\n      GraphQL.\n  " + Q,
            "Hello,\n  World!\n\nYours,\n  GraphQL."),
        arguments(Q + "one\r\n   two\r   three" + Q, "one\ntwo\nthree"),
        arguments(Q + "\n\n  \t\n    a\n\n  \n" + Q, "a"),
        arguments(Q + "  first\n    second" + Q, "  first\nsecond"),
        arguments(Q + "\n a\n\n  b\n" + Q, "a\n\n b"),
        arguments(Q + "\ud83d\ude00" + Q, "\ud83d\ude00"));
  }

  @ParameterizedTest
  @MethodSource
  void printsWhatReadsTheSame(String content) {
    Value value = new Value.StringValue(content);

    assertThat(Parser.parseValue(ValuePrinter.print(value))).isEqualTo(value);
  }

  static Stream<String> printsWhatReadsTheSame() {
    return Stream.of(
        "",
        "a\"b\\c",
        "\b\f\n\r\t\0\u001f\u007f\u0085",
        "일면 \ud83d\ude00",
        "\u2028",
        "#,{}",
        "\ufeff");
  }
}
