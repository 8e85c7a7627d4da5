package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.graph.Edge;
import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.selection.Selection;
import java.util.function.Supplier;

/**
 * What the objects of a field can be. Subgraphs may know different types by one abstract type; what
 * counts is what those know that can answer the field here.
 *
 * @param any what they can be according to any of them
 * @param reliable of a union what they can be according to all of them, else the same
 */
record ValueTypes(TypeSet any, TypeSet reliable) {

  /** {@code reach}: of the objects that have the field; asked for where it matters. */
  static ValueTypes of(Selection.Field field, Supplier<Reach> reach, SupergraphGraph graph) {
    String typeName = field.definition().type().namedType();
    TypeSet possible = graph.possible(typeName);
    if (graph.uniform(typeName)) {
      return new ValueTypes(possible, possible);
    }
    TypeSet common = possible;
    TypeSet any = graph.noTypes();
    for (Way way : reach.get().all()) {
      Edge edge = way.node().edge(field.name());
      Node to = edge == null ? null : edge.to();
      if (to != null) {
        common = common.and(to.possible());
        any = any.or(to.possible());
      }
    }
    any = any.isEmpty() ? possible : any;
    return new ValueTypes(any, graph.isUnion(typeName) ? common : any);
  }
}
