package dev.ilmyeon.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReportTests {

  @TempDir private Path folder;

  private Results results;

  @BeforeEach
  void measure() throws IOException {
    results = new Results(folder.resolve("results.jsonl"));
    results.clear();
    results.add(new Results.About("2026-11-23", "a machine", "somehow"));
    results.add(measurement(1, "ilmyeon", 3000, 0));
    results.add(measurement(1, "other", 100, 0));
    results.add(measurement(2, "ilmyeon", 1000, 2));
    results.add(measurement(2, "other", 120, 0));
    results.add(measurement(3, "ilmyeon", 2000, 0));
    results.add(new MemoryUse(1, "ilmyeon", "heavy", 1000, 200, 210, 60, 20, 1.5, 149.6));
    results.add(new MemoryUse(1, "other", "heavy", 1000, 400, 410, 60, 0, 0, 0));
    results.add(new Failure(1, "third", "heavy", "wrong answer"));
  }

  private static Measurement measurement(
      int round, String gateway, double perSecond, double others) {
    return measurement(round, "heavy", gateway, perSecond, others);
  }

  private static Measurement measurement(
      int round, String mix, String gateway, double perSecond, double others) {
    return new Measurement(
        round,
        gateway,
        mix,
        10_000,
        perSecond,
        1,
        2,
        3,
        0,
        87_000,
        Map.of("accounts", 2.0, "reviews", 1.004),
        1e6 / perSecond,
        99,
        20,
        others * 10,
        250,
        true);
  }

  @Test
  void showsMediansWithTheirRangeFastestFirst() throws IOException {
    String tables = Tables.of(results, "ilmyeon");

    assertThat(tables)
        .contains("| ilmyeon | **2,000** (1,000–3,000) | 1 | 2 | 500 | **3**")
        .contains("| other | **110** (100–120) |")
        .contains("| 250 | 0 |");
    assertThat(tables.indexOf("| ilmyeon |")).isLessThan(tables.indexOf("| other |"));
  }

  @Test
  void showsWhatOnlyAJvmTellsForAJvmOnly() throws IOException {
    assertThat(Tables.of(results, "ilmyeon"))
        .contains("| ilmyeon, heavy | 1,000 | 200 (210) | 20 | 1.5 | 60 | 150 |")
        .contains("| other, heavy | 1,000 | 400 (410) | – | – | 60 | – |");
  }

  @Test
  void saysWhatFailedAndWhatWasDisturbed() throws IOException {
    assertThat(Tables.of(results, "ilmyeon"))
        .contains("- round 1, third, heavy: wrong answer")
        .contains("at most 20 % of a processor in a measurement; 1 of 5 measurements");
  }

  @Test
  void saysHowManyTimesAsMuchMoreCosts() throws IOException {
    assertThat(Tables.of(results, "ilmyeon")).doesNotContain("Growth");
    results.add(measurement(1, "heavy-times-2", "ilmyeon", 1000, 0));

    assertThat(Tables.of(results, "ilmyeon"))
        .contains("| ilmyeon | heavy → heavy-times-2 | 1 | 500 → 1,000 | **2** |");
  }

  @Test
  void showsHowSoonAGatewayIsFastWithAndWithoutItsTraining() throws IOException {
    results.add(new Settling(1, "ilmyeon", "small", true, 2000, 1500, 8, 3000, 2, 10));
    results.add(new Settling(2, "ilmyeon", "small", true, 2400, 1700, 9, 5000, 2, 30));
    results.add(new Settling(1, "ilmyeon", "small", false, 4000, 3000, 9, 9000, 2, 0));

    assertThat(Tables.of(results, "ilmyeon"))
        .contains("| ilmyeon, trained | 2 | **2,200** (2,000–2,400) | 1,600 | 8.5 | 2 | **4,000**")
        .contains("| ilmyeon | 1 | **4,000** (4,000–4,000) |");
  }

  @Test
  void comparesAllWithOurs() throws IOException {
    results.add(measurement(1, "small", "ilmyeon", 500, 0));
    results.add(measurement(1, "heavy", "ilmyeon+sharing", 9000, 0));
    results.add(measurement(1, "heavy", "other+sharing", 900, 0));

    assertThat(Tables.of(results, "ilmyeon"))
        .contains("| gateway | heavy | small |")
        .contains("| ilmyeon | **2,000** | **500** |")
        .contains("| other | 110 (18.2) | – |")
        .contains("| other+sharing | 900 (10) | – |")
        .contains("| other | 9,167 (18.3) | – |")
        .contains("| other | 3 | – |");
  }

  @Test
  void drawsABarForEachGatewayAndNoneForLimits() throws Exception {
    results.add(measurement(1, "heavy", "other+sharing", 900, 0));
    results.add(measurement(1, "heavy", "(no gateway)", 70_000, 0));

    String svg =
        Plot.of(
            results.all(Measurement.class), "ilmyeon", Set.of("(no gateway)"), "one & a machine");

    var drawn =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(drawn.getElementsByTagName("rect").getLength()).isEqualTo(3);
    assertThat(svg)
        .contains(">110 (÷ 18.2)<")
        .contains(">heavy, shared<")
        .contains(">(no gateway) 70,000<");
  }
}
