package dev.ilmyeon.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ResponseError;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * What a gateway hears of entities that cannot be fetched: its own mistakes, and none of our
 * insides.
 */
@RunningService
class EntityErrorsTests {

  @Autowired Subgraph subgraph;
  @Autowired DatabaseClient database;

  @Test
  void aKeyThatIsAbsentOrNullNamesNoEntity() {
    Map<String, Object> nullKey = new HashMap<>(Map.of("__typename", "Station"));
    nullKey.put("id", null);

    subgraph
        .entities(
            List.of(
                Map.of("__typename", "Region"),
                nullKey,
                Map.of("__typename", "Edition"),
                Map.of("__typename", "Station", "id", 98)),
            "... on Station { id }")
        .path("_entities")
        .matchesJsonStrictly(
            """
            [null, null, null, {"__typename": "Station", "id": "98"}]
            """);
  }

  @Test
  void aRepresentationThatIsNoneIsTheGatewaysMistake() {
    subgraph
        .entities(
            List.of(
                Map.of("__typename", "Station", "id", List.of(98)),
                Map.of("__typename", "Article", "id", "1001"),
                Map.of("id", "98")),
            "")
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .extracting(EntityErrorsTests::codeAndMessage)
                .containsExactlyInAnyOrder(
                    "BAD_USER_INPUT An argument or key is not of its type.",
                    "BAD_USER_INPUT This representation names no entity of ours.",
                    "BAD_USER_INPUT This representation names no entity of ours."));
  }

  @Test
  void aFailureOfOursIsMasked() {
    run("ALTER TABLE station RENAME TO station_away");
    try {
      subgraph
          .entities(
              List.of(
                  Map.of("__typename", "Station", "id", "98"),
                  Map.of("__typename", "Region", "code", "KR-11")),
              "... on Region { weather { station { id } } }")
          .errors()
          .satisfy(errors ->
              assertThat(errors)
                  .hasSize(2)
                  .extracting(EntityErrorsTests::codeAndMessage)
                  .containsOnly("INTERNAL_SERVER_ERROR This field could not be answered."));
    } finally {
      run("ALTER TABLE station_away RENAME TO station");
    }
  }

  private static String codeAndMessage(ResponseError error) {
    return error.getExtensions().get("code") + " " + error.getMessage();
  }

  private void run(String sql) {
    database.sql(sql).then().block(Duration.ofSeconds(10));
  }
}
