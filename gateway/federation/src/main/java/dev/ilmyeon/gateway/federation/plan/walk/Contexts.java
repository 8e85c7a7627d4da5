package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.supergraph.Subgraph;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField.ContextArgument;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphType;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where contexts are set. */
final class Contexts {

  private Contexts() {}

  /** The nearest place above, whose objects set the context in this subgraph; null if none. */
  static @Nullable Place above(Place place, ContextArgument argument, Subgraph subgraph) {
    Place at = place.unnarrowed().parent();
    while (at != null && !sets(at, argument.context(), subgraph)) {
      at = at.parent();
    }
    return at;
  }

  private static boolean sets(Place place, String context, Subgraph subgraph) {
    Set<String> names = new LinkedHashSet<>(place.types().names());
    names.add(place.typeName());
    for (String name : names) {
      SubgraphType type = subgraph.types().get(name);
      if (type != null && type.contexts().contains(context)) {
        return true;
      }
    }
    return false;
  }
}
