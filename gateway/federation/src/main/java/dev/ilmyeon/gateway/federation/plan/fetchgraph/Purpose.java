package dev.ilmyeon.gateway.federation.plan.fetchgraph;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * For which parts of the response a step is carried out. A part waits for all steps that are for
 * it; so what is for the first part, which nothing must hold up, and what is for a deferred one
 * stay apart, even where one request could serve both.
 *
 * @param first the part for whose sake the step began; 0 for the one that comes first
 * @param parts all that wait for it; of what the first part of the response waits for only that,
 *     since all others come after it
 */
public record Purpose(int first, Set<Integer> parts) {

  /** Of all steps, where nothing is deferred. */
  public static final Purpose PRIMARY = new Purpose(0, Set.of(0));

  public Purpose {
    parts = Collections.unmodifiableSet(new TreeSet<>(parts));
  }

  /** Whether a step for this can do another's work as well, and none has to wait longer for it. */
  public boolean covers(Purpose other) {
    return first == 0 || isLike(other);
  }

  /** Whether both steps began for the same part. */
  public boolean isLike(Purpose other) {
    return first == other.first;
  }

  /** Of a step that does another's work as well. */
  public Purpose with(Purpose other) {
    if (first == 0) {
      return this;
    }
    Set<Integer> all = new TreeSet<>(parts);
    all.addAll(other.parts);
    return new Purpose(first, all);
  }
}
