package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import java.util.ArrayList;
import java.util.List;

/** How far the parts of a response are: which fetches each still waits for. */
final class PartProgress {

  private final List<QueryPlan.Part> parts;

  /** How many fetches, for each part. */
  private final int[] unfinished;

  private final boolean[] merged;
  private int left;

  PartProgress(List<QueryPlan.Part> parts) {
    this.parts = parts;
    this.unfinished = new int[parts.size()];
    this.merged = new boolean[parts.size()];
    this.left = parts.size();
    for (int part = 0; part < left; part++) {
      unfinished[part] = parts.get(part).fetches().size();
    }
  }

  void finished(int fetch) {
    for (int part = 0; part < unfinished.length; part++) {
      if (unfinished.length == 1 || parts.get(part).fetches().contains(fetch)) {
        unfinished[part]--;
      }
    }
  }

  /**
   * The parts that have become complete since the last time, each after the one it is inside of.
   */
  List<Integer> merged() {
    if (unfinished[0] > 0 && !merged[0]) {
      return List.of();
    }
    List<Integer> complete = new ArrayList<>();
    for (int part = 0; part < unfinished.length; part++) {
      int parent = parts.get(part).parent();
      if (!merged[part] && unfinished[part] == 0 && (parent < 0 || merged[parent])) {
        merged[part] = true;
        left--;
        complete.add(part);
      }
    }
    return complete;
  }

  /** Whether all parts are. */
  boolean isOver() {
    return left == 0;
  }
}
