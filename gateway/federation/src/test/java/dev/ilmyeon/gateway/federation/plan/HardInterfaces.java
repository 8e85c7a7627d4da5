package dev.ilmyeon.gateway.federation.plan;

import static dev.ilmyeon.gateway.federation.plan.HardCase.each;
import static dev.ilmyeon.gateway.federation.plan.HardCase.graphs;
import static dev.ilmyeon.gateway.federation.plan.HardCase.in;
import static dev.ilmyeon.gateway.federation.plan.HardCase.key;

import java.util.function.IntFunction;

/**
 * Interfaces whose fields different subgraphs answer for different types
 * (apollographql/federation#2935).
 */
final class HardInterfaces {

  private HardInterfaces() {}

  /** Each type in all subgraphs, each field of it in another one. */
  static HardCase all(int types, int graphs) {
    String name = "an interface of %d types in %d subgraphs".formatted(types, graphs);
    return of(name, types, graphs, "{ items { %s } }", type -> "", graphs);
  }

  /** The same with a fragment on each type. */
  static HardCase typeByType(int types, int graphs) {
    IntFunction<String> fragment =
        type ->
            "... on T%d { f0 f%d own%d link { id f%d } }"
                .formatted(type, graphs / 2, type, type % graphs);
    return of(
        "the same, asked for type by type",
        types,
        graphs,
        "{ items { %s } }",
        fragment,
        2 * graphs);
  }

  /** Objects of an interface that lead to objects of the interface, in all subgraphs each time. */
  static HardCase linked(int types, int graphs, int depth) {
    String fields = "f0 f" + graphs / 2;
    for (int i = 0; i < depth; i++) {
      fields = "f0 link { " + fields + " }";
    }
    return of(
        "the same, linked " + depth + " deep",
        types,
        graphs,
        "{ items { " + fields + " } }",
        type -> "",
        graphs + graphs * depth);
  }

  private static HardCase of(
      String name,
      int count,
      int graphs,
      String operation,
      IntFunction<String> fragment,
      int fetches) {
    StringBuilder types = new StringBuilder();
    types.append("type Query ").append(each(graphs, i -> "@join__type(graph: S" + i + ")"));
    types.append(" { items: [Item] ").append(in(0)).append(" }\n");
    types.append("interface Item ").append(each(graphs, i -> "@join__type(graph: S" + i + ")"));
    types.append(" { id: ID! link: Item ").append(each(graphs, i -> "f" + i + ": String"));
    types.append(" }\n");
    for (int type = 0; type < count; type++) {
      int t = type;
      types.append("type T").append(t).append(" implements Item ");
      types.append(
          each(
              graphs,
              i -> key(i, "id") + " @join__implements(graph: S" + i + ", interface: \"Item\")"));
      types.append(" { id: ID! link: Item ").append(in(t % graphs));
      types.append(" own").append(t).append(": String ").append(in((t + 3) % graphs));
      // Which subgraph has which of the fields differs from type to type.
      types.append(each(graphs, i -> " f" + i + ": String " + in((i + t) % graphs)));
      types.append(" }\n");
    }
    String fields = "id " + each(graphs, i -> "f" + i) + " " + each(count, fragment);
    return new HardCase(
        name, graphs(graphs), types.toString(), operation.formatted(fields), fetches);
  }

  /**
   * An interface without the field that its types lead on by, so many deep: written out, requests
   * would be four times as long with each level.
   */
  static HardCase childrenByType(int depth) {
    String types =
        "type Query @join__type(graph: S0) { node: Node }\n"
            + "interface Node @join__type(graph: S0) @join__type(graph: S1) { id: ID! child: Node "
            + in(1)
            + " }\n"
            + each(
                4,
                t ->
                    "type T"
                        + t
                        + " implements Node "
                        + each(
                            2,
                            i ->
                                key(i, "id")
                                    + " @join__implements(graph: S"
                                    + i
                                    + ", interface: \"Node\")")
                        + " { id: ID! child: Node }\n");
    return new HardCase(
        "a field of each of 4 types, " + depth + " deep",
        graphs(2),
        types,
        "{ node { " + "child { ".repeat(depth) + "id" + " }".repeat(depth) + " } }",
        1);
  }

  /** Fragments on each of two types, so many deep. */
  static HardCase deepFragments(int depth) {
    String types =
        "type Query @join__type(graph: S0) { node: Node }\n"
            + "interface Node @join__type(graph: S0) @join__type(graph: S1) { id: ID! next: Node }\n"
            + each(
                2,
                t ->
                    "type T"
                        + t
                        + " implements Node "
                        + each(
                            2,
                            i ->
                                key(i, "id")
                                    + " @join__implements(graph: S"
                                    + i
                                    + ", interface: \"Node\")")
                        + " { id: ID! next: Node "
                        + in(t)
                        + " v: String "
                        + in(1 - t)
                        + " }\n");
    StringBuilder text = new StringBuilder("{ node { ...F" + depth + " } }");
    text.append(" fragment F0 on Node { id }");
    for (int i = 1; i <= depth; i++) {
      String below = "{ v next { ...F" + (i - 1) + " } }";
      text.append(" fragment F").append(i).append(" on Node { id ... on T0 ").append(below);
      text.append(" ... on T1 ").append(below).append(" }");
    }
    return new HardCase(
        depth + " deep fragments on 2 types each", graphs(2), types, text.toString(), depth + 1);
  }
}
