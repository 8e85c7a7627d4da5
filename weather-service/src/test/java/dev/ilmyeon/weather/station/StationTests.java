package dev.ilmyeon.weather.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.testing.sql.SqlStatements;
import dev.ilmyeon.weather.RunningService;
import dev.ilmyeon.weather.Subgraph;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.test.tester.GraphQlTester;

@RunningService
class StationTests {

  @Autowired Subgraph subgraph;
  @Autowired SqlStatements statements;

  /** The cells are KMA's for these stations: the projection finds each from the coordinates. */
  @Test
  void standWhereTheirGridCellsSay() {
    assertThat(
            subgraph
                .ask("{ weatherStrip { entries { station { id name nx ny } } } }")
                .path("weatherStrip.entries[*].station")
                .entityList(Row.class)
                .get())
        .containsExactly(
            new Row(98, "동두천", 61, 134),
            new Row(105, "강릉", 93, 132),
            new Row(108, "서울", 60, 127),
            new Row(133, "대전", 67, 101),
            new Row(143, "대구", 90, 91),
            new Row(152, "울산", 102, 85),
            new Row(156, "광주", 59, 75),
            new Row(159, "부산", 97, 74),
            new Row(172, "고창", 54, 78),
            new Row(184, "제주", 53, 38),
            new Row(201, "강화", 51, 130),
            new Row(226, "보은", 73, 104),
            new Row(238, "금산", 69, 95),
            new Row(259, "강진군", 57, 63),
            new Row(283, "경주시", 100, 90),
            new Row(294, "거제", 90, 69));
  }

  /** KMA's synoptic stations, whether the strip shows them or not. */
  @Test
  void areNinetySeven() {
    subgraph
        .ask("{ stations { id name } }")
        .path("stations[*].id")
        .entityList(Integer.class)
        .hasSize(97)
        .satisfies(ids -> assertThat(ids).isSorted().contains(108, 172, 251));
  }

  @Test
  void comePageByPage() {
    subgraph
        .ask("{ stations(first: 3, after: \"105\") { id } }")
        .path("stations[*].id")
        .entityList(String.class)
        .containsExactly("106", "108", "112");
    subgraph
        .ask("{ stations(after: \"99999\") { id } }")
        .path("stations")
        .entityList(Object.class)
        .hasSize(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"first: 0", "first: 201", "after: \"서울\""})
  void areNoPageOfWhatCannotBe(String arguments) {
    subgraph
        .ask("{ stations(%s) { id } }".formatted(arguments))
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .singleElement()
                .satisfies(error ->
                    assertThat(error.getExtensions()).containsEntry("code", "BAD_USER_INPUT")));
  }

  @Test
  void isFoundByItsNumber() {
    subgraph
        .ask(
            """
            { station(id: "108") { id name lat lon nx ny current {
              observedAt fetchedAt source skySource temperatureLabel } } }
            """)
        .path("station")
        .matchesJsonStrictly(
            """
            {"id": "108", "name": "서울", "lat": 37.57142, "lon": 126.9658, "nx": 60, "ny": 127,
              "current": {"observedAt": "2024-07-26T09:00:00.000+09:00",
                "fetchedAt": "2024-07-26T09:05:00.000+09:00", "source": "SAMPLE",
                "skySource": "SAMPLE", "temperatureLabel": "25.9℃"}}
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"999", "0", "-108", "0108", "108 ", "", "서울", "99999999999", "1e2"})
  void isNullForANumberThatIsNoneOfOurs(String id) {
    subgraph.ask("{ station(id: \"%s\") { name } }".formatted(id)).path("station").valueIsNull();
  }

  @Test
  void isReadInOneStatementHoweverOftenAskedFor() {
    statements.clear();

    GraphQlTester.Response response =
        subgraph.ask(
            """
            { a: station(id: "98") { name } b: station(id: "294") { name } c: station(id: "1") { name } }
            """);

    response.path("a.name").entity(String.class).isEqualTo("동두천");
    response.path("b.name").entity(String.class).isEqualTo("거제");
    response.path("c").valueIsNull();
    assertThat(statements.sent()).hasSize(1);
  }

  @Test
  void showsTheCurrentObservationOfAllInOneMoreStatement() {
    statements.clear();

    GraphQlTester.Response response =
        subgraph.ask(
            """
            { stations { main: current { temperature } live: current(edition: "live") { temperature }
              none: current(edition: "nope") { temperature } bad: current(edition: "NO") { temperature } } }
            """);

    response.path("stations[*].main.temperature").entityList(Double.class).hasSize(16);
    response.path("stations[5].live").valueIsNull();
    response.path("stations[5].none").valueIsNull();
    response.path("stations[5].bad").valueIsNull();
    assertThat(statements.sent()).hasSize(2);
  }

  @Test
  void isAnEntityInTheOrderAskedForWithNullForAMissingOne() {
    statements.clear();

    subgraph
        .entities(
            List.of(station("294"), station("1"), station("x"), station("98"), station("294")),
            "... on Station { id name current { temperatureLabel } }")
        .path("_entities")
        .matchesJsonStrictly(
            """
            [{"__typename": "Station", "id": "294", "name": "거제",
               "current": {"temperatureLabel": "26.7℃"}},
             null, null,
             {"__typename": "Station", "id": "98", "name": "동두천",
               "current": {"temperatureLabel": "24.2℃"}},
             {"__typename": "Station", "id": "294", "name": "거제",
               "current": {"temperatureLabel": "26.7℃"}}]
            """);
    assertThat(statements.sent()).hasSize(2);
  }

  private static Map<String, Object> station(String id) {
    return Map.of("__typename", "Station", "id", id);
  }

  record Row(int id, String name, int nx, int ny) {}
}
