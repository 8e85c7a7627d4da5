package dev.ilmyeon.weather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.testing.sql.SqlStatements;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the front page asks of weather, the strip and every region's weather, and what it costs. */
@RunningService
class FrontPageTests {

  /** In the order of a page, not of the table. */
  static final List<String> REGIONS =
      Stream.of(29, 11, 50, 26, 27, 28, 30, 31, 41, 42, 43, 44, 45, 46, 47, 48, 49)
          .map(number -> "KR-" + number)
          .toList();

  private static final String STRIP =
      """
      asOf attribution { label }
      entries { station { id name } observation { skyLabel temperatureLabel freshness } }
      """;
  private static final String WEATHER = "observation { skyLabel temperatureLabel }";

  @Autowired Subgraph subgraph;
  @Autowired SqlStatements statements;

  @Test
  void isTheGoldenOne() {
    subgraph
        .ask(Subgraph.read("queries/front-page.graphql"), Map.of("regions", regions()))
        .path("")
        .matchesJsonStrictly(Subgraph.read("golden/front-page.json"));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 200})
  void costsTwoStatementsAsTheGatewayAsksInTwoRequests(int cards) {
    statements.clear();

    subgraph
        .ask("{ weatherStrip(edition: \"main\") { %s } }".formatted(STRIP))
        .path("weatherStrip.entries[*].observation.temperatureLabel")
        .entityList(String.class)
        .hasSize(16);
    subgraph
        .entities(
            regions(cards),
            "... on Region { weather(edition: \"main\") { %s } }".formatted(WEATHER))
        .path("_entities[*].weather.observation.temperatureLabel")
        .entityList(String.class)
        .hasSize(cards);

    assertThat(statements.sent()).hasSize(2);
  }

  private static List<Map<String, Object>> regions() {
    return regions(REGIONS.size());
  }

  /** As many cards of regions: the country's seventeen, again and again. */
  private static List<Map<String, Object>> regions(int cards) {
    return IntStream.range(0, cards)
        .mapToObj(card -> REGIONS.get(card % REGIONS.size()))
        .map(code -> Map.<String, Object>of("__typename", "Region", "code", code))
        .toList();
  }
}
