package dev.ilmyeon.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All gateways under all mixes: a table for each of the figures that gateways are compared by, with
 * how many times as well as each of the others ours does. Ratios are those of medians, between
 * gateways that both share identical requests, or both do not.
 */
final class Overview {

  private static final String SHARING = "+sharing";

  private final Map<String, List<Summary>> mixes;
  private final Set<String> columns;
  private final String ours;

  Overview(List<Measurement> all, String ours) {
    this.mixes = Summary.of(all);
    this.columns = columns(all, ours);
    this.ours = ours;
  }

  /** The mixes, in the order in which our gateway was asked them. */
  static Set<String> columns(List<Measurement> all, String ours) {
    Set<String> names = new LinkedHashSet<>();
    all.stream()
        .filter(each -> each.gateway().startsWith(ours))
        .forEach(each -> names.add(each.mix()));
    all.forEach(each -> names.add(each.mix()));
    return names;
  }

  /** Nothing if nothing was measured. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!mixes.isEmpty()) {
      lines.add("\nIn brackets: how many times as well ours does.");
      table(lines, "Requests a second", Summary::perSecond, Better.MORE);
      table(lines, "Processor time of the gateway, µs a request", Summary::cpuMicros, Better.LESS);
      table(lines, "Requests to subgraphs for one", Summary::fetchesTogether, Better.NEITHER);
    }
    return lines;
  }

  private enum Better {
    MORE,
    LESS,
    NEITHER
  }

  private void table(
      List<String> lines, String title, ToDoubleFunction<Summary> value, Better better) {
    lines.add("\n### " + title + "\n");
    lines.add("| gateway | " + String.join(" | ", columns) + " |");
    lines.add("|---|" + "--:|".repeat(columns.size()));
    for (String gateway : gateways()) {
      lines.add(
          columns.stream()
              .map(mix -> cell(gateway, mix, value, better))
              .collect(Collectors.joining(" | ", "| " + gateway + " | ", " |")));
    }
  }

  /** Ours first, the others as they are in the mixes: the fastest first. */
  private Set<String> gateways() {
    Set<String> names = new LinkedHashSet<>(List.of(ours, ours + SHARING));
    Set<String> measured = new LinkedHashSet<>();
    mixes.values().forEach(all -> all.forEach(each -> measured.add(each.gateway())));
    names.retainAll(measured);
    names.addAll(measured);
    return names;
  }

  private String cell(String gateway, String mix, ToDoubleFunction<Summary> value, Better better) {
    Summary found = find(gateway, mix);
    double figure = found == null ? 0 : value.applyAsDouble(found);
    if (figure == 0) {
      return "–";
    }
    String own = gateway.endsWith(SHARING) ? ours + SHARING : ours;
    if (gateway.equals(own)) {
      return "**" + Tables.number(figure) + "**";
    }
    Summary compared = find(own, mix);
    double other = compared == null ? 0 : value.applyAsDouble(compared);
    return Tables.number(figure)
        + switch (better) {
          case MORE -> times(other / figure);
          case LESS -> times(other == 0 ? 0 : figure / other);
          case NEITHER -> "";
        };
  }

  private @Nullable Summary find(String gateway, String mix) {
    for (Summary each : mixes.getOrDefault(mix, List.of())) {
      if (each.gateway().equals(gateway)) {
        return each;
      }
    }
    return null;
  }

  private static String times(double ratio) {
    return ratio == 0 ? "" : " (" + Tables.number(ratio) + ")";
  }
}
