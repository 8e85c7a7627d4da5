package dev.ilmyeon.gateway.federation.selection;

import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import java.util.List;

/**
 * What is selected on a composite type. What {@link SelectionNormalizer} makes is normalised: at
 * most one direct {@link Selection.Field} per response key and one direct {@link
 * Selection.InlineFragment} per type condition; fragments that always apply are merged into their
 * parent and those that never do are gone. A field may still stand both directly and in a fragment:
 * the merging for a concrete type is that of CollectFields (GraphQL specification, 6.3.2). What
 * {@link SelectionInliner} makes keeps the client's order and merges nothing.
 */
public record SelectionSet(CompositeType parent, List<Selection> selections) {

  public SelectionSet {
    selections = List.copyOf(selections);
  }

  /** How many fields and fragments are in it, at any depth. */
  public int size() {
    int size = selections.size();
    for (Selection each : selections) {
      SelectionSet below =
          switch (each) {
            case Selection.Field field -> field.selections();
            case Selection.InlineFragment inline -> inline.selections();
          };
      size += below == null ? 0 : below.size();
    }
    return size;
  }
}
