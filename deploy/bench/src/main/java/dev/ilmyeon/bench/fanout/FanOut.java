package dev.ilmyeon.bench.fanout;

import dev.ilmyeon.bench.gateway.GatewayFolder;
import dev.ilmyeon.bench.gateway.GatewayFolder.Variant;
import dev.ilmyeon.bench.gateway.JvmUse;
import dev.ilmyeon.bench.gateway.Launch;
import dev.ilmyeon.bench.gateway.Launch.Training;
import dev.ilmyeon.bench.gateway.RunningGateway;
import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * How many sockets a gateway holds, and what it takes to tell all of them: first those that do
 * nothing, then, beside them, those that subscribe to the same.
 */
public final class FanOut {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration WARM = Duration.ofSeconds(10);
  private static final Duration MOMENT = Duration.ofMillis(100);
  private static final double MB = 1e6;

  private final Path checkout;
  private final FanOutOptions options;
  private final PrintStream out;

  private FanOut(Path checkout, FanOutOptions options, PrintStream out) {
    this.checkout = checkout;
    this.options = options;
    this.out = out;
  }

  /** Measures, and tells what it has found. */
  public static void run(Path checkout, List<String> arguments, PrintStream out)
      throws IOException {
    new FanOut(checkout, FanOutOptions.parse(arguments), out).run();
  }

  private void run() throws IOException {
    GatewayFolder folder = GatewayFolder.of(checkout.resolve("deploy/bench/gateways/ilmyeon"));
    URI sockets = URI.create("ws://127.0.0.1:%d/graphql".formatted(options.port()));
    try (EventSource source = new EventSource(options.subgraphPort());
        RunningGateway gateway =
            RunningGateway.start(new Variant(folder, "off"), launch(), Training.NONE);
        Subscribers clients = new Subscribers(sockets)) {
      await("the gateway", () -> isReady(gateway));
      try (JvmUse jvm = gateway.jvm()) {
        idle(clients, gateway, jvm);
        busy(clients, source, gateway, jvm);
      }
    }
  }

  private Launch launch() throws IOException {
    Path work = Files.createDirectories(checkout.resolve("deploy/bench/target/fan-out"));
    String subgraph = "http://127.0.0.1:" + options.subgraphPort();
    Path supergraph = work.resolve("supergraph.graphql");
    String live = Files.readString(checkout.resolve("deploy/bench/graphs/live/supergraph.graphql"));
    Files.writeString(supergraph, live.replace("http://127.0.0.1:4200", subgraph));
    return new Launch(
        options.cpus(),
        options.port(),
        supergraph,
        work,
        subgraph,
        "1.1",
        "x-bench",
        options.heap(),
        work,
        checkout);
  }

  private boolean isReady(RunningGateway gateway) {
    if (!gateway.isAlive()) {
      throw new IllegalStateException("The gateway has ended; its log: " + gateway.log());
    }
    try {
      URI url = URI.create("http://127.0.0.1:%d/readyz".formatted(options.port()));
      HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  private void idle(Subscribers clients, RunningGateway gateway, JvmUse jvm) throws IOException {
    long before = jvm.heapAfterCollection();
    long started = System.nanoTime();
    List<Subscriber> idle = clients.open(options.idle());
    double seconds = (System.nanoTime() - started) / 1e9;
    long after = jvm.heapAfterCollection();
    out.printf(
        "%,d idle sockets, opened in %.1f s: heap after a collection %.0f MB, %.0f MB without them (%.1f KB each); %s%n",
        idle.size(),
        seconds,
        after / MB,
        before / MB,
        (after - before) / 1e3 / Math.max(1, idle.size()),
        memory(gateway, jvm));
  }

  private void busy(Subscribers clients, EventSource source, RunningGateway gateway, JvmUse jvm)
      throws IOException {
    List<Subscriber> busy = clients.open(options.clients());
    busy.forEach(Subscriber::subscribe);
    await("the subscription", () -> source.subscriptions() > 0);
    var telling = source.tell(options.events());
    pause(WARM);
    // One that is not told yet: none that counts can have come.
    long from = source.sent() + options.events();
    clients.begin(from);
    await("events", () -> source.sent() >= from);
    double cpu = gateway.use().cpuSeconds();
    long started = System.nanoTime();
    pause(options.time());
    telling.cancel(false);
    long told = source.sent() - from;
    double seconds = (System.nanoTime() - started) / 1e9;
    double used = (gateway.use().cpuSeconds() - cpu) / seconds;
    pause(Duration.ofSeconds(2));
    Tally.Found found = clients.found();
    List<String> ends =
        busy.stream().map(Subscriber::end).filter(end -> end != null).distinct().toList();
    long ended = busy.stream().filter(each -> each.end() != null).count();
    out.printf(
        "%,d clients that share %d subscription(s) at the subgraph, %d events/s for %.0f s beside them: %,d of %,d told, %,.0f/s; %,d gaps, %,d clients ended%n",
        busy.size(),
        source.subscriptions(),
        options.events(),
        seconds,
        found.events(),
        told * busy.size(),
        found.events() / seconds,
        found.missed(),
        ended);
    ends.stream().limit(3).forEach(end -> out.println("  ended: " + end));
    out.printf(
        "from the subgraph to the client p50 %.1f ms, p99 %.1f ms, at most %.1f ms; gateway %.2f processors; heap after a collection %.0f MB; %s%n",
        found.latencies().percentile(0.5),
        found.latencies().percentile(0.99),
        found.latencies().max(),
        used,
        jvm.heapAfterCollection() / MB,
        memory(gateway, jvm));
  }

  private static String memory(RunningGateway gateway, JvmUse jvm) throws IOException {
    var memory = gateway.use().memory();
    return "direct %.0f MB, resident %d MB (at most %d), %,d descriptors"
        .formatted(
            jvm.directBytes() / MB, memory.residentMb(), memory.peakMb(), memory.descriptors());
  }

  /** What is waited for. */
  private interface Condition {
    boolean holds();
  }

  private static void await(String what, Condition condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Waited in vain for " + what);
      }
      pause(MOMENT);
    }
  }

  private static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
