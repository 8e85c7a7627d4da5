package dev.ilmyeon.gateway.server.overload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What became of clients of a kind. Told by one thread, read when all is over. */
final class Fate {

  private static final int OK = 200;
  private static final int REFUSED = 503;

  private final List<Long> answers = new ArrayList<>();
  private final List<Long> refusals = new ArrayList<>();

  /** By status, and then by when they came. */
  private final Map<Integer, SortedMap<Long, Integer>> others = new TreeMap<>();

  /**
   * {@code status} of the answer, or none; {@code second} of all in which the client came, {@code
   * nanos} since then.
   */
  void note(int status, long second, long nanos) {
    switch (status) {
      case OK -> answers.add(nanos);
      case REFUSED -> refusals.add(nanos);
      default ->
          others.computeIfAbsent(status, _ -> new TreeMap<>()).merge(second, 1, Integer::sum);
    }
  }

  long asked() {
    return answers.size() + refusals.size() + lost();
  }

  long answered() {
    return answers.size();
  }

  long refused() {
    return refusals.size();
  }

  /** Who had hung up, or were hung up on. */
  long lost() {
    return others.values().stream()
        .flatMap(seconds -> seconds.values().stream())
        .mapToLong(Integer::longValue)
        .sum();
  }

  /** How many of these by second, by status: 0 for none. */
  Map<Integer, SortedMap<Long, Integer>> losses() {
    return others;
  }

  double share() {
    return 100.0 * answered() / Math.max(1, asked());
  }

  /** Milliseconds within which so many of a hundred were answered. */
  double answeredWithin(double percent) {
    return within(answers, percent);
  }

  /** The same of those that were refused. */
  double refusedWithin(double percent) {
    return within(refusals, percent);
  }

  private static double within(List<Long> nanos, double percent) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.isEmpty()
        ? 0
        : (double) sorted.get((int) ((sorted.size() - 1) * percent / 100))
            / TimeUnit.MILLISECONDS.toNanos(1);
  }
}
