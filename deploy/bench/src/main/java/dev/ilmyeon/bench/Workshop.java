package dev.ilmyeon.bench;

import dev.ilmyeon.bench.gateway.GatewayFolder.Variant;
import dev.ilmyeon.bench.gateway.Launch;
import dev.ilmyeon.bench.graph.Graph;
import dev.ilmyeon.bench.mix.Mixes;
import dev.ilmyeon.bench.subgraph.SubgraphServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What a run works with: the checkout, the options, the subgraphs, and where progress is told. */
record Workshop(Path checkout, BenchOptions options, SubgraphServer server, PrintStream progress) {

  /** What every gateway is promised to do with. */
  private static final String HEAP = "128m";

  Path work() {
    return checkout.resolve("deploy/bench/target/work");
  }

  InetSocketAddress gatewayAddress() {
    return new InetSocketAddress("127.0.0.1", options.port());
  }

  InetSocketAddress subgraphAddress() {
    return new InetSocketAddress("127.0.0.1", options.subgraphPort());
  }

  /** Lays out the files that a gateway is started with. */
  Launch launch(Variant variant, Graph graph) throws IOException {
    Path folder = work().resolve("graphs").resolve(graph.name());
    Path schemas = Files.createDirectories(folder.resolve("subgraphs"));
    Path supergraph = folder.resolve("supergraph.graphql");
    Files.writeString(supergraph, graph.supergraphAt(server.url()));
    for (Map.Entry<String, String> each : graph.sdl().entrySet()) {
      Files.writeString(schemas.resolve(each.getKey() + ".graphql"), each.getValue());
    }
    return new Launch(
        options.cpus(),
        options.port(),
        supergraph,
        schemas,
        server.url(),
        options.subgraphHttp(),
        Mixes.HEADER,
        HEAP,
        work().resolve(variant.gateway().name()),
        checkout);
  }

  void tell(String line) {
    progress.println(line);
  }
}
