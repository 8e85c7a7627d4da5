package dev.ilmyeon.gateway.federation.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One operation's time with its servers. */
final class Session {

  private final Set<String> labels;
  private final Faults faults;
  private final List<String> violations = new ArrayList<>();
  private int mutations;

  /** {@code labels}: of the overrides that are active. */
  Session(Set<String> labels, Faults faults) {
    this.labels = labels;
    this.faults = faults;
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
