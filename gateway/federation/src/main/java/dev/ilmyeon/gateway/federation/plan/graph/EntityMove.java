package dev.ilmyeon.gateway.federation.plan.graph;

import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From an object, wherever it was found, to the same object in the subgraph of {@code target}.
 *
 * @param key what must be known of the object; null: nothing, since it is a root object
 * @param typed whether its own type must be known too: the key is its type's, not that of the
 *     abstract type by which the target has it
 */
public record EntityMove(Node target, @Nullable SelectionSet key, boolean typed) {

  EntityMove(Node target, @Nullable SelectionSet key) {
    this(target, key, false);
  }

  /** The names of the key's fields; empty if it is more than a few leaf fields, or nothing. */
  public List<String> flatKey() {
    List<String> names = new ArrayList<>();
    for (Selection selection : key == null ? List.<Selection>of() : key.selections()) {
      if (!(selection instanceof Selection.Field field) || field.selections() != null) {
        return List.of();
      }
      names.add(field.name());
    }
    return names;
  }
}
