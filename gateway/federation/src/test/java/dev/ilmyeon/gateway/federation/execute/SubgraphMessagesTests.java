package dev.ilmyeon.gateway.federation.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.subgraph.FetchListener.Withheld;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphMessages;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients hear of a subgraph's own words. */
class SubgraphMessagesTests {

  private static final SubgraphName A = new SubgraphName("a");
  private static final String LEAK = "SELECT * FROM reader at db-1.internal:5432";

  private final PlanRunFixture fixture = new PlanRunFixture("type Query { hello: String }");

  private String answered(SubgraphMessages messages, String extensions) {
    fixture.messages = messages;
    fixture.start("{ hello }", new Plans().root("a", "{hello}").plan());
    fixture
        .next("a")
        .answer(
            "{\"data\":{\"hello\":null},\"errors\":[{\"message\":\"%s\",\"path\":[\"hello\"]%s}]}"
                .formatted(LEAK, extensions));
    return fixture.response();
  }

  @Test
  void aMessageWithoutACodeIsForTheLog() {
    assertThat(answered(SubgraphMessages.CODED, ""))
        .isEqualTo(
            """
            {"data":{"hello":null},"errors":[{"message":"a reported an error.","path":["hello"],\
            "extensions":{"code":"SUBGRAPH_ERROR","service":"a"}}]}\
            """);
    assertThat(fixture.withheld).containsExactly(new Withheld(A, null, LEAK));
  }

  @Test
  void aMessageWithACodeIsForTheClient() {
    assertThat(answered(SubgraphMessages.CODED, ",\"extensions\":{\"code\":\"NOT_FOUND\"}"))
        .contains("\"message\":\"" + LEAK + "\"", "\"code\":\"NOT_FOUND\"");
    assertThat(fixture.withheld).isEmpty();
  }

  @Test
  void aCodeOfItsOwnFailureIsKeptWithoutTheMessage() {
    assertThat(
            answered(
                SubgraphMessages.CODED, ",\"extensions\":{\"code\":\"INTERNAL_SERVER_ERROR\"}"))
        .contains("\"message\":\"a reported an error.\"", "\"code\":\"INTERNAL_SERVER_ERROR\"");
    assertThat(fixture.withheld).containsExactly(new Withheld(A, "INTERNAL_SERVER_ERROR", LEAK));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SELECT 1", "db-1.internal:5432", "열"})
  void whatIsNotOneWordIsNoCode(String code) {
    assertThat(answered(SubgraphMessages.CODED, ",\"extensions\":{\"code\":\"" + code + "\"}"))
        .contains("\"message\":\"a reported an error.\"", "\"code\":\"SUBGRAPH_ERROR\"");
  }

  @Test
  void aMessageCanBeReplaced() {
    assertThat(answered((subgraph, _, _) -> "Ask " + subgraph.value() + ".", ""))
        .contains("\"message\":\"Ask a.\"");
    assertThat(fixture.withheld).containsExactly(new Withheld(A, null, LEAK));
  }

  @Test
  void allOrNothingCanBeTold() {
    assertThat(SubgraphMessages.ALL.told(A, null, LEAK)).isEqualTo(LEAK);
    assertThat(SubgraphMessages.NONE.told(A, "NOT_FOUND", LEAK)).isNull();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"internal_error", "INTERNAL", "GRAPHQL_VALIDATION_FAILED", "UNKNOWN"})
  void codesOfOwnFailures(@Nullable String code) {
    assertThat(SubgraphMessages.CODED.told(A, code, LEAK)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"BAD_USER_INPUT", "UNAUTHENTICATED", "FORBIDDEN", "NOT_FOUND"})
  void codesForClients(String code) {
    assertThat(SubgraphMessages.CODED.told(A, code, "Not found.")).isEqualTo("Not found.");
  }
}
