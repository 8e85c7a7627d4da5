package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One object for all equal selection sets of a document. Sets that are made from the inside out,
 * all of them here, are equal only if what is below their fields is the same object: so comparing
 * two takes as long as they are wide, however often they repeat what is below.
 */
final class SelectionPool {

  private final Map<Shallow, SelectionSet> sets = new HashMap<>();

  SelectionSet of(CompositeType parent, List<Selection> selections) {
    SelectionSet made = new SelectionSet(parent, selections);
    SelectionSet known = sets.putIfAbsent(new Shallow(made), made);
    return known == null ? made : known;
  }

  /** A set that equals another if they have the same below equal fields and fragments. */
  private record Shallow(SelectionSet set) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Shallow(SelectionSet others)
          && set.parent().name().equals(others.parent().name())
          && areSame(set.selections(), others.selections());
    }

    private static boolean areSame(List<Selection> some, List<Selection> others) {
      if (some.size() != others.size()) {
        return false;
      }
      for (int i = 0; i < some.size(); i++) {
        if (!isSame(some.get(i), others.get(i))) {
          return false;
        }
      }
      return true;
    }

    private static boolean isSame(Selection one, Selection other) {
      return switch (one) {
        case Selection.Field field ->
            other instanceof Selection.Field others
                && field.selections() == others.selections()
                && field.responseKey().equals(others.responseKey())
                && field.definition().equals(others.definition())
                && field.arguments().equals(others.arguments())
                && field.directives().equals(others.directives());
        case Selection.InlineFragment fragment ->
            other instanceof Selection.InlineFragment others
                && fragment.selections() == others.selections();
      };
    }

    @Override
    public int hashCode() {
      int hash = set.parent().name().hashCode();
      for (Selection selection : set.selections()) {
        hash =
            hash * 31
                + switch (selection) {
                  case Selection.Field field -> field.responseKey().hashCode();
                  case Selection.InlineFragment fragment ->
                      fragment.typeCondition().name().hashCode();
                };
      }
      return hash;
    }
  }
}
