package dev.ilmyeon.gateway.server.observation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Names that clients choose, as labels: those that come first keep theirs, all others are one.
 * Whoever makes names up can't fill the memory with them.
 */
final class BoundedNames {

  static final String OTHER = "other";

  private static final int LONGEST = 100;

  private final int most;
  private final AtomicInteger taken = new AtomicInteger();
  private final Map<String, String> labels = new ConcurrentHashMap<>();

  BoundedNames(int most) {
    this.most = most;
  }

  String label(String name) {
    String label = labels.get(name);
    return label == null ? take(name) : label;
  }

  private String take(String name) {
    if (taken.get() >= most || name.length() > LONGEST) {
      return OTHER;
    }
    return labels.computeIfAbsent(name, fresh -> taken.incrementAndGet() <= most ? fresh : OTHER);
  }
}
