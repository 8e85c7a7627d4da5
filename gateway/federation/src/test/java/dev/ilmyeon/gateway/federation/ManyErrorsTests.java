package dev.ilmyeon.gateway.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.ilmyeon.gateway.federation.plan.JoinSdl;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Telling many errors is as much work for each as telling few. */
class ManyErrorsTests {

  private static final String TYPES =
      """
      type Query @join__type(graph: A) @join__type(graph: B) {
        all: [Item] @join__field(graph: A)
      }
      type Item @join__type(graph: A, key: "id") @join__type(graph: B, key: "id") {
        id: ID!
        name: String @join__field(graph: B)
        text: String @join__field(graph: B)
      }
      """;

  private static String list(int count, String item) {
    return IntStream.range(0, count)
        .mapToObj(i -> item.replace("#", String.valueOf(i)))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static FederationEngine engine(int count) {
    String all = "{\"data\":{\"all\":" + list(count, "{\"id\":\"#\"}") + "}}";
    String entities =
        "{\"data\":{\"_entities\":"
            + list(count, "null")
            + "},\"errors\":"
            + list(count, "{\"message\":\"no\",\"path\":[\"_entities\",#]}")
            + "}";
    SubgraphTransport subgraphs =
        (request, callback) -> {
          boolean first = request.subgraph().value().equals("a");
          callback.answered(LiveSubgraphs.response(first ? all : entities));
          return () -> {};
        };
    return new FederationEngine(
        Supergraph.read(JoinSdl.of("A, B", TYPES)),
        subgraphs,
        EngineOptions.DEFAULT.withErrors(100_000),
        EngineListener.NONE);
  }

  private static long allocated(FederationEngine engine, int count) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    GraphQlResponse response =
        Objects.requireNonNull(
            engine
                .execute(GraphQlRequest.of("{ all { name text } }"))
                .block(Duration.ofSeconds(20)));
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(response.text()).contains("[\"all\"," + (count - 1));
    return bytes;
  }

  @Test
  void costNoMoreEach() {
    FederationEngine few = engine(500);
    FederationEngine many = engine(2_000);
    allocated(few, 500);
    allocated(many, 2_000);
    assertThat(allocated(many, 2_000)).isLessThan(5 * allocated(few, 500));
  }
}
