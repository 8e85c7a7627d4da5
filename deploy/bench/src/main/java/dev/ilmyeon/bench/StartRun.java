package dev.ilmyeon.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.ilmyeon.bench.gateway.GatewayFolder.Variant;
import dev.ilmyeon.bench.gateway.Launch.Training;
import dev.ilmyeon.bench.gateway.RunningGateway;
import dev.ilmyeon.bench.load.LoadGenerator;
import dev.ilmyeon.bench.machine.Processors;
import dev.ilmyeon.bench.mix.Mix;
import dev.ilmyeon.bench.report.Failure;
import dev.ilmyeon.bench.report.Results;
import dev.ilmyeon.bench.report.Settling;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One start of a gateway with what its training run left, and one without: asked by one client, one
 * request after another, until that is surely as fast as it will be soon; then warmed up by the
 * full load, to know how fast it is in the end.
 */
final class StartRun {

  private static final OperatingSystemMXBean SELF =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final int HUNDRED = 100;
  private static final Duration OBSERVED = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final double AS_GOOD_AS_WARM = 2;
  private static final int WARM_HUNDREDS = 5;

  private final Workshop shop;
  private final Results results;
  private final Variant variant;
  private final Mix mix;
  private final int round;

  StartRun(Workshop shop, Results results, Variant variant, Mix mix, int round) {
    this.shop = shop;
    this.results = results;
    this.variant = variant;
    this.mix = mix;
    this.round = round;
  }

  /** A hundred requests; what others had of the processors until their end, in seconds. */
  private record Hundred(double endedMillis, double meanMillis, double others) {}

  void measure() throws IOException {
    if (variant.gateway().trains()) {
      measure(Training.OFF);
    }
    measure(Training.NONE);
  }

  private void measure(Training training) throws IOException {
    shop.server().serve(mix.graph(), mix.marked());
    LoadGenerator load = new LoadGenerator(shop.gatewayAddress(), mix.questions("/graphql"));
    double others = others();
    try (RunningGateway gateway =
        RunningGateway.start(variant, shop.launch(variant, mix.graph()), training)) {
      String why = Ready.await(gateway, load);
      if (why != null) {
        results.add(new Failure(round, variant.name(), "start", why));
        return;
      }
      double ready = millis(gateway);
      double cpu = gateway.use().cpuSeconds() * 1e3;
      List<Hundred> hundreds = new ArrayList<>();
      do {
        double mean = hundred(load);
        hundreds.add(
            new Hundred(millis(gateway), mean, others() - gateway.use().cpuSeconds() - others));
      } while (gateway.age().compareTo(OBSERVED) < 0);
      load.run(shop.options().connections(), shop.options().warm(), Long.MAX_VALUE);
      double warm = warm(load);
      Hundred settled = settled(hundreds, warm);
      Settling found =
          new Settling(
              round,
              variant.name(),
              mix.name(),
              training == Training.OFF,
              ready,
              cpu,
              hundreds.getFirst().meanMillis(),
              settled.endedMillis(),
              warm,
              Math.max(0, settled.others()) * 1e5 / settled.endedMillis());
      shop.tell("  " + found);
      results.add(found);
    }
  }

  /** Of the processors, in seconds: all but this process, and but a gateway as long as it runs. */
  private static double others() throws IOException {
    return Processors.busySeconds() - SELF.getProcessCpuTime() / 1e9;
  }

  private static double millis(RunningGateway gateway) {
    return gateway.age().toNanos() / 1e6;
  }

  private static double hundred(LoadGenerator load) throws IOException {
    return load.run(1, PATIENCE, HUNDRED).latencies().mean();
  }

  /** The median of several. */
  private static double warm(LoadGenerator load) throws IOException {
    double[] means = new double[WARM_HUNDREDS];
    for (int i = 0; i < means.length; i++) {
      means[i] = hundred(load);
    }
    Arrays.sort(means);
    return means[means.length / 2];
  }

  /** The last one if none is good enough. */
  private static Hundred settled(List<Hundred> hundreds, double warm) {
    return hundreds.stream()
        .filter(each -> each.meanMillis() <= AS_GOOD_AS_WARM * warm)
        .findFirst()
        .orElse(hundreds.getLast());
  }
}
