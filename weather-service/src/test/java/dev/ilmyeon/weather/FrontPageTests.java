package dev.ilmyeon.weather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.testing.sql.SqlStatements;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the front page asks of weather: the strip and every region's weather, in one request. */
@RunningService
class FrontPageTests {

  /** In the order of a page, not of the table. */
  static final List<String> REGIONS =
      Stream.of(29, 11, 50, 26, 27, 28, 30, 31, 41, 42, 43, 44, 45, 46, 47, 48, 49)
          .map(number -> "KR-" + number)
          .toList();

  @Autowired Subgraph subgraph;
  @Autowired SqlStatements statements;

  @Test
  void isTheGoldenOne() {
    subgraph
        .ask(Subgraph.read("queries/front-page.graphql"), Map.of("regions", regions()))
        .path("")
        .matchesJsonStrictly(Subgraph.read("golden/front-page.json"));
  }

  @Test
  void costsTwoStatements() {
    statements.clear();

    subgraph
        .ask(Subgraph.read("queries/front-page.graphql"), Map.of("regions", regions()))
        .errors()
        .verify();

    assertThat(statements.sent()).hasSize(2);
  }

  private static List<Map<String, Object>> regions() {
    return REGIONS.stream()
        .map(code -> Map.<String, Object>of("__typename", "Region", "code", code))
        .toList();
  }
}
