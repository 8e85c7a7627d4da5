package dev.ilmyeon.gateway.federation.queryplan;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One {@code _entities(representations: $variable)} of a fetch, under the response key {@code
 * responseKey}.
 *
 * @param targets where its entities are merged; equal representations are sent once and their
 *     answer is shared
 */
public record EntityCall(String responseKey, String variable, List<Target> targets) {

  public EntityCall {
    targets = List.copyOf(targets);
  }

  /**
   * Objects at a path and how they are represented: the first of {@code representations} that
   * applies to an object.
   *
   * @param contexts variables whose values depend on where an object is; objects for which they
   *     differ cannot share a request
   * @param dependsOn the fetches that must have been merged before these objects are known and can
   *     be represented; empty: those that the fetch depends on
   */
  public record Target(
      FetchPath path,
      List<Representation> representations,
      List<ContextValue> contexts,
      Set<Integer> dependsOn) {
    public Target {
      representations = List.copyOf(representations);
      contexts = List.copyOf(contexts);
      dependsOn = Collections.unmodifiableSet(new TreeSet<>(dependsOn));
    }

    public Target(FetchPath path, List<Representation> representations) {
      this(path, representations, List.of(), Set.of());
    }
  }

  /**
   * A variable of the document that is filled from an object above the target.
   *
   * @param segments how many of the target path's segments lead to that object
   * @param value copies from that object on: one chain, which ends with the value
   */
  public record ContextValue(String variable, int segments, List<Representation.Entry> value) {
    public ContextValue {
      value = List.copyOf(value);
    }
  }
}
