package dev.ilmyeon.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.graphql.ResponseError;

/** A value that is none of its type is told as the client's mistake, with what to write. */
@ExtendWith(OutputCaptureExtension.class)
class MistakenValueTests extends ServiceTests {

  private static final String AT = "query ($at: DateTime) { frontPage(at: $at) { version } }";
  private static final String FROM =
      "query ($from: Date) { articles(filter: { from: $from }) { totalCount } }";
  private static final String A_TIME = "DateTime: write \"2024-07-26T09:30:00+09:00\".";
  private static final String A_DAY = "Date: write \"2024-07-26\".";

  @ParameterizedTest
  @CsvSource({
    "'\"garbage\"', 'garbage'",
    "12, 12",
    "'\"2024-07-26\"', 2024-07-26",
    "'\"2024-02-30T00:00:00Z\"', 2024-02-30T00:00:00Z",
    "'\"2024-07-26T00:00:00-00:00\"', 2024-07-26T00:00:00-00:00",
  })
  void refusesATimeThatIsNone(String literal, String told, CapturedOutput output) {
    Object value = literal.startsWith("\"") ? told : Integer.valueOf(literal);

    assertMistake(
        errors("{ frontPage(at: %s) { version } sections { name } }".formatted(literal), Map.of()),
        "'at': '%s' is no %s".formatted(told, A_TIME));
    assertMistake(
        errors(AT, Map.of("at", value)),
        "Variable 'at' has an invalid value: '%s' is no %s".formatted(told, A_TIME));
    assertThat(output).doesNotContain("ERROR");
  }

  @ParameterizedTest
  @CsvSource({"garbage", "2024-02-30", "2024-7-26", "20240726"})
  void refusesADayThatIsNone(String day, CapturedOutput output) {
    assertMistake(
        errors("{ articles(filter: { from: \"%s\" }) { totalCount } }".formatted(day), Map.of()),
        "'filter.from': '%s' is no %s".formatted(day, A_DAY));
    assertMistake(
        errors(FROM, Map.of("from", day)),
        "Variable 'from' has an invalid value: '%s' is no %s".formatted(day, A_DAY));
    assertThat(output).doesNotContain("ERROR");
  }

  @Test
  void repeatsNothingLongOrUnprintable() {
    for (String text : List.of("x".repeat(50_000), "\uD800", "a\u0000b", "")) {
      assertMistake(
          errors(AT, Map.of("at", text)),
          "Variable 'at' has an invalid value: This is no " + A_TIME);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "breakingNewsLog",
        "scheduledJobs",
        "newsroomArticles(status: DRAFT, ",
        "frontAudit",
        "newsroomArticle(id: 1001) { audit"
      })
  void refusesANumberToGoOnBelowThatIsNone(String list) {
    String begun = list.endsWith(", ") ? list : list + "(";
    String ended = list.contains("{") ? " } }" : " }";
    for (String before : List.of("", "0", "-1", "x", "12345678901234567890", "1001 ")) {
      graphQl("lee", "desk-chief", "en")
          .document("{ %sbefore: \"%s\") { __typename }%s".formatted(begun, before, ended))
          .execute()
          .errors()
          .satisfy(errors -> {
            assertThat(errors).hasSize(1);
            assertThat(errors.getFirst().getMessage())
                .isEqualTo("'before' is the number of one of the list.");
            assertThat(errors.getFirst().getExtensions()).containsEntry("code", "BAD_USER_INPUT");
          });
    }
  }

  @Test
  void refusesANullWhereNoneMayBe(CapturedOutput output) {
    assertMistake(
        errors(
            "query ($first: Int) { articles(first: $first) { totalCount } }",
            Collections.singletonMap("first", null)),
        "Argument 'first' has coerced Null value for NonNull type 'Int!'");
    assertMistake(
        errors("{ articles(first: \"ten\") { totalCount } }", Map.of()),
        "'first': Expected an AST type of 'IntValue' but it was a 'StringValue'");
    assertThat(output).doesNotContain("ERROR");
  }

  @Test
  void tellsAWrongDocumentFromAWrongValue() {
    assertThat(errors("{ nothing }", Map.of()).getFirst().getExtensions())
        .containsEntry("code", "GRAPHQL_VALIDATION_FAILED");
    assertThat(errors("{ sections { ", Map.of()).getFirst().getExtensions())
        .containsEntry("code", "GRAPHQL_PARSE_FAILED");
  }

  private List<ResponseError> errors(String document, Map<String, Object> variables) {
    return graphQl().document(document).variables(variables).execute().returnResponse().getErrors();
  }

  private static void assertMistake(List<ResponseError> errors, String message) {
    assertThat(errors).hasSize(1);
    assertThat(errors.getFirst().getExtensions()).containsEntry("code", "BAD_USER_INPUT");
    assertThat(errors.getFirst().getMessage()).isEqualTo(message);
  }
}
