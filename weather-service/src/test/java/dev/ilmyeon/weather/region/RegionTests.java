package dev.ilmyeon.weather.region;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.testing.sql.SqlStatements;
import dev.ilmyeon.weather.RunningService;
import dev.ilmyeon.weather.Subgraph;
import dev.ilmyeon.weather.grid.Coordinates;
import dev.ilmyeon.weather.station.Station;
import dev.ilmyeon.weather.station.StationColumns;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.test.tester.GraphQlTester;
import org.springframework.r2dbc.core.DatabaseClient;

@RunningService
class RegionTests {

  @Autowired Subgraph subgraph;
  @Autowired SqlStatements statements;
  @Autowired DatabaseClient database;

  @Test
  void keepsTheOrderAndAnswersNullWeatherForARegionWithoutAStation() {
    GraphQlTester.Response response =
        subgraph.entities(
            List.of(region("KR-49"), region("KR-99"), region("KR-29")),
            "... on Region { code weather { station { id name } observation { skyLabel } } }");

    response
        .path("_entities")
        .matchesJsonStrictly(
            """
            [{"__typename": "Region", "code": "KR-49", "weather": {
               "station": {"id": "184", "name": "제주"}, "observation": {"skyLabel": "흐림"}}},
             {"__typename": "Region", "code": "KR-99", "weather": null},
             {"__typename": "Region", "code": "KR-29", "weather": {
               "station": {"id": "156", "name": "광주"}, "observation": {"skyLabel": "구름많음"}}}]
            """);
  }

  @Test
  void isNullForWhatIsNoRegionCode() {
    subgraph
        .entities(List.of(region("KR-29"), region("JP-13"), region("")), "... on Region { code }")
        .path("_entities")
        .matchesJsonStrictly(
            """
            [{"__typename": "Region", "code": "KR-29"}, null, null]
            """);
  }

  @Test
  void readsTheWeatherOfSeveralEditionsInOneStatement() {
    statements.clear();

    GraphQlTester.Response response =
        subgraph.entities(
            List.of(region("KR-11"), region("KR-50")),
            """
            ... on Region { main: weather { observation { temperatureLabel } }
              live: weather(edition: "live") { station { id } observation { temperatureLabel } }
              none: weather(edition: "nope") { station { id } }
              bad: weather(edition: "?") { station { id } } }
            """);

    response
        .path("_entities[1]")
        .matchesJsonStrictly(
            """
            {"__typename": "Region", "main": {"observation": {"temperatureLabel": "26.4℃"}},
              "live": {"station": {"id": "133"}, "observation": null}, "none": null, "bad": null}
            """);
    assertThat(statements.sent()).hasSize(1);
  }

  @Test
  void everyStationStandsForTheRegionItStandsIn() {
    assertThat(
            database
                .sql("SELECT station_id FROM region_station WHERE choice = 'IN_REGION'")
                .mapValue(Integer.class)
                .all()
                .collectList()
                .block(Duration.ofSeconds(10)))
        .hasSize(16)
        .doesNotHaveDuplicates();
  }

  @Test
  void sejongTakesTheStationNearestToItsCityHall() {
    Coordinates cityHall = new Coordinates(36.4801, 127.2890);
    Station nearest =
        database
            .sql("SELECT " + StationColumns.SELECTED + " FROM station s WHERE s.in_strip")
            .map(StationColumns::read)
            .all()
            .collectList()
            .block(Duration.ofSeconds(10))
            .stream()
            .min(
                Comparator.comparingDouble(station -> station.coordinates().kilometresTo(cityHall)))
            .orElseThrow();

    subgraph
        .entities(
            List.of(region("KR-50")),
            "... on Region { weather { stationChoice stationReason station { id } } }")
        .path("_entities[0].weather")
        .matchesJsonStrictly(
            """
            {"stationChoice": "NEAREST", "stationReason": "세종특별자치시청(36.4801, 127.2890)에서 가장 가까운, 날씨 띠의 관측소",
              "station": {"id": "%s"}}
            """
                .formatted(nearest.id()));
  }

  private static Map<String, Object> region(String code) {
    return Map.of("__typename", "Region", "code", code);
  }
}
