package dev.ilmyeon.gateway.federation.supergraph;

import dev.ilmyeon.gateway.federation.error.SupergraphException;
import dev.ilmyeon.gateway.federation.schema.AnnotatedSchema;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The join specification as this supergraph uses it: its directives by coordinate and its graphs by
 * enum value.
 */
final class Join {

  /** A subgraph as {@code @join__graph} declares it. */
  record Graph(SubgraphName name, String url) {}

  private final Feature feature;
  private final AnnotatedSchema annotated;
  private final Map<String, Graph> graphs = new LinkedHashMap<>();

  Join(Feature feature, AnnotatedSchema annotated) {
    this.feature = feature;
    this.annotated = annotated;
    String graphEnum = feature.type("Graph");
    if (!(annotated.schema().type(graphEnum) instanceof NamedType.EnumType values)) {
      throw new SupergraphException(
          "expected an enum " + graphEnum + " that lists the subgraphs.",
          annotated.source().location(feature.at()));
    }
    for (String value : values.values().keySet()) {
      for (JoinDirective directive : on(graphEnum + "." + value, "graph")) {
        String url = directive.string("url");
        graphs.put(value, new Graph(newName(directive), url == null ? "" : url));
      }
    }
  }

  private SubgraphName newName(JoinDirective directive) {
    SubgraphName name = new SubgraphName(directive.requiredString("name"));
    if (allGraphs().contains(name)) {
      throw directive.error("expected one graph only to be named \"" + name.value() + "\".");
    }
    return name;
  }

  /** Federation 1: each entity has an owner, the other subgraphs extend it. */
  boolean hasOwners() {
    return "v0.1".equals(feature.version());
  }

  /** By enum value, in the supergraph's order. */
  Map<String, Graph> graphs() {
    return graphs;
  }

  /** The applications of {@code @join__<element>} there. */
  List<JoinDirective> on(String coordinate, String element) {
    String name = feature.directive(element);
    List<JoinDirective> found = new ArrayList<>();
    annotated
        .applied(coordinate)
        .forEach(directive -> {
          if (directive.name().equals(name)) {
            found.add(new JoinDirective(directive, annotated.source()));
          }
        });
    return found;
  }

  /** The subgraph that a directive's {@code graph} means; null where it has none. */
  @Nullable SubgraphName graph(JoinDirective directive) {
    String value = directive.symbol("graph");
    if (value == null) {
      return null;
    }
    Graph graph = graphs.get(value);
    if (graph == null) {
      throw directive.error(
          "expected graph to be one of %s, found %s."
              .formatted(String.join(", ", graphs.keySet()), value));
    }
    return graph.name();
  }

  SubgraphName requiredGraph(JoinDirective directive) {
    SubgraphName graph = graph(directive);
    if (graph == null) {
      throw directive.error("expected @" + directive.directive().name() + " to have a graph.");
    }
    return graph;
  }

  List<SubgraphName> allGraphs() {
    return graphs.values().stream().map(Graph::name).toList();
  }
}
