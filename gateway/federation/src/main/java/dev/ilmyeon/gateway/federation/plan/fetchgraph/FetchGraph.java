package dev.ilmyeon.gateway.federation.plan.fetchgraph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Steps and what each depends on: a directed acyclic graph. Immutable. */
public final class FetchGraph {

  /**
   * What more steps depend on is found from the first step on, each after those that it depends on:
   * a mutation may be one long chain.
   */
  private static final int DEEP = 200;

  private final List<FetchStep> steps;
  private final Map<Integer, FetchStep> byId = new HashMap<>();
  private final Map<Integer, BitSet> before = new HashMap<>();
  private final Map<Integer, Integer> waves = new HashMap<>();

  public FetchGraph(List<FetchStep> steps) {
    this.steps = List.copyOf(steps);
    steps.forEach(step -> byId.put(step.id(), step));
  }

  public List<FetchStep> steps() {
    return steps;
  }

  public FetchStep step(int id) {
    FetchStep step = byId.get(id);
    if (step == null) {
      throw new IllegalArgumentException("No step " + id);
    }
    return step;
  }

  public boolean has(int id) {
    return byId.containsKey(id);
  }

  /** Whether {@code later} needs, directly or not, what {@code earlier} answers. */
  public boolean needs(int later, int earlier) {
    return before(later).get(earlier);
  }

  private BitSet before(int id) {
    if (before.isEmpty() && steps.size() > DEEP) {
      steps.forEach(step -> findBefore(step.id()));
    }
    return findBefore(id);
  }

  private BitSet findBefore(int id) {
    BitSet known = before.get(id);
    if (known == null) {
      known = new BitSet();
      for (int dependency : step(id).dependsOn()) {
        known.set(dependency);
        known.or(findBefore(dependency));
      }
      before.put(id, known);
    }
    return known;
  }

  /** How many steps must follow one another up to this one, this one not counted. */
  public int wave(int id) {
    if (waves.isEmpty() && steps.size() > DEEP) {
      steps.forEach(step -> findWave(step.id()));
    }
    return findWave(id);
  }

  private int findWave(int id) {
    Integer known = waves.get(id);
    if (known == null) {
      known = 0;
      for (int dependency : step(id).dependsOn()) {
        known = Math.max(known, findWave(dependency) + 1);
      }
      waves.put(id, known);
    }
    return known;
  }

  /**
   * Whether no other step depends on it; what is deferred may well wait longer for a step of the
   * first part of the response.
   */
  public boolean isLast(int id) {
    boolean first = step(id).purpose().first() == 0;
    for (FetchStep step : steps) {
      if (step.dependsOn().contains(id) && !(first && step.purpose().first() > 0)) {
        return false;
      }
    }
    return true;
  }

  /** With one step instead of several; it has the id of one of them, and their dependents. */
  public FetchGraph merging(FetchStep merged, List<FetchStep> together) {
    Set<Integer> gone = new LinkedHashSet<>();
    together.forEach(step -> gone.add(step.id()));
    gone.remove(merged.id());
    List<FetchStep> result = new ArrayList<>();
    for (FetchStep step : steps) {
      if (step.id() == merged.id()) {
        result.add(merged);
      } else if (!gone.contains(step.id())) {
        result.add(needsOne(step, gone) ? step.redirected(gone, merged.id()) : step);
      }
    }
    return new FetchGraph(result);
  }

  /**
   * With some steps instead of others, at once.
   *
   * @param merged each has the id of one that it replaces
   * @param into ids of the other ones that are gone, and of what replaces them
   */
  public FetchGraph merging(Map<Integer, FetchStep> merged, Map<Integer, Integer> into) {
    List<FetchStep> result = new ArrayList<>();
    for (FetchStep step : steps) {
      if (!into.containsKey(step.id())) {
        FetchStep kept = merged.getOrDefault(step.id(), step);
        result.add(needsOne(kept, into.keySet()) ? kept.redirected(into) : kept);
      }
    }
    return new FetchGraph(result);
  }

  /** Without a step, whose dependents now depend on another one that is changed. */
  public FetchGraph replacing(FetchStep gone, FetchStep changed) {
    return merging(changed, List.of(gone, changed));
  }

  private static boolean needsOne(FetchStep step, Set<Integer> ids) {
    return !Collections.disjoint(step.dependsOn(), ids)
        || step.entries().stream().anyMatch(entry -> !Collections.disjoint(entry.after(), ids));
  }
}
