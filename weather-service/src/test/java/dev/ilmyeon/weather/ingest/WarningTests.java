package dev.ilmyeon.weather.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.testing.sql.SqlStatements;
import dev.ilmyeon.weather.RunningService;
import dev.ilmyeon.weather.SettableClock;
import dev.ilmyeon.weather.Subgraph;
import dev.ilmyeon.weather.TestData;
import dev.ilmyeon.weather.kma.Payloads;
import dev.ilmyeon.weather.kma.WeatherWarning;
import dev.ilmyeon.weather.kma.client.StubKma;
import dev.ilmyeon.weather.warning.WarningArchive;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Warnings from KMA's list to what readers are shown. */
@RunningService
class WarningTests {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Instant ISSUED = Instant.parse("2026-12-31T14:00:00Z");

  @Autowired Subgraph subgraph;
  @Autowired TestData data;
  @Autowired SettableClock clock;
  @Autowired StubKma stub;
  @Autowired Poller poller;
  @Autowired WarningArchive archive;
  @Autowired SqlStatements statements;

  @BeforeEach
  @AfterEach
  void clear() {
    data.clear();
    stub.clear();
  }

  @Test
  void warningsComeGoAndBelongToRegions() {
    stub.answer(
        "wrn_now_data.php",
        Payloads.warnings(
            Payloads.warning("01", "호우", "주의", ""), Payloads.warning("02", "폭염", "경보", "27일 낮")));
    tickAt("2024-07-26T00:06:00Z");
    statements.clear();

    subgraph
        .ask(
            """
            { warnings(edition: "live", region: "KR-30") { kind level command area parentArea region ends source attribution { label } }
              none: warnings(edition: "live", region: "KR-11") { id }
              all: warnings(edition: "live") { kind }
              sample: warnings { kind }
              bad: warnings(region: "대전") { id }
              weatherStrip(edition: "live") { warnings { kind } } }
            """)
        .path("")
        .matchesJsonStrictly(
            """
            {"warnings": [
               {"kind": "폭염", "level": "경보", "command": "발표", "area": "대전동부", "parentArea": "대전광역시",
                "region": "KR-30", "ends": "27일 낮", "source": "WARNING_LIST", "attribution": {"label": "기상청 제공"}},
               {"kind": "호우", "level": "주의", "command": "발표", "area": "대전동부", "parentArea": "대전광역시",
                "region": "KR-30", "ends": null, "source": "WARNING_LIST", "attribution": {"label": "기상청 제공"}}],
             "none": [], "all": [{"kind": "폭염"}, {"kind": "호우"}],
             "sample": [{"kind": "폭염"}, {"kind": "호우"}], "bad": null,
             "weatherStrip": {"warnings": [{"kind": "폭염"}, {"kind": "호우"}]}}
            """);
    assertThat(statements.sent())
        .as("root fields, the strip, the strip's warnings")
        .hasSizeLessThanOrEqualTo(3);

    stub.answer("wrn_now_data.php", Payloads.warnings(Payloads.warning("01", "호우", "주의", "")));
    tickAt("2024-07-26T00:10:00Z");
    subgraph
        .ask("{ warnings(edition: \"live\") { kind } }")
        .path("warnings[*].kind")
        .entityList(String.class)
        .containsExactly("호우");
  }

  @Test
  void ofAllRegionsCostOneStatement() {
    List<Map<String, Object>> regions =
        IntStream.of(11, 26, 27, 28, 29, 30)
            .mapToObj(
                number -> Map.<String, Object>of("__typename", "Region", "code", "KR-" + number))
            .toList();
    statements.clear();

    subgraph
        .entities(regions, "... on Region { weather(edition: \"live\") { warnings { kind } } }")
        .path("_entities[*].weather.warnings")
        .entityList(Object.class)
        .hasSize(regions.size());

    assertThat(statements.sent()).as("the regions' weather, its warnings").hasSize(2);
  }

  @Test
  void realOnesReplaceSimulatedOnesAndNeverTheOtherWayRound() {
    archive.replace(List.of(warning()), ISSUED, true).block(DEADLINE);
    assertThat(simulated()).isEqualTo("true, in force");

    archive.replace(List.of(warning()), ISSUED.plusSeconds(60), false).block(DEADLINE);
    assertThat(simulated()).isEqualTo("false, in force");

    archive.replace(List.of(warning()), ISSUED.plusSeconds(120), true).block(DEADLINE);
    archive.replace(List.of(), ISSUED.plusSeconds(180), true).block(DEADLINE);
    assertThat(simulated()).isEqualTo("false, in force");

    archive.replace(List.of(), ISSUED.plusSeconds(240), false).block(DEADLINE);
    assertThat(simulated()).isEqualTo("false, lifted");
  }

  private static WeatherWarning warning() {
    return new WeatherWarning(
        "L1130000", "대전광역시", "L1030101", "대전동부", ISSUED, null, "강풍", "주의", "발표", null);
  }

  private String simulated() {
    return data.value(
        "SELECT simulated || ', ' || CASE WHEN lifted_at IS NULL THEN 'in force' ELSE 'lifted' END FROM warning",
        String.class);
  }

  private void tickAt(String time) {
    Ticks.at(time, clock, poller);
  }
}
