package dev.ilmyeon.gateway.server.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.server.observation.OperationTrace;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which events are sent, as the subgraphs are told. */
class EventSamplingTests {

  private static final URI NOWHERE = URI.create("http://127.0.0.1:1/v1/traces");

  private static final String CLIENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-";

  private static final SubgraphRequest REQUEST =
      new SubgraphRequest(new SubgraphName("stats"), OperationKind.QUERY, new byte[0], "");

  private static OtlpTraces traces(double ratio) {
    return OtlpTraces.to(
        NOWHERE, new TracingProperties(NOWHERE, Map.of(), ratio, "gateway", Duration.ofSeconds(1)));
  }

  /** Whether the subgraphs are told that so many events are sent: the last bit of the flags. */
  private static List<Boolean> sampled(
      OtlpTraces traces, @Nullable String traceParent, int events) {
    Supplier<OperationTrace> begin =
        Objects.requireNonNull(traces.begin(traceParent, null, System.nanoTime()).events());
    return Stream.generate(begin)
        .limit(events)
        .map(event -> event.fetch(REQUEST).traceParent())
        .map(parent -> (Integer.parseInt(parent.substring(parent.length() - 2), 16) & 1) == 1)
        .toList();
  }

  @Test
  void theRatioHoldsForEachEvent() {
    try (OtlpTraces all = traces(1);
        OtlpTraces half = traces(0.5);
        OtlpTraces none = traces(0)) {
      assertThat(sampled(all, null, 100)).containsOnly(true);
      assertThat(sampled(half, null, 300)).contains(true, false);
      assertThat(sampled(none, null, 100)).containsOnly(false);
    }
  }

  @Test
  void aClientThatIsTracedHasNotEachEventSent() {
    try (OtlpTraces none = traces(0)) {
      assertThat(sampled(none, CLIENT + "01", 100)).containsOnly(false);
    }
  }

  @Test
  void aClientThatIsNotToBeTracedHasNoTracesOfEvents() {
    try (OtlpTraces all = traces(1)) {
      assertThat(all.begin(CLIENT + "00", null, System.nanoTime()).events()).isNull();
    }
  }
}
