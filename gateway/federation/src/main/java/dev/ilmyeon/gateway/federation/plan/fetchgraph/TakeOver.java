package dev.ilmyeon.gateway.federation.plan.fetchgraph;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep.Entry;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.StepSelection.SelectedField;
import dev.ilmyeon.gateway.federation.plan.graph.Edge;
import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one step selects, selected by another one that comes by the same objects. */
public final class TakeOver {

  private TakeOver() {}

  /**
   * The entry with what is selected at a place at or below its own; null if its subgraph does not
   * answer all of that out of hand.
   */
  public static @Nullable Entry of(StepSelection selection, Place place, Entry by) {
    Deque<Place> way = new ArrayDeque<>();
    Place at = place;
    while (at != by.place()) {
      way.addFirst(at);
      Place parent = at.parent();
      if (parent == null) {
        return null;
      }
      at = parent;
    }
    StepSelection added = descend(by.node(), way, selection);
    return added == null ? null : by.with(added);
  }

  private static @Nullable StepSelection descend(
      Node node, Deque<Place> way, StepSelection selection) {
    Place next = way.pollFirst();
    if (next == null) {
      return transplant(selection, node);
    }
    if (next.narrowedTo() != null) {
      Node narrowed = node.narrow(next.types());
      StepSelection below = narrowed == null ? null : descend(narrowed, way, selection);
      return below == null
          ? null
          : new StepSelection(node, true, Map.of(), Map.of(next.types(), below));
    }
    Edge edge = next.field() == null ? null : node.edge(next.field().name());
    if (edge == null || !edge.plain() || edge.to() == null) {
      return null;
    }
    StepSelection below = descend(edge.to(), way, selection);
    return below == null
        ? null
        : new StepSelection(node, false, Map.of(next, new SelectedField(edge, below)), Map.of());
  }

  /** The same selection on another node; null if that does not answer it. */
  private static @Nullable StepSelection transplant(StepSelection selection, Node node) {
    if (selection.typename() && node.blind()) {
      return null;
    }
    Map<Place, SelectedField> fields = new LinkedHashMap<>();
    for (Map.Entry<Place, SelectedField> field : selection.fields().entrySet()) {
      SelectedField moved = transplant(field.getValue(), node);
      if (moved == null) {
        return null;
      }
      fields.put(field.getKey(), moved);
    }
    Map<TypeSet, StepSelection> narrowed = new LinkedHashMap<>();
    for (Map.Entry<TypeSet, StepSelection> part : selection.narrowed().entrySet()) {
      Node there = node.narrow(part.getKey());
      StepSelection moved = there == null ? null : transplant(part.getValue(), there);
      if (moved == null) {
        return null;
      }
      narrowed.put(part.getKey(), moved);
    }
    return new StepSelection(node, selection.typename(), fields, narrowed);
  }

  private static @Nullable SelectedField transplant(SelectedField field, Node node) {
    Edge edge = node.edge(field.edge().field());
    if (edge == null || !edge.plain()) {
      return null;
    }
    if (field.below() == null) {
      return new SelectedField(edge, null);
    }
    StepSelection below = edge.to() == null ? null : transplant(field.below(), edge.to());
    return below == null ? null : new SelectedField(edge, below);
  }
}
