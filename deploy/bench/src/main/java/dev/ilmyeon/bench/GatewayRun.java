package dev.ilmyeon.bench;

import dev.ilmyeon.bench.gateway.GatewayFolder.Variant;
import dev.ilmyeon.bench.gateway.JvmUse;
import dev.ilmyeon.bench.gateway.Launch.Training;
import dev.ilmyeon.bench.gateway.RunningGateway;
import dev.ilmyeon.bench.graph.Graph;
import dev.ilmyeon.bench.load.LoadGenerator;
import dev.ilmyeon.bench.load.LoadResult;
import dev.ilmyeon.bench.machine.ProcessUse;
import dev.ilmyeon.bench.machine.Processors;
import dev.ilmyeon.bench.mix.Mix;
import dev.ilmyeon.bench.report.Failure;
import dev.ilmyeon.bench.report.Measurement;
import dev.ilmyeon.bench.report.MemoryUse;
import dev.ilmyeon.bench.report.Results;
import dev.ilmyeon.bench.report.Start;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A gateway on one graph: started, asked every mix of that graph, looked at, stopped. */
final class GatewayRun {

  private static final Duration START_PATIENCE = Duration.ofSeconds(90);
  private static final Duration WARM_PATIENCE = Duration.ofSeconds(120);

  /** Until a JVM knows what is worth compiling, which it may leave with the rest (JEP 515). */
  private static final Duration TRAINING = Duration.ofSeconds(20);

  private static final Duration TRAINING_END = Duration.ofSeconds(180);
  private static final Duration SHORT = Duration.ofSeconds(3);
  private static final long UNLIMITED = Long.MAX_VALUE;

  /** Of one processor: less is a machine that is left alone. */
  private static final double QUIET = 0.1;

  /**
   * So many times as long is warmed up what has not run before: a process that has just started,
   * and what reads and plans documents, where each is another one.
   */
  private static final int COLD = 3;

  private static final int HUNDRED = 100;
  private static final int PORTIONS = 10;

  private final Workshop shop;
  private final Results results;
  private final Variant variant;
  private final Graph graph;
  private final List<Mix> mixes;
  private final int round;

  private long requests;
  private String told = "";

  /** {@code mixes}: at least one, all of the graph. */
  GatewayRun(
      Workshop shop, Results results, Variant variant, Graph graph, List<Mix> mixes, int round) {
    this.shop = shop;
    this.results = results;
    this.variant = variant;
    this.graph = graph;
    this.mixes = mixes;
    this.round = round;
  }

  /** Lets a gateway that can prepare its next starts do so, before anything is measured. */
  void train() throws IOException {
    Mix mix = mixes.getFirst();
    shop.server().serve(graph, mix.marked());
    try (RunningGateway gateway =
        RunningGateway.start(variant, shop.launch(variant, graph), Training.ON)) {
      LoadGenerator load = load(mix);
      if (awaitReady(gateway, load)) {
        shop.tell("  " + variant.name() + " is trained for faster starts");
        load.run(shop.options().connections(), TRAINING, UNLIMITED);
        gateway.stop(TRAINING_END);
      }
    }
  }

  void measure() throws IOException {
    Mix first = mixes.getFirst();
    boolean quiet = Processors.awaitQuiet(QUIET, shop.options().quiet());
    if (!quiet) {
      shop.tell("  the machine did not become quiet: measured all the same, and marked");
    }
    shop.server().serve(graph, first.marked());
    try (RunningGateway gateway =
        RunningGateway.start(variant, shop.launch(variant, graph), Training.OFF)) {
      LoadGenerator load = load(first);
      if (!awaitReady(gateway, load)) {
        fail("start", "no right answer, but " + told + " (its log: " + gateway.log() + ")");
        return;
      }
      double ready = gateway.age().toNanos() / 1e6;
      double firstHundred = load.run(1, START_PATIENCE, HUNDRED).latencies().mean();
      if (shop.options().soak() > 0) {
        soak(gateway, load);
        return;
      }
      for (Mix mix : mixes) {
        boolean cold = mix == first || mix.marked();
        measure(gateway, mix, shop.options().warm().multipliedBy(cold ? COLD : 1), quiet);
      }
      shop.server().serve(graph, first.marked());
      load.run(shop.options().connections(), SHORT, UNLIMITED);
      double warmHundred = load.run(1, START_PATIENCE, HUNDRED).latencies().mean();
      results.add(new Start(round, variant.name(), graph.name(), ready, firstHundred, warmHundred));
      results.add(memory(gateway, load, first.name()));
    }
  }

