package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import dev.ilmyeon.gateway.federation.plan.graph.Demand;
import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.plan.place.PlaceMap;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one attempt has decided so far: the steps, where they enter, what they answer. */
final class Progress {

  /** A request more. */
  static final int REQUEST = 100_000;

  /** One more thing to ask in a request that is made anyhow. */
  static final int SHARED = 1_000;

  /** Each request that a request must wait for. */
  private static final int WAIT = 2_000;

  private final Effort effort;
  private final List<StepDraft> steps = new ArrayList<>();
  private final PlaceMap<List<StepDraft>> entered = new PlaceMap<>();
  private final PlaceMap<List<StepDraft>> answered = new PlaceMap<>();
  private final Set<Request> requests = new HashSet<>();
  private Set<Start> excluded = Set.of();
  private int part;
  private int cost;

  Progress(Effort effort) {
    this.effort = effort;
  }

  /** A step by where it enters, which is all that is known of it before it begins. */
  record Start(Place place, Node node) {}

  /**
   * From now on everything is for the sake of another part of the response.
   *
   * @param starts steps that must not begin
   */
  void turnTo(int otherPart, Set<Start> starts) {
    part = otherPart;
    excluded = starts;
  }

  int part() {
    return part;
  }

  boolean excludes(@Nullable Place place, Node node) {
    return place != null && !excluded.isEmpty() && excluded.contains(new Start(place, node));
  }

  /** Whether a step that must not begin would have entered the place, or one that it is below. */
  boolean excludesBefore(Place place) {
    for (Start start : excluded) {
      for (Place at = place; at != null; at = at.parent()) {
        if (start.place() == at) {
          return true;
        }
      }
    }
    return false;
  }

  private record Request(SubgraphName subgraph, int depth, int part) {}

  /** Counts what is considered; there is an end to it. */
  Effort effort() {
    return effort;
  }

  /** Changes whenever a step is added. */
  int version() {
    return steps.size();
  }

  int cost() {
    return cost;
  }

  List<StepDraft> steps() {
    return steps;
  }

  List<StepDraft> entered(Place place) {
    List<StepDraft> known = entered.get(place);
    return known == null ? List.of() : known;
  }

  /** The step that entered a place and meets a demand, if one did. */
  @Nullable StepDraft entered(Node node, @Nullable Place place, @Nullable Demand demand) {
    if (place != null) {
      for (StepDraft step : entered(place)) {
        if (step.node() == node && step.demand() == demand) {
          return step;
        }
      }
    }
    return null;
  }

  /** What a request costs; less if it asks for entities, as another one does at the same time. */
  int price(SubgraphName subgraph, int depth, boolean entities) {
    boolean shared =
        entities && !requests.isEmpty() && requests.contains(new Request(subgraph, depth, part));
    return shared ? SHARED : REQUEST + depth * WAIT;
  }

  /** For what is not a step of its own. */
  void pay(int price) {
    cost += price;
  }

  void add(StepDraft step) {
    SubgraphName subgraph = step.node().subgraph().name();
    cost += price(subgraph, step.depth(), step.entity());
    if (step.entity()) {
      requests.add(new Request(subgraph, step.depth(), part));
    }
    steps.add(step);
    List<StepDraft> here = entered.get(step.place());
    if (here == null) {
      here = new ArrayList<>(1);
      entered.put(step.place(), here);
    }
    here.add(step);
  }

  /** The steps that answer it; none if it is not answered yet. */
  List<StepDraft> answered(Place place) {
    List<StepDraft> known = answered.get(place);
    return known == null ? List.of() : known;
  }

  /** Of plans with as many requests, the one is better that answers more in the earlier ones. */
  void answer(Place place, List<StepDraft> by) {
    if (answered.get(place) == null) {
      answered.put(place, by);
      for (StepDraft step : by) {
        cost += step.depth();
      }
    }
  }

  FetchGraph freeze() {
    List<FetchStep> frozen = new ArrayList<>(steps.size());
    steps.forEach(step -> frozen.add(step.freeze()));
    return new FetchGraph(frozen);
  }
}
