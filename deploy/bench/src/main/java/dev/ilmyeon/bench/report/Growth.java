package dev.ilmyeon.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same query on more: how much more it costs one gateway. */
record Growth(Summary before, Summary after) {

  /** A mix that asks of more, and the one that it is compared with. */
  private static final Map<String, String> PAIRS = new LinkedHashMap<>();

  static {
    PAIRS.put("heavy-times-2", "heavy");
    PAIRS.put("heavy-times-4", "heavy");
    PAIRS.put("heavy-among-200", "heavy");
    PAIRS.put("small-among-200", "small");
    PAIRS.put("small-again", "small");
  }

  /** Of each gateway that was asked both; of the load without one there is no cost to compare. */
  static List<Growth> of(List<Measurement> all) {
    Map<String, List<Summary>> mixes = Summary.of(all);
    List<Growth> grown = new ArrayList<>();
    PAIRS.forEach((more, less) -> {
      for (Summary after : mixes.getOrDefault(more, List.of())) {
        mixes.getOrDefault(less, List.of()).stream()
            .filter(before -> before.gateway().equals(after.gateway()) && before.cpuMicros() > 0)
            .forEach(before -> grown.add(new Growth(before, after)));
      }
    });
    return grown;
  }

  /** How many times as long the answers are. */
  double bytes() {
    return Median.of(after.rounds(), Measurement::bytes)
        / Median.of(before.rounds(), Measurement::bytes);
  }

  /** How many times as much processor time they take. */
  double cost() {
    return after.cpuMicros() / before.cpuMicros();
  }
}
