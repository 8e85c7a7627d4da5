package dev.ilmyeon.bench;

import dev.ilmyeon.bench.load.LoadGenerator;
import dev.ilmyeon.bench.load.LoadResult;
import dev.ilmyeon.bench.machine.Processors;
import dev.ilmyeon.bench.mix.Mix;
import dev.ilmyeon.bench.report.Results;
import dev.ilmyeon.bench.subgraph.SubgraphServer;
import java.io.IOException;
import java.time.Duration;

/**
 * The load against the subgraph server itself, which knows the whole answer: how much both could do
 * if a gateway cost nothing. No gateway's figure near it is the gateway's.
 */
final class Floor {

  static final String NAME = "(no gateway)";

  private static final Duration WARM = Duration.ofSeconds(2);
  private static final Duration MEASURE = Duration.ofSeconds(3);

  private Floor() {}

  static void measure(Workshop shop, Results results, Mix mix, int round) throws IOException {
    if (mix.marked() || mix.forwardsHeader()) {
      return;
    }
    boolean quiet = Processors.awaitQuiet(0.1, shop.options().quiet());
    shop.server().serve(mix.graph(), false);
    LoadGenerator load =
        new LoadGenerator(shop.subgraphAddress(), mix.questions("/" + SubgraphServer.ORACLE));
    load.run(shop.options().connections(), WARM, Long.MAX_VALUE);
    Meter meter = new Meter(shop.server(), null);
    LoadResult result = load.run(shop.options().connections(), MEASURE, Long.MAX_VALUE);
    shop.tell("  %-28s %-16s %9.1f/s".formatted(NAME, mix.name(), result.perSecond()));
    results.add(meter.read(round, NAME, mix.name(), result, quiet));
  }
}
