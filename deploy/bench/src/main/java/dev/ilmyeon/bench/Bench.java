package dev.ilmyeon.bench;

import dev.ilmyeon.bench.fanout.FanOut;
import dev.ilmyeon.bench.gateway.GatewayFolder;
import dev.ilmyeon.bench.gateway.GatewayFolder.Variant;
import dev.ilmyeon.bench.graph.Graph;
import dev.ilmyeon.bench.graph.Recording;
import dev.ilmyeon.bench.machine.Processors;
import dev.ilmyeon.bench.mix.Mix;
import dev.ilmyeon.bench.mix.Mixes;
import dev.ilmyeon.bench.report.Measurement;
import dev.ilmyeon.bench.report.Plot;
import dev.ilmyeon.bench.report.Results;
import dev.ilmyeon.bench.report.Tables;
import dev.ilmyeon.bench.subgraph.SubgraphServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The command: {@code deploy/bench/run}. */
public final class Bench {

  private static final String OURS = "ilmyeon";
  private static final String RESULTS = "results.jsonl";
  private static final String RECORD = "--record=";
  private static final String FAN_OUT = "--fan-out";
  private static final String REPORT = "--report=";

  /** What is measured beside gateways, and is none. */
  private static final Set<String> LIMITS = Set.of(Floor.NAME, "nginx");

  private final Path checkout;
  private final PrintStream out;
  private final PrintStream progress;

  private Bench(Path checkout, PrintStream out, PrintStream progress) {
    this.checkout = checkout;
    this.out = out;
    this.progress = progress;
  }

  @SuppressWarnings("SystemOut") // a command's place to speak
  public static void main(String[] arguments) throws Exception {
    Path checkout = Path.of(System.getProperty("ilmyeon.checkout", ".")).toAbsolutePath();
    Bench bench = new Bench(checkout, System.out, System.err);
    try {
      bench.run(List.of(arguments));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
    System.exit(0);
  }

  private void run(List<String> arguments) throws IOException, InterruptedException {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      help();
    } else if (arguments.size() == 1 && arguments.getFirst().startsWith(RECORD)) {
      record(Path.of(arguments.getFirst().substring(RECORD.length())));
    } else if (arguments.size() == 1 && arguments.getFirst().startsWith(REPORT)) {
      reportAgain(Path.of(arguments.getFirst().substring(REPORT.length())));
    } else if (arguments.contains(FAN_OUT)) {
      FanOut.run(checkout, arguments.stream().filter(each -> !each.equals(FAN_OUT)).toList(), out);
    } else {
      compare(BenchOptions.parse(arguments, checkout));
    }
  }

  private void help() throws IOException {
    try (InputStream text = Bench.class.getResourceAsStream("help.txt")) {
      out.write(Objects.requireNonNull(text).readAllBytes());
    }
  }

  /** Makes the portal's data of a page that the gateway of the real services answered. */
  private void record(Path page) throws IOException {
    Graph portal = Graph.portal(checkout);
    String data =
        Recording.of(portal.supergraph(), Mixes.frontPage(checkout), Files.readString(page));
    Files.writeString(portal.folder().resolve("data.json"), data);
  }

  private void compare(BenchOptions options) throws IOException, InterruptedException {
    List<Variant> variants = variants(options);
    Map<Graph, List<Mix>> graphs = new LinkedHashMap<>();
    for (Mix mix : Mixes.of(checkout, mixes(options))) {
      graphs.computeIfAbsent(mix.graph(), _ -> new ArrayList<>()).add(mix);
    }
    Results results = new Results(options.out().resolve(RESULTS));
    results.clear();
    results.add(
        new Results.About(
            LocalDate.now(ZoneOffset.UTC).toString(),
            "%d × %s, Linux %s, Java %s"
                .formatted(
                    Processors.count(),
                    Processors.model(),
                    System.getProperty("os.version"),
                    System.getProperty("java.version")),
            "commit %s, %s"
                .formatted(System.getProperty("ilmyeon.commit", "unknown"), options.text())));
    try (SubgraphServer server = new SubgraphServer(options.subgraphPort(), Mixes.HEADER)) {
      Workshop shop = new Workshop(checkout, options, server, progress);
      prepare(shop, results, variants, graphs);
      if (options.starts() > 0) {
        starts(shop, results, variants, graphs.values().iterator().next().getFirst());
        report(options.out(), results);
        return;
      }
      int rounds = options.soak() > 0 ? 1 : options.rounds();
      for (int round = 1; round <= rounds; round++) {
        progress.println("Round " + round + " of " + rounds);
        round(shop, results, variants, graphs, round);
      }
    }
    report(options.out(), results);
  }

  private static List<String> mixes(BenchOptions options) {
    boolean chosen = options.mixes().size() < Mixes.NAMES.size();
    return options.soak() > 0 && !chosen ? List.of("heavy-header") : options.mixes();
  }

  private List<Variant> variants(BenchOptions options) throws IOException {
    List<GatewayFolder> gateways =
        GatewayFolder.find(checkout.resolve("deploy/bench/gateways"), options.gateways());
    return gateways.stream()
        .flatMap(gateway -> gateway.variants(options.sharing()).stream())
        .toList();
  }

  private void prepare(
      Workshop shop, Results results, List<Variant> variants, Map<Graph, List<Mix>> graphs)
      throws IOException, InterruptedException {
    for (GatewayFolder gateway : variants.stream().map(Variant::gateway).distinct().toList()) {
      progress.println("Preparing " + gateway.name());
      gateway.setUp(shop.work().resolve(gateway.name()), checkout);
      if (gateway.trains()) {
        Map.Entry<Graph, List<Mix>> first = graphs.entrySet().iterator().next();
        Variant variant = new Variant(gateway, "off");
        new GatewayRun(shop, results, variant, first.getKey(), first.getValue(), 0).train();
      }
    }
  }

  private static void round(
      Workshop shop,
      Results results,
      List<Variant> variants,
      Map<Graph, List<Mix>> graphs,
      int round)
      throws IOException {
    if (shop.options().soak() == 0) {
      for (Mix mix : graphs.values().stream().flatMap(List::stream).toList()) {
        Floor.measure(shop, results, mix, round);
      }
    }
    for (Variant variant : variants) {
      for (Map.Entry<Graph, List<Mix>> graph : graphs.entrySet()) {
        new GatewayRun(shop, results, variant, graph.getKey(), graph.getValue(), round).measure();
      }
    }
  }

  private static void starts(Workshop shop, Results results, List<Variant> variants, Mix mix)
      throws IOException {
    for (int round = 1; round <= shop.options().starts(); round++) {
      for (Variant variant : variants) {
        new StartRun(shop, results, variant, mix, round).measure();
      }
    }
  }

  private void reportAgain(Path folder) throws IOException {
    Path found = folder.resolve(RESULTS);
    if (!Files.exists(found)) {
      throw new IllegalArgumentException("There is no " + found);
    }
    report(folder, new Results(found));
  }

  private void report(Path folder, Results results) throws IOException {
    String tables = Tables.of(results, OURS);
    Files.writeString(folder.resolve("results.md"), tables);
    List<Measurement> all = results.all(Measurement.class);
    if (!all.isEmpty()) {
      String caption =
          results.all(Results.About.class).stream()
              .map(Results.About::toString)
              .collect(Collectors.joining("; "));
      Files.writeString(folder.resolve("throughput.svg"), Plot.of(all, OURS, LIMITS, caption));
    }
    out.println(tables);
    progress.println("Written to " + folder);
  }
}
