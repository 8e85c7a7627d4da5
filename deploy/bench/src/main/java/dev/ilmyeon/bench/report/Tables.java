package dev.ilmyeon.bench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The results as Markdown. */
public final class Tables {

  /** A measurement during which others had more of the processors says little. */
  private static final double MANY_OTHERS = 10;

  private final Results results;
  private final StringBuilder text = new StringBuilder();

  private Tables(Results results) {
    this.results = results;
  }

  /** {@code ours}: the gateway that the others are compared with. */
  public static String of(Results results, String ours) throws IOException {
    return new Tables(results).write(ours);
  }

  private String write(String ours) throws IOException {
    for (Results.About about : results.all(Results.About.class)) {
      line(about + ".");
    }
    List<Measurement> all = results.all(Measurement.class);
    new Overview(all, ours).lines().forEach(this::line);
    Summary.of(all).forEach(this::mix);
    growth(all);
    starts(results.all(Start.class));
    settlings(results.all(Settling.class));
    memory(results.all(MemoryUse.class));
    failures(results.all(Failure.class));
    disturbances(all);
    return text.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private void mix(String mix, List<Summary> gateways) {
    line("\n### " + mix + "\n");
    line(
        "| gateway | requests/s (least–most) | p50 ms | p99 ms | CPU µs/request | subgraph requests |"
            + " response | gateway / load / others CPU % | RSS MB | errors |");
    line("|---|--:|--:|--:|--:|---|--:|--:|--:|--:|");
    gateways.forEach(this::row);
  }

  private void row(Summary each) {
    List<Measurement> rounds = each.rounds();
    line(
        "| %s | **%s** (%s–%s) | %s | %s | %s | %s | %s KB | %.0f / %.0f / %.0f | %.0f | %d |"
            .formatted(
                each.gateway(),
                number(each.perSecond()),
                number(each.slowest()),
                number(each.fastest()),
                number(Median.of(rounds, Measurement::p50)),
                number(Median.of(rounds, Measurement::p99)),
                each.cpuMicros() == 0 ? "–" : number(each.cpuMicros()),
                fetches(each.fetches()),
                number(Median.of(rounds, Measurement::bytes) / 1e3),
                Median.of(rounds, Measurement::gatewayShare),
                Median.of(rounds, Measurement::loadShare),
                Median.of(rounds, Measurement::othersShare),
                Median.of(rounds, Measurement::residentMb),
                each.errors()));
  }

  private static String fetches(Map<String, Double> fetches) {
    double sum = fetches.values().stream().mapToDouble(Double::doubleValue).sum();
    String each =
        fetches.entrySet().stream()
            .filter(entry -> entry.getValue() > 0.005)
            .map(entry -> entry.getKey() + " " + number(entry.getValue()))
            .collect(Collectors.joining(", "));
    return "**" + number(sum) + "** " + each;
  }

  /** Three digits that mean something. */
  static String number(double value) {
    if (value >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    String digits = String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    return digits.replaceAll("\\.?0+$", "");
  }

  private void growth(List<Measurement> all) {
    List<Growth> grown = Growth.of(all);
    if (grown.isEmpty()) {
      return;
    }
    line("\n### Growth\n");
    line("| gateway | what | bytes × | CPU µs/request | × |");
    line("|---|---|--:|--:|--:|");
    grown.forEach(each ->
        line(
            "| %s | %s → %s | %s | %s → %s | **%s** |"
                .formatted(
                    each.before().gateway(),
                    each.before().mix(),
                    each.after().mix(),
                    number(each.bytes()),
                    number(each.before().cpuMicros()),
                    number(each.after().cpuMicros()),
                    number(each.cost()))));
  }

  private void starts(List<Start> all) {
    if (all.isEmpty()) {
      return;
    }
    line("\n### Start\n");
    line(
        "| gateway | first right answer, ms | first 100 requests, ms each | 100 warm ones, ms each |");
    line("|---|--:|--:|--:|");
    byGateway(all, Start::gateway)
        .forEach((gateway, starts) ->
            line(
                "| %s | %s | %s | %s |"
                    .formatted(
                        gateway,
                        number(Median.of(starts, Start::readyMillis)),
                        number(Median.of(starts, Start::firstHundredMillis)),
                        number(Median.of(starts, Start::warmHundredMillis)))));
  }

  private void settlings(List<Settling> all) {
    if (all.isEmpty()) {
      return;
    }
    line("\n### Starts\n");
    line(
        "| gateway | starts | first right answer, ms (least–most) | CPU until then, ms |"
            + " first 100 requests, ms each | 100 warm ones, ms each |"
            + " 100 in a row within 2 × of that after, ms (least–most) | others CPU % |");
    line("|---|--:|--:|--:|--:|--:|--:|--:|");
    byGateway(all, each -> each.gateway() + (each.trained() ? ", trained" : ""))
        .forEach((gateway, starts) ->
            line(
                "| %s | %d | **%s** (%s) | %s | %s | %s | **%s** (%s) | %.0f |"
                    .formatted(
                        gateway,
                        starts.size(),
                        number(Median.of(starts, Settling::readyMillis)),
                        range(starts, Settling::readyMillis),
                        number(Median.of(starts, Settling::cpuMillis)),
                        number(Median.of(starts, Settling::firstHundredMillis)),
                        number(Median.of(starts, Settling::warmHundredMillis)),
                        number(Median.of(starts, Settling::settledMillis)),
                        range(starts, Settling::settledMillis),
                        Median.of(starts, Settling::othersShare))));
  }

  private static String range(List<Settling> starts, ToDoubleFunction<Settling> value) {
    double[] sorted = starts.stream().mapToDouble(value).sorted().toArray();
    return number(sorted[0]) + "–" + number(sorted[sorted.length - 1]);
  }

  private void memory(List<MemoryUse> all) {
    if (all.isEmpty()) {
      return;
    }
    line("\n### Memory\n");
    line(
        "| gateway, after | requests | RSS (peak) MB | heap after GC MB | direct MB | descriptors |"
            + " allocated KB/request |");
    line("|---|--:|--:|--:|--:|--:|--:|");
    byGateway(all, each -> each.gateway() + ", " + each.mix())
        .forEach((gateway, uses) ->
            line(
                "| %s | %s | %.0f (%.0f) | %s | %s | %.0f | %s |"
                    .formatted(
                        gateway,
                        number(Median.of(uses, MemoryUse::requests)),
                        Median.of(uses, MemoryUse::residentMb),
                        Median.of(uses, MemoryUse::peakMb),
                        ofJvm(uses, MemoryUse::heapMb),
                        ofJvm(uses, MemoryUse::directMb),
                        Median.of(uses, MemoryUse::descriptors),
                        ofJvm(uses, MemoryUse::allocatedKb))));
  }

  private static String ofJvm(List<MemoryUse> uses, ToDoubleFunction<MemoryUse> value) {
    return Median.of(uses, MemoryUse::heapMb) == 0 ? "–" : number(Median.of(uses, value));
  }

  private static <T> Map<String, List<T>> byGateway(List<T> all, Function<T, String> name) {
    return all.stream()
        .collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.toList()));
  }

  private void failures(List<Failure> all) {
    if (!all.isEmpty()) {
      line("\n### Not measured\n");
      all.forEach(each ->
          line(
              "- round %d, %s, %s: %s"
                  .formatted(each.round(), each.gateway(), each.what(), each.why())));
    }
  }

  private void disturbances(List<Measurement> all) {
    List<Measurement> disturbed = new ArrayList<>(all);
    disturbed.removeIf(each -> each.quiet() && each.othersShare() < MANY_OTHERS);
    double most = all.stream().mapToDouble(Measurement::othersShare).max().orElse(0);
    line(
        "\nOther processes had at most %.0f %% of a processor in a measurement; %d of %d measurements were"
                .formatted(most, disturbed.size(), all.size())
            + " disturbed (by more than %.0f %%, or begun on a machine that did not become quiet)."
                .formatted(MANY_OTHERS));
  }
}
