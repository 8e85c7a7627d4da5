package dev.ilmyeon.gateway.federation.plan.walk;

import java.util.ArrayList;
import java.util.List;

/**
 * Which alternative to take at each fork of an attempt, by the order in which forks are met: as
 * prescribed, and the cheapest after that. Keeps what was met.
 */
final class Choices {

  private final List<Integer> prescribed;
  private final List<Integer> taken = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();

  Choices(List<Integer> prescribed) {
    this.prescribed = List.copyOf(prescribed);
  }

  int next(int size) {
    int index = taken.size();
    int choice = index < prescribed.size() ? Math.min(prescribed.get(index), size - 1) : 0;
    taken.add(choice);
    sizes.add(size);
    return choice;
  }

  /** The attempts that deviate from this one at one fork after those prescribed. */
  List<Choices> deviations() {
    List<Choices> deviations = new ArrayList<>();
    for (int fork = prescribed.size(); fork < taken.size(); fork++) {
      for (int choice = 1; choice < sizes.get(fork); choice++) {
        List<Integer> path = new ArrayList<>(taken.subList(0, fork));
        path.add(choice);
        deviations.add(new Choices(path));
      }
    }
    return deviations;
  }
}
