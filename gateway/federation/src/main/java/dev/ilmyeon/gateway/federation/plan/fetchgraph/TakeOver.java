package dev.ilmyeon.gateway.federation.plan.fetchgraph;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep.Entry;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.StepSelection.Narrowed;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.StepSelection.SelectedField;
import dev.ilmyeon.gateway.federation.plan.graph.Edge;
import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
          : new StepSelection(node, true, List.of(), List.of(new Narrowed(next.types(), below)));
    }
    Edge edge = next.field() == null ? null : node.edge(next.field().name());
    if (edge == null || !edge.plain() || edge.to() == null) {
      return null;
    }
    StepSelection below = descend(edge.to(), way, selection);
    return below == null
        ? null
        : new StepSelection(node, false, List.of(new SelectedField(next, edge, below)), List.of());
  }

  /** The same selection on another node; null if that does not answer it. */
  private static @Nullable StepSelection transplant(StepSelection selection, Node node) {
    if (selection.typename() && node.blind()) {
      return null;
    }
    List<SelectedField> fields = new ArrayList<>(selection.fields().size());
    for (SelectedField field : selection.fields()) {
      SelectedField moved = transplant(field, node);
      if (moved == null) {
        return null;
      }
      fields.add(moved);
    }
    List<Narrowed> narrowed = new ArrayList<>(selection.narrowed().size());
    for (Narrowed part : selection.narrowed()) {
      Node there = node.narrow(part.types());
      StepSelection moved = there == null ? null : transplant(part.below(), there);
      if (moved == null) {
        return null;
      }
      narrowed.add(new Narrowed(part.types(), moved));
    }
    return new StepSelection(node, selection.typename(), fields, narrowed);
  }

  private static @Nullable SelectedField transplant(SelectedField field, Node node) {
    Edge edge = node.edge(field.edge().field());
    if (edge == null || !edge.plain()) {
      return null;
    }
    if (field.below() == null) {
      return new SelectedField(field.place(), edge, null);
    }
    StepSelection below = edge.to() == null ? null : transplant(field.below(), edge.to());
    return below == null ? null : new SelectedField(field.place(), edge, below);
  }
}
