package dev.ilmyeon.gateway.federation.plan.graph;

import dev.ilmyeon.gateway.federation.selection.SelectionSet;
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
}
