package dev.ilmyeon.weather.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.testing.sql.SqlStatements;
import dev.ilmyeon.weather.RunningService;
import dev.ilmyeon.weather.Subgraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@RunningService
class NearestStationTests {

  @Autowired Subgraph subgraph;
  @Autowired SqlStatements statements;

  @ParameterizedTest
  @CsvSource({
    "37.57142, 126.96580, 108, 0.0",
    "37.4563, 126.7052, 112, 7.5",
    "36.4801, 127.2890, 239, 4.0",
    "33.25, 126.56, 189, 0.7",
    "37.24, 131.87, 115, 89.9",
    "-90, 0, 189, 13704.4",
    "90, 180, 90, 5754.3"
  })
  void isFoundFromAnywhere(double lat, double lon, String id, double kilometres) {
    subgraph
        .ask(query(lat + "", lon + ""))
        .path("nearestStation")
        .matchesJsonStrictly(
            """
            {"station": {"id": "%s"}, "kilometres": %s}
            """
                .formatted(id, kilometres));
  }

  @Test
  void costsOneStatementAndOneMoreForItsObservation() {
    statements.clear();

    subgraph
        .ask("{ nearestStation(lat: 35.16, lon: 126.85) { station { current { skyLabel } } } }")
        .path("nearestStation.station.current.skyLabel")
        .entity(String.class)
        .isEqualTo("구름많음");

    assertThat(statements.sent()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "90.5, 127, 'A latitude is from -90 to 90, not 90.5.'",
    "37, -180.5, 'A longitude is from -180 to 180, not -180.5.'",
    "1e308, 127, 'A latitude is from -90 to 90, not 1.0E308.'"
  })
  void refusesWhatIsNoPlaceOnEarth(String lat, String lon, String message) {
    subgraph
        .ask(query(lat, lon))
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .singleElement()
                .satisfies(error -> {
                  assertThat(error.getMessage()).isEqualTo(message);
                  assertThat(error.getExtensions()).containsEntry("code", "BAD_USER_INPUT");
                }))
        .path("nearestStation")
        .valueIsNull();
  }

  private static String query(String lat, String lon) {
    return "{ nearestStation(lat: %s, lon: %s) { station { id } kilometres } }".formatted(lat, lon);
  }
}
