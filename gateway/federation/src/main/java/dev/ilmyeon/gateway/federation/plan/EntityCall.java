package dev.ilmyeon.gateway.federation.plan;

import java.util.List;

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
   */
  public record Target(FetchPath path, List<Representation> representations) {
    public Target {
      representations = List.copyOf(representations);
    }
  }
}