  private LoadGenerator load(Mix mix) {
    return new LoadGenerator(shop.gatewayAddress(), mix.questions("/graphql"));
  }

  private boolean awaitReady(RunningGateway gateway, LoadGenerator load) {
    String why = Ready.await(gateway, load);
    told = why == null ? "" : why;
    return why == null;
  }

  private void measure(RunningGateway gateway, Mix mix, Duration warm, boolean quiet)
      throws IOException {
    shop.server().serve(graph, mix.marked());
    LoadGenerator load = load(mix);
    LoadResult one = load.run(1, SHORT, 1);
    if (one.errors() > 0 || one.requests() == 0) {
      fail(mix.name(), "wrong answer: " + one.firstError());
      return;
    }
    warmUp(load, warm);
    Meter meter = new Meter(shop.server(), gateway.use());
    LoadResult result = load.run(shop.options().connections(), shop.options().measure(), UNLIMITED);
    Measurement found = meter.read(round, variant.name(), mix.name(), result, quiet);
    requests += result.requests();
    shop.tell(
        "  %-28s %-16s %9.1f/s  p50 %7.2f ms  p99 %7.2f ms  %8.1f us CPU  %5.2f fetches  others %3.0f %%"
            .formatted(
                variant.name(),
                mix.name(),
                found.perSecond(),
                found.p50(),
                found.p99(),
                found.cpuMicros(),
                found.fetchesTogether(),
                found.othersShare()));
    if (result.errors() > 0) {
      fail(mix.name(), result.errors() + " errors, the first: " + result.firstError());
    } else if (mix.forwardsHeader()
        && meter.headers() < found.fetchesTogether() * result.requests() - 1) {
      fail(mix.name(), "the header did not reach all subgraphs");
    } else {
      results.add(found);
    }
  }

  /** For the time that was asked for, and until each request was answered once. */
  private void warmUp(LoadGenerator load, Duration warm) throws IOException {
    int connections = shop.options().connections();
    requests += load.run(connections, warm, UNLIMITED).requests();
    long deadline = System.nanoTime() + WARM_PATIENCE.toNanos();
    while (!load.hasAskedAll() && System.nanoTime() < deadline) {
      requests += load.run(connections, SHORT, UNLIMITED).requests();
    }
  }

  /** Whether memory grows: the same mix for long, with a look at it ten times. */
  private void soak(RunningGateway gateway, LoadGenerator load) throws IOException {
    for (int i = 1; i <= PORTIONS; i++) {
      LoadResult portion =
          load.run(
              shop.options().connections(), Duration.ofHours(1), shop.options().soak() / PORTIONS);
      requests += portion.requests();
      if (portion.errors() > 0) {
        fail("soak", portion.errors() + " errors, the first: " + portion.firstError());
      }
      MemoryUse use =
          memory(gateway, load, mixes.getFirst().name() + ", %,d requests".formatted(requests));
      shop.tell("  " + use);
      results.add(use);
    }
  }

  private MemoryUse memory(RunningGateway gateway, LoadGenerator load, String mix)
      throws IOException {
    ProcessUse.Memory before = gateway.use().memory();
    if (!gateway.isJvm()) {
      return new MemoryUse(
          round,
          variant.name(),
          mix,
          requests,
          before.residentMb(),
          before.peakMb(),
          before.descriptors(),
          0,
          0,
          0);
    }
    try (JvmUse jvm = gateway.jvm()) {
      long allocated = jvm.allocatedBytes();
      LoadResult asked = load.run(shop.options().connections(), SHORT, UNLIMITED);
      double each = (jvm.allocatedBytes() - allocated) / 1e3 / asked.requests();
      return new MemoryUse(
          round,
          variant.name(),
          mix,
          requests,
          before.residentMb(),
          before.peakMb(),
          before.descriptors(),
          jvm.heapAfterCollection() / 1e6,
          jvm.directBytes() / 1e6,
          each);
    }
  }

  private void fail(String what, String why) throws IOException {
    shop.tell("  %s, %s: %s".formatted(variant.name(), what, why));
    results.add(
        new Failure(
            round, variant.name(), what, why.lines().limit(3).collect(Collectors.joining(" / "))));
  }
}
