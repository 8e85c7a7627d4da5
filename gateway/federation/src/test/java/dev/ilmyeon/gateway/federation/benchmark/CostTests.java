package dev.ilmyeon.gateway.federation.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.ThreadMXBean;
import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a request costs where that is the same each time: bytes allocated by the engine, from a
 * known document to the bytes of its response, and requests to subgraphs. {@code costs.properties}
 * has both; {@code -Dcosts.update=true} rewrites it.
 *
 * <p>The tests' JVM compiles with C1 only, which removes no allocation: the bytes do not depend on
 * what is compiled by then, and are more than a gateway under load needs ({@code deploy/bench} says
 * how much that is).
 */
class CostTests {

  private static final Path COSTS = Path.of("src/test/resources/benchmark/costs.properties");

  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final int WARM = 30;
  private static final int MEASURED = 20;

  /** Of the recorded bytes: a change by more than this is to be explained. */
  private static final double MORE = 1.05;

  /** … and one for the better by more than this is to be recorded, that it may not be lost. */
  private static final double LESS = 0.75;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @EnumSource(Mix.class)
  void allocatesNoMoreThanItDid(Mix mix) throws IOException {
    String compiler =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
            .getVMOption("TieredStopAtLevel")
            .getValue();
    assumeThat(compiler).as("the build's JVM compiles with C1 only").isEqualTo("1");
    KnownAnswers subgraphs = mix.subgraphs();
    FederationEngine engine = new FederationEngine(mix.supergraph(), subgraphs);
    GraphQlRequest request = mix.request();
    for (int i = 0; i < WARM; i++) {
      execute(engine, request).release();
    }

    long least = Long.MAX_VALUE;
    for (int i = 0; i < MEASURED; i++) {
      long before = THREADS.getCurrentThreadAllocatedBytes() - subgraphs.handedOver();
      execute(engine, request).release();
      long after = THREADS.getCurrentThreadAllocatedBytes() - subgraphs.handedOver();
      least = Math.min(least, after - before);
    }

    long recorded = Long.parseLong(recorded(mix + ".bytes", Long.toString(least)));
    assertThat(least)
        .as("bytes for a request of %s; -Dcosts.update=true records them", mix)
        .isBetween((long) (recorded * LESS), (long) (recorded * MORE));
  }

  @ParameterizedTest
  @EnumSource(Mix.class)
  void asksSubgraphsAsOftenAsItDid(Mix mix) throws IOException {
    KnownAnswers subgraphs = mix.subgraphs();
    FederationEngine engine = new FederationEngine(mix.supergraph(), subgraphs);

    GraphQlResponse response = execute(engine, mix.request());

    assertThat(response.text()).startsWith("{\"data\":{").doesNotContain("\"errors\":");
    Map<String, Integer> requests = new TreeMap<>(subgraphs.requests());
    assertThat(requests.toString()).isEqualTo(recorded(mix + ".requests", requests.toString()));
  }

  private static GraphQlResponse execute(FederationEngine engine, GraphQlRequest request) {
    return Objects.requireNonNull(engine.execute(request).block(DEADLINE));
  }

  private static String recorded(String name, String now) throws IOException {
    Properties costs = new Properties();
    if (Files.exists(COSTS)) {
      try (Reader in = Files.newBufferedReader(COSTS)) {
        costs.load(in);
      }
    }
    if (Boolean.getBoolean("costs.update")) {
      costs.setProperty(name, now);
      write(costs);
    }
    assertThat(costs).as("costs.properties, which -Dcosts.update=true writes").containsKey(name);
    return costs.getProperty(name);
  }

  /** As {@code Properties.store}, but sorted and without the date. */
  private static void write(Properties costs) throws IOException {
    Files.createDirectories(COSTS.getParent());
    try (Writer out = Files.newBufferedWriter(COSTS)) {
      out.write(
          "# Of one request: bytes that the engine allocates, and its requests to subgraphs (CostTests).\n");
      for (String name : new TreeSet<>(costs.stringPropertyNames())) {
        out.write(name + "=" + costs.getProperty(name) + "\n");
      }
    }
  }
}
