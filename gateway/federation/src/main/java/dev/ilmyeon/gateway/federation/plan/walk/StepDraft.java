package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.ContextInput;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.Input;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.Purpose;
import dev.ilmyeon.gateway.federation.plan.graph.Demand;
import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A step while it grows: its selection is added to, the rest stays as it was when it began. */
final class StepDraft {

  private final int id;
  private final int part;
  private final Set<Integer> parts = new TreeSet<>();
  private final OperationKind kind;
  private final Place place;
  private final Node node;
  private final boolean entity;
  private final @Nullable Demand demand;
  private final List<Input> inputs;
  private final List<ContextInput> contexts;
  private final Set<StepDraft> dependsOn;
  private final int depth;
  private final SelectionDraft selection;

  /** {@code part}: the part of the response for whose sake it begins. */
  StepDraft(
      int id,
      int part,
      OperationKind kind,
      Place place,
      Node node,
      boolean entity,
      @Nullable Demand demand,
      List<Input> inputs,
      List<ContextInput> contexts,
      Set<StepDraft> dependsOn) {
    this.id = id;
    this.part = part;
    this.parts.add(part);
    this.kind = kind;
    this.place = place;
    this.node = node;
    this.entity = entity;
    this.demand = demand;
    this.inputs = inputs;
    this.contexts = contexts;
    this.dependsOn = dependsOn;
    int depth = 0;
    for (StepDraft step : dependsOn) {
      depth = Math.max(depth, step.depth + 1);
    }
    this.depth = depth;
    this.selection = new SelectionDraft(this, node);
  }

  /** A request for root fields. */
  static StepDraft root(
      int id, int part, OperationKind kind, Place place, Node node, Set<StepDraft> dependsOn) {
    return new StepDraft(id, part, kind, place, node, false, null, List.of(), List.of(), dependsOn);
  }

  /** Another part of the response waits for it too. */
  void serve(int other) {
    if (part != 0) {
      parts.add(other);
    }
  }

  Node node() {
    return node;
  }

  Place place() {
    return place;
  }

  /** What it tells the subgraph besides a key; null if nothing. */
  @Nullable Demand demand() {
    return demand;
  }

  boolean entity() {
    return entity;
  }

  /** How many steps precede it at least. */
  int depth() {
    return depth;
  }

  SelectionDraft selection() {
    return selection;
  }

  FetchStep freeze() {
    Set<Integer> ids = LinkedHashSet.newLinkedHashSet(dependsOn.size());
    dependsOn.forEach(step -> ids.add(step.id));
    return new FetchStep(
        id,
        node.subgraph().name(),
        kind,
        List.of(new FetchStep.Entry(place, entity, inputs, contexts, selection.freeze())),
        ids,
        part == 0 ? Purpose.PRIMARY : new Purpose(part, parts));
  }
}
