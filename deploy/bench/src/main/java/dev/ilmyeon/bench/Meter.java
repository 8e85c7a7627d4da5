package dev.ilmyeon.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.ilmyeon.bench.load.LoadResult;
import dev.ilmyeon.bench.machine.ProcessUse;
import dev.ilmyeon.bench.machine.Processors;
import dev.ilmyeon.bench.report.Measurement;
import dev.ilmyeon.bench.subgraph.SubgraphServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the counters before a load and makes a measurement of what they say after it. */
final class Meter {

  private static final OperatingSystemMXBean SELF =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final SubgraphServer server;
  private final @Nullable ProcessUse gateway;
  private final Map<String, Long> fetches;
  private final long headers;
  private final double gatewaySeconds;
  private final double ownSeconds;
  private final double busySeconds;
  private final long startedAt;

  Meter(SubgraphServer server, @Nullable ProcessUse gateway) throws IOException {
    this.server = server;
    this.gateway = gateway;
    this.fetches = server.requests();
    this.headers = server.headers();
    this.gatewaySeconds = gateway == null ? 0 : gateway.cpuSeconds();
    this.ownSeconds = SELF.getProcessCpuTime() / 1e9;
    this.busySeconds = Processors.busySeconds();
    this.startedAt = System.nanoTime();
  }

  Measurement read(int round, String name, String mix, LoadResult load, boolean quiet)
      throws IOException {
    double seconds = (System.nanoTime() - startedAt) / 1e9;
    double used = gateway == null ? 0 : gateway.cpuSeconds() - gatewaySeconds;
    double own = SELF.getProcessCpuTime() / 1e9 - ownSeconds;
    double busy = Processors.busySeconds() - busySeconds;
    Map<String, Double> perRequest = new LinkedHashMap<>();
    server
        .requests()
        .forEach((subgraph, count) ->
            perRequest.put(
                subgraph, (count - fetches.getOrDefault(subgraph, 0L)) / (double) load.requests()));
    return new Measurement(
        round,
        name,
        mix,
        load.requests(),
        load.perSecond(),
        load.latencies().percentile(0.5),
        load.latencies().percentile(0.99),
        load.latencies().max(),
        load.errors(),
        load.bytes() / (double) load.requests(),
        perRequest,
        used * 1e6 / load.requests(),
        used * 100 / seconds,
        own * 100 / seconds,
        Math.max(0, busy - used - own) * 100 / seconds,
        gateway == null ? 0 : gateway.memory().residentMb(),
        quiet);
  }

  /** Requests to subgraphs that came with the client's header, since the counters were read. */
  long headers() {
    return server.headers() - headers;
  }
}
