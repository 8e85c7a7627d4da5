package dev.ilmyeon.weather.strip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.testing.sql.SqlStatements;
import dev.ilmyeon.weather.RunningService;
import dev.ilmyeon.weather.SettableClock;
import dev.ilmyeon.weather.Subgraph;
import dev.ilmyeon.weather.TestData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.test.tester.GraphQlTester;

@RunningService
class StripTests {

  @Autowired Subgraph subgraph;
  @Autowired SqlStatements statements;
  @Autowired TestData data;
  @Autowired SettableClock clock;

  @AfterEach
  void clear() {
    data.clear();
  }

  @Test
  void showsThePageOf20240726() {
    List<Map<String, Object>> entries =
        entries(
            subgraph.ask(
                """
                { weatherStrip { entries {
                  station { id name } observation { skyLabel temperatureLabel } } } }
                """));

    assertThat(entries.stream().map(StripTests::line))
        .containsExactly(
            "98 동두천 흐림 24.2℃",
            "105 강릉 흐림 29.3℃",
            "108 서울 구름많음 25.9℃",
            "133 대전 구름조금 26.4℃",
            "143 대구 구름많음 28.4℃",
            "152 울산 흐림 26.2℃",
            "156 광주 구름많음 28.0℃",
            "159 부산 흐림 27.4℃",
            "172 고창 구름많음 29.0℃",
            "184 제주 흐림 29.5℃",
            "201 강화 흐림 25.9℃",
            "226 보은 구름많음 25.0℃",
            "238 금산 구름많음 25.0℃",
            "259 강진군 구름많음 27.3℃",
            "283 경주시 구름많음 27.5℃",
            "294 거제 구름많음 26.7℃");
    assertThat(skies(entries))
        .containsOnly(Map.entry("흐림", 6), Map.entry("구름많음", 9), Map.entry("구름조금", 1));
  }

  @Test
  void foldsFewCloudsIntoClearWithThreeLevels() {
    List<Map<String, Object>> entries =
        entries(
            subgraph.ask(
                """
                { weatherStrip { entries { skyLabel(scheme: KMA3)
                  observation { sky(scheme: KMA3) skyLabel(scheme: KMA3) cloudTenths } } } }
                """));

    assertThat(entries.get(3))
        .isEqualTo(
            Map.of(
                "skyLabel",
                "맑음",
                "observation",
                Map.of("sky", "CLEAR", "skyLabel", "맑음", "cloudTenths", 4)));
  }

  @Test
  void neverTakesTheSampleForReal() {
    clock.set(Instant.parse("2024-07-26T00:30:00Z"));
    GraphQlTester.Response response =
        subgraph.ask(
            """
            { weatherStrip(edition: "live") { asOf attribution { label url } entries {
              station { id } skyLabel temperatureLabel observation { temperature } } } }
            """);

    response.path("weatherStrip.asOf").valueIsNull();
    response.path("weatherStrip.attribution.label").entity(String.class).isEqualTo("기상청 제공");
    response
        .path("weatherStrip.attribution.url")
        .entity(String.class)
        .isEqualTo("https://www.weather.go.kr");
    assertThat(entries(response))
        .hasSize(16)
        .allSatisfy(entry ->
            assertThat(entry)
                .containsEntry("observation", null)
                .containsEntry("skyLabel", "–")
                .containsEntry("temperatureLabel", "–"));
  }

  @Test
  void showsTheRealObservationOfToday() {
    clock.set(Instant.parse("2026-01-01T00:30:00Z"));
    data.observe(108, "2025-12-31T23:00:00Z", "-11.4, 41, 0, NULL, NULL");
    data.observe(108, "2026-01-01T00:00:00Z", "-9.0, 38, NULL, 'OVERCAST', '눈'");
    GraphQlTester.Response response =
        subgraph.ask(
            """
            { weatherStrip(edition: "live") { asOf entries { station { id }
              observation { observedAt source skySource temperature humidity cloudTenths sky skyLabel
                temperatureLabel phenomenon freshness } } } }
            """);

    response
        .path("weatherStrip.asOf")
        .entity(String.class)
        .isEqualTo("2026-01-01T09:00:00.000+09:00");
    response
        .path("weatherStrip.entries[2]")
        .matchesJsonStrictly(
            """
            {"station": {"id": "108"}, "observation": {
              "observedAt": "2026-01-01T09:00:00.000+09:00", "source": "ASOS",
              "skySource": "ULTRA_SHORT_FORECAST", "temperature": -9.0, "humidity": 38,
              "cloudTenths": null, "sky": "OVERCAST", "skyLabel": "흐림",
              "temperatureLabel": "-9.0℃", "phenomenon": "눈", "freshness": "FRESH"}}
            """);
  }

