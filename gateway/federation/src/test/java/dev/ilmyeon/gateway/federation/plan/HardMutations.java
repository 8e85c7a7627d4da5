package dev.ilmyeon.gateway.federation.plan;

/** Mutations of many fields, each of which waits for the one before it. */
final class HardMutations {

  private HardMutations() {}

  /** Of one subgraph, which runs them all, or of several in turns. */
  static HardCase inTurns(int fields, int graphs) {
    String types =
        "type Query @join__type(graph: S0) { a: Int }\ntype Mutation "
            + HardCase.each(graphs, i -> "@join__type(graph: S" + i + ")")
            + " { "
            + HardCase.each(graphs, i -> "m" + i + "(n: Int): String " + HardCase.in(i))
            + " }";
    return new HardCase(
        "%,d fields of a mutation, of %s"
            .formatted(fields, graphs == 1 ? "one subgraph" : graphs + " subgraphs in turns"),
        HardCase.graphs(graphs),
        types,
        "mutation { "
            + HardCase.each(fields, i -> "f%d: m%d(n: %d)".formatted(i, i % graphs, i))
            + " }",
        graphs == 1 ? 1 : fields);
  }
}
