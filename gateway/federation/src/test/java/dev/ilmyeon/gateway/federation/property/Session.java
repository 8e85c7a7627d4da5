package dev.ilmyeon.gateway.federation.property;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One operation's time with its servers. */
final class Session {

  private final Set<String> labels;
  private final Faults faults;
  private final List<String> violations = new ArrayList<>();
  private final Map<String, Set<String>> known = new HashMap<>();
  private final List<WorldContexts.Reading> readings = new ArrayList<>();
  private int mutations;

  /** {@code labels}: of the overrides that are active. */
  Session(Set<String> labels, Faults faults) {
    this.labels = labels;
    this.faults = faults;
  }

  /** Of the same operation, asked of subgraphs after {@code whole} has been answered. */
  Session after(Session whole) {
    known.putAll(whole.known);
    return this;
  }

  /** Notes what contexts fill a field's arguments with at some place of the response. */
  void know(World.Thing of, String field, Map<String, Object> arguments) {
    if (!arguments.isEmpty()) {
      known.computeIfAbsent(of.identity() + "." + field, _ -> new HashSet<>()).add("" + arguments);
    }
  }

  /** Whether these may be a field's arguments from contexts. */
  boolean isKnown(World.Thing of, String field, Map<String, Object> arguments) {
    return arguments.isEmpty()
        || known.getOrDefault(of.identity() + "." + field, Set.of()).contains("" + arguments);
  }

  void read(WorldContexts.Reading reading) {
    readings.add(reading);
  }

  /** The arguments that contexts have filled. */
  List<WorldContexts.Reading> readings() {
    return readings;
  }

  Set<String> labels() {
    return labels;
  }

  Faults faults() {
    return faults;
  }

  /** What was asked for that must not be. */
  List<String> violations() {
    return violations;
  }

  /** With faults, what a server is told need not be true. */
  void violation(String text) {
    if (faults == Faults.NONE) {
      violations.add(text);
    }
  }

  /** The same all the time where some mutations may fail. */
  int stamp() {
    return faults == Faults.NONE ? mutations : 0;
  }

  int mutate() {
    return ++mutations;
  }
}