  @Test
  void keepsWhatWasNotObservedNull() {
    clock.set(Instant.parse("2026-02-01T00:00:00Z"));
    data.observe(294, "2026-02-01T00:00:00Z", "NULL, NULL, NULL, NULL, NULL");

    subgraph
        .ask(
            """
            { weatherStrip(edition: "live") { entries { temperatureLabel skyLabel observation {
              temperature humidity cloudTenths sky skySource phenomenon attribution { label } } } } }
            """)
        .path("weatherStrip.entries[15]")
        .matchesJsonStrictly(
            """
            {"temperatureLabel": "–", "skyLabel": "–", "observation": {"temperature": null,
              "humidity": null, "cloudTenths": null, "sky": null, "skySource": null,
              "phenomenon": null, "attribution": {"label": "기상청 제공"}}}
            """);
  }

  /** The sample was observed at 09:00 KST, which is 00:00Z. */
  @ParameterizedTest
  @CsvSource({
    "2024-07-26T00:00:00Z, FRESH, 24.2℃, 흐림",
    "2024-07-26T01:15:00Z, FRESH, 24.2℃, 흐림",
    "2024-07-26T01:15:01Z, LATE, 24.2℃, 흐림",
    "2024-07-26T03:00:00Z, LATE, 24.2℃, 흐림",
    "2024-07-26T03:00:01Z, STALE, –, –"
  })
  void agesByTheEditionsClock(String time, String freshness, String temperature, String sky) {
    GraphQlTester.Response response =
        subgraph.ask(
            """
            query($edition: ID!) { weatherStrip(edition: $edition) { asOf entries {
              temperatureLabel skyLabel
              observation { freshness temperature temperatureLabel skyLabel } } } }
            """,
            Map.of("edition", data.editionAt(time)));

    response
        .path("weatherStrip.entries[0]")
        .matchesJsonStrictly(
            """
            {"temperatureLabel": "%2$s", "skyLabel": "%3$s", "observation": {"freshness": "%1$s",
              "temperature": 24.2, "temperatureLabel": "%2$s", "skyLabel": "%3$s"}}
            """
                .formatted(freshness, temperature, sky));
    if (freshness.equals("STALE")) {
      response.path("weatherStrip.asOf").valueIsNull();
    } else {
      response
          .path("weatherStrip.asOf")
          .entity(String.class)
          .isEqualTo("2024-07-26T09:00:00.000+09:00");
    }
  }

  @Test
  void doesNotSeeTheEditionsFuture() {
    List<Map<String, Object>> entries =
        entries(
            subgraph.ask(
                """
                query($edition: ID!) { weatherStrip(edition: $edition) { entries {
                  observation { freshness } } } }
                """,
                Map.of("edition", data.editionAt("2024-07-25T23:59:59Z"))));

    assertThat(entries).hasSize(16).containsOnly(Collections.singletonMap("observation", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nope", "", "MAIN", "main ", "a\\u0000b", "한글", "'; DROP TABLE edition"})
  void isNullForAnUnknownEdition(String edition) {
    subgraph
        .ask("{ weatherStrip(edition: \"%s\") { asOf } }".formatted(edition))
        .path("weatherStrip")
        .valueIsNull();
  }

  @Test
  void readsSeveralEditionsInOneStatement() {
    statements.clear();

    subgraph
        .ask(
            """
            { main: weatherStrip { asOf } live: weatherStrip(edition: "live") { asOf }
              none: weatherStrip(edition: "none") { asOf } }
            """)
        .path("none")
        .valueIsNull();

    assertThat(statements.sent()).hasSize(1);
  }

  @Test
  void isAFieldOfTheEntityEdition() {
    statements.clear();
    GraphQlTester.Response response =
        subgraph.entities(
            List.of(edition("live"), edition("nope"), edition("main")),
            "... on Edition { id weatherStrip { asOf entries { station { id } } } }");

    response
        .path("_entities[*].id")
        .entityList(String.class)
        .containsExactly("live", "nope", "main");
    response.path("_entities[0].weatherStrip.entries").entityList(Object.class).hasSize(16);
    response.path("_entities[1].weatherStrip").valueIsNull();
    response
        .path("_entities[2].weatherStrip.asOf")
        .entity(String.class)
        .isEqualTo("2024-07-26T09:00:00.000+09:00");
    assertThat(statements.sent()).hasSize(1);
  }

  private static Map<String, Object> edition(String id) {
    return Map.of("__typename", "Edition", "id", id);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> entries(GraphQlTester.Response response) {
    List<Map<String, Object>> entries = new ArrayList<>();
    response
        .path("weatherStrip.entries")
        .entityList(Object.class)
        .get()
        .forEach(entry -> entries.add((Map<String, Object>) entry));
    return entries;
  }

  private static String line(Map<String, Object> entry) {
    Map<?, ?> station = (Map<?, ?>) entry.get("station");
    Map<?, ?> observation = (Map<?, ?>) entry.get("observation");
    return "%s %s %s %s"
        .formatted(
            station.get("id"),
            station.get("name"),
            observation.get("skyLabel"),
            observation.get("temperatureLabel"));
  }

  private static Map<Object, Integer> skies(List<Map<String, Object>> entries) {
    Map<Object, Integer> skies = new java.util.HashMap<>();
    entries.forEach(entry ->
        skies.merge(((Map<?, ?>) entry.get("observation")).get("skyLabel"), 1, Integer::sum));
    return skies;
  }
}
