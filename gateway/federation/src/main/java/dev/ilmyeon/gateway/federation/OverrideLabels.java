package dev.ilmyeon.gateway.federation;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which progressive overrides ({@code @override(label:)}) a request meets: those that are switched
 * on, and of {@code percent(x)} that share of requests.
 */
final class OverrideLabels {

  private static final Pattern PERCENT = Pattern.compile("percent\\((\\d{1,3}(?:\\.\\d{1,8})?)\\)");

  private final Set<String> known;
  private final Set<String> always = new HashSet<>();

  /** {@code known}: those of the supergraph; others do not matter. */
  OverrideLabels(Set<String> known, Set<String> active) {
    this.known = known;
    this.always.addAll(active);
    this.always.retainAll(known);
  }

  Set<String> draw() {
    if (known.isEmpty()) {
      return Set.of();
    }
    Set<String> drawn = new HashSet<>(always);
    for (String label : known) {
      Matcher percent = PERCENT.matcher(label);
      if (percent.matches()
          && ThreadLocalRandom.current().nextDouble(100) < Double.parseDouble(percent.group(1))) {
        drawn.add(label);
      }
    }
    return Set.copyOf(drawn);
  }
}
