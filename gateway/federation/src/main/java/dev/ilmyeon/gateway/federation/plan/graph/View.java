package dev.ilmyeon.gateway.federation.plan.graph;

import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @provides} further up the path lets a subgraph answer here although it is external
 * there. A field that provides something leads to a node with a view of its own, so that the same
 * type without that path before it stays without the provision.
 *
 * <p>Two views are equal when they come from the same places of the supergraph.
 */
record View(List<Provided> provided) {

  static final View NONE = new View(List.of());

  /** A selection set, compared by identity: those of a supergraph are made once. */
  record Provided(SelectionSet selections) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Provided(SelectionSet others) && others == selections;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(selections);
    }
  }

  View {
    provided = List.copyOf(provided);
  }

  /** Whether a field of an object type is provided. */
  boolean provides(String objectType, String field, Schema schema) {
    for (Provided provision : provided) {
      if (selects(provision.selections(), objectType, field, schema)) {
        return true;
      }
    }
    return false;
  }

  private static boolean selects(
      SelectionSet selections, String objectType, String field, Schema schema) {
    for (Selection selection : selections.selections()) {
      boolean found =
          switch (selection) {
            case Selection.Field candidate -> candidate.name().equals(field);
            case Selection.InlineFragment fragment ->
                schema.possibleTypes(fragment.typeCondition().name()).contains(objectType)
                    && selects(fragment.selections(), objectType, field, schema);
          };
      if (found) {
        return true;
      }
    }
    return false;
  }

  /** What both provide, though it may be written in two places. */
  View and(View other) {
    if (other.provided.containsAll(provided)) {
      return this;
    }
    List<Provided> both = new ArrayList<>(provided);
    both.removeIf(each -> !other.has(each));
    return both.isEmpty() ? NONE : new View(both);
  }

  private boolean has(Provided provision) {
    for (Provided known : provided) {
      if (known.selections().equals(provision.selections())) {
        return true;
      }
    }
    return false;
  }

  /** Whether another provides nothing else. */
  boolean means(View other) {
    return and(other).provided.size() == provided.size()
        && other.and(this).provided.size() == other.provided.size();
  }

  /** … and what a field provides itself. */
  View with(@Nullable SelectionSet ofField) {
    if (ofField == null) {
      return this;
    }
    List<Provided> more = new ArrayList<>();
    more.add(new Provided(ofField));
    more.addAll(provided);
    return new View(more);
  }

  /** What is provided below a field, together with what the field itself provides. */
  View below(String field, TypeSet possible, @Nullable SelectionSet ofField, Schema schema) {
    List<Provided> below = new ArrayList<>();
    if (ofField != null) {
      below.add(new Provided(ofField));
    }
    for (Provided provision : provided) {
      collect(provision.selections(), field, possible, schema, below);
    }
    return below.isEmpty() ? NONE : new View(below);
  }

  private static void collect(
      SelectionSet selections,
      String field,
      TypeSet possible,
      Schema schema,
      List<Provided> below) {
    for (Selection selection : selections.selections()) {
      switch (selection) {
        case Selection.Field candidate -> {
          if (candidate.name().equals(field) && candidate.selections() != null) {
            below.add(new Provided(candidate.selections()));
          }
        }
        case Selection.InlineFragment fragment -> {
          if (schema.possibleTypes(fragment.typeCondition().name()).containsAll(possible.names())) {
            collect(fragment.selections(), field, possible, schema, below);
          }
        }
      }
    }
  }
}
