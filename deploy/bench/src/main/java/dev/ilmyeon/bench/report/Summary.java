package dev.ilmyeon.bench.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A gateway's rounds under one mix. */
record Summary(String gateway, String mix, List<Measurement> rounds) {

  /** By mix, in the order of the first round; within one, the fastest first. */
  static Map<String, List<Summary>> of(List<Measurement> all) {
    Map<String, Map<String, List<Measurement>>> grouped =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    Measurement::mix,
                    LinkedHashMap::new,
                    Collectors.groupingBy(
                        Measurement::gateway, LinkedHashMap::new, Collectors.toList())));
    Map<String, List<Summary>> summaries = new LinkedHashMap<>();
    grouped.forEach((mix, gateways) ->
        summaries.put(
            mix,
            gateways.entrySet().stream()
                .map(each -> new Summary(each.getKey(), mix, each.getValue()))
                .sorted(Comparator.comparingDouble(Summary::perSecond).reversed())
                .toList()));
    return summaries;
  }

  double perSecond() {
    return Median.of(rounds, Measurement::perSecond);
  }

  double cpuMicros() {
    return Median.of(rounds, Measurement::cpuMicros);
  }

  double slowest() {
    return rounds.stream().mapToDouble(Measurement::perSecond).min().orElse(0);
  }

  double fastest() {
    return rounds.stream().mapToDouble(Measurement::perSecond).max().orElse(0);
  }

  long errors() {
    return rounds.stream().mapToLong(Measurement::errors).sum();
  }

  double fetchesTogether() {
    return Median.of(rounds, Measurement::fetchesTogether);
  }

  Map<String, Double> fetches() {
    Map<String, Double> medians = new LinkedHashMap<>();
    rounds
        .getFirst()
        .fetches()
        .keySet()
        .forEach(name ->
            medians.put(name, Median.of(rounds, each -> each.fetches().getOrDefault(name, 0.0))));
    return medians;
  }
}
