package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.supergraph.Subgraph;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField.ContextArgument;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphType;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where contexts are set. */
final class Contexts {

  private Contexts() {}

  /**
   * The nearest place above, whose objects set the context in this subgraph; null if none. Where
   * the way leads by objects of some types only, those of the others do not count; but if nothing
   * else sets the context these do, so that there is a place to find no value at.
   */
  static @Nullable Place above(Place place, ContextArgument argument, Subgraph subgraph) {
    Place others = null;
    Place at = place.unnarrowed().parent();
    while (at != null && setters(at, argument.context(), subgraph).isEmpty()) {
      Place all = at.unnarrowed();
      if (others == null && !setters(all, argument.context(), subgraph).isEmpty()) {
        others = all;
      }
      at = all.parent();
    }
    return at == null ? others : at;
  }

  /** The argument's value, as a selection on the objects of the place that sets its context. */
  static SelectionSet value(
      Place place, ContextArgument argument, Subgraph subgraph, SupergraphGraph graph) {
    return graph.contextValue(
        argument, place.typeName(), setters(place, argument.context(), subgraph));
  }

  /**
   * The type by which the place is known, if it sets the context; else those of its objects' types
   * that do.
   */
  private static Set<String> setters(Place place, String context, Subgraph subgraph) {
    if (sets(place.typeName(), context, subgraph)) {
      return Set.of(place.typeName());
    }
    Set<String> setters = new LinkedHashSet<>(place.types().names());
    setters.removeIf(name -> !sets(name, context, subgraph));
    return setters;
  }

  /** Itself, or an interface or union that it is of there. */
  private static boolean sets(String name, String context, Subgraph subgraph) {
    SubgraphType type = subgraph.types().get(name);
    return type != null
        && (type.contexts().contains(context)
            || subgraph.types().values().stream()
                .anyMatch(
                    other -> other.contexts().contains(context) && other.members().contains(name)));
  }
}
