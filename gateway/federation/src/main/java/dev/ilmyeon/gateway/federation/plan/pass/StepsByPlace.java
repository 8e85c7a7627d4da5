package dev.ilmyeon.gateway.federation.plan.pass;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which steps with one entry start at a place or above it. */
final class StepsByPlace {

  private final Map<Place, List<Integer>> steps = new HashMap<>();

  StepsByPlace(FetchGraph graph) {
    for (FetchStep step : graph.steps()) {
      if (step.entries().size() == 1) {
        steps
            .computeIfAbsent(step.entries().getFirst().place(), _ -> new ArrayList<>())
            .add(step.id());
      }
    }
  }

  /** Ids, the nearest first. */
  List<Integer> atOrAbove(Place place) {
    List<Integer> found = new ArrayList<>();
    for (@Nullable Place at = place; at != null; at = at.parent()) {
      found.addAll(steps.getOrDefault(at, List.of()));
    }
    return found;
  }
}
