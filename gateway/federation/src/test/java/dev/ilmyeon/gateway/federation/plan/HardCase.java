package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Supergraphs and operations that planners have fallen over, or might.
 *
 * @param fetches as many requests does it take
 */
record HardCase(String name, String graphs, String types, String operation, int fetches) {

  static List<HardCase> all() {
    return List.of(
        HardInterfaces.all(70, 10),
        HardInterfaces.typeByType(70, 10),
        HardInterfaces.linked(70, 10, 2),
        HardInterfaces.linked(70, 10, 6),
        HardInterfaces.deepFragments(12),
        HardInterfaces.childrenByType(6),
        HardInterfaces.childrenByType(60),
        manySubgraphs(200),
        manyFields(60, 2),
        manyFields(60, 20),
        ringOfKeys(20),
        keysInsideKeys(12),
        chainOfRequirements(40),
        fanOfRequirements(100),
        sharedByAll(),
        sharedByHalf(),
        thereAndBack(90),
        aliases(1_000),
        HardMutations.inTurns(3_000, 1),
        HardMutations.inTurns(3_000, 2));
  }

  /** The same in small. */
  static List<HardCase> small() {
    return List.of(
        HardInterfaces.all(7, 3),
        HardInterfaces.typeByType(7, 3),
        HardInterfaces.linked(4, 3, 2),
        HardInterfaces.linked(4, 3, 5),
        HardInterfaces.deepFragments(4),
        HardInterfaces.childrenByType(3),
        HardInterfaces.childrenByType(5),
        manySubgraphs(20),
        manyFields(3, 20),
        ringOfKeys(6),
        keysInsideKeys(5),
        chainOfRequirements(7),
        fanOfRequirements(9),
        sharedByAll(),
        sharedByHalf(),
        thereAndBack(9),
        aliases(10),
        HardMutations.inTurns(9, 1),
        HardMutations.inTurns(9, 2));
  }

  SupergraphModel supergraph() {
    return JoinSdl.read(graphs, types);
  }

  Operation operation(SupergraphModel supergraph) {
    return Operations.read(supergraph, operation);
  }

  static String each(int count, IntFunction<String> text) {
    return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining(" "));
  }

  static String graphs(int count) {
    return IntStream.range(0, count).mapToObj(i -> "S" + i).collect(Collectors.joining(", "));
  }

  static String in(int graph) {
    return "@join__field(graph: S" + graph + ")";
  }

  static String key(int graph, String key) {
    return "@join__type(graph: S%d, key: \"%s\")".formatted(graph, key);
  }

  static HardCase manySubgraphs(int count) {
    String types =
        "type Query @join__type(graph: S0) { thing: Thing }\ntype Thing "
            + each(count, i -> key(i, "id"))
            + " { id: ID! "
            + each(count, i -> "f" + i + ": String " + in(i))
            + " }";
    return new HardCase(
        count + " subgraphs",
        graphs(count),
        types,
        "{ thing { " + each(count, i -> "f" + i) + " } }",
        count);
  }

  /** 50 fields of each of so many things, each in two of the subgraphs. */
  static HardCase manyFields(int things, int graphs) {
    String types =
        "type Query @join__type(graph: S0) { "
            + each(things, i -> "t" + i + ": Thing")
            + " }\ntype Thing "
            + each(graphs, i -> key(i, "id"))
            + " { id: ID! "
            + each(50, i -> "f" + i + ": String " + in(i % graphs) + also(i, graphs))
            + " }";
    String fields = each(50, i -> "f" + i);
    return new HardCase(
        "%,d fields of %d subgraphs".formatted(50 * things, graphs),
        graphs(graphs),
        types,
        "{ " + each(things, i -> "t" + i + " { " + fields + " }") + " }",
        graphs == 2 ? 2 : 13);
  }

  private static String also(int field, int graphs) {
    return graphs == 2 ? "" : in((field + 7) % graphs);
  }

  /** Each subgraph knows two keys, and has the second in common with the next. */
  private static HardCase ringOfKeys(int count) {
    String types =
        "type Query @join__type(graph: S0) { thing: Thing }\ntype Thing "
            + each(count, i -> key(i, "k" + i) + key(i, "k" + (i + 1) % count))
            + " { "
            + each(
                count,
                i ->
                    "k"
                        + i
                        + ": ID "
                        + in(i)
                        + in((i + count - 1) % count)
                        + " f"
                        + i
                        + ": String "
                        + in(i))
            + " }";
    return new HardCase(
        "a ring of " + count + " keys",
        graphs(count),
        types,
        "{ thing { " + each(count, i -> "f" + i) + " } }",
        count);
  }

  /** The key of each type is one of the next type's, and of the last one the first's. */
  private static HardCase keysInsideKeys(int count) {
    String types =
        "type Query @join__type(graph: S0) { t0: T0 }\n"
            + each(
                count,
                i ->
                    "type T%d @join__type(graph: S0, key: \"next { id }\") %s { id: ID! %s next: T%d %s v: String %s }\n"
                        .formatted(
                            i,
                            each(3, g -> key(g, g == 0 ? "id" : "next { next { id } }")),
                            each(3, HardCase::in),
                            (i + 1) % count,
                            each(3, HardCase::in),
                            in(1 + i % 2)));
    StringBuilder text = new StringBuilder("v");
    for (int i = 0; i < count; i++) {
      text.insert(0, "v next { ").append(" }");
    }
    return new HardCase(
        "keys of " + count + " types inside one another",
        graphs(3),
        types,
        "{ t0 { " + text + " } }",
        3);
  }

  private static HardCase chainOfRequirements(int count) {
    StringBuilder fields = new StringBuilder("f0: String " + in(0));
    for (int i = 1; i <= count; i++) {
      fields.append("@join__field(graph: S").append(i % 5).append(", external: true)");
      fields.append(" f").append(i).append(": String @join__field(graph: S").append(i % 5);
      fields.append(", requires: \"f").append(i - 1).append("\")");
    }
    String types =
        "type Query @join__type(graph: S0) { thing: Thing }\ntype Thing "
            + each(5, i -> key(i, "id"))
            + " { id: ID! "
            + fields
            + " }";
    return new HardCase(
        "a chain of " + count + " requirements",
        graphs(5),
        types,
        "{ thing { f" + count + " } }",
        count + 1);
  }

  /** One field requires many, each of which requires two. */
  private static HardCase fanOfRequirements(int count) {
    String types =
        "type Query @join__type(graph: S0) { thing: Thing }\ntype Thing "
            + each(6, i -> key(i, "id"))
            + " { id: ID! a: String @join__field(graph: S4) "
            + each(5, i -> "@join__field(graph: S" + (i == 4 ? 5 : i) + ", external: true)")
            + " "
            + each(
                count,
                i ->
                    "f%d: String @join__field(graph: S%d, requires: \"a\") @join__field(graph: S5, external: true)"
                        .formatted(i, i % 4))
            + " all: String @join__field(graph: S5, requires: \"a "
            + each(count, i -> "f" + i)
            + "\") }";
    return new HardCase(
        "a requirement of " + count + " fields that require",
        graphs(6),
        types,
        "{ thing { all } }",
        7);
  }

  private static HardCase sharedByAll() {
    return shared("50 fields in each of 20 subgraphs", (field, graph) -> true, 2);
  }

  /** A set to be covered: each field in half of the subgraphs, never the same half. */
  private static HardCase sharedByHalf() {
    return shared(
        "50 fields, each in 10 of 20 subgraphs",
        (field, graph) ->
            Long.bitCount((field + 1L) * 0x9E3779B97F4A7C15L >>> graph & 0x1FFL) % 2 == 0,
        6);
  }

  private interface Has {
    boolean test(int field, int graph);
  }

  private static HardCase shared(String name, Has has, int fetches) {
    List<String> fields = new ArrayList<>();
    for (int field = 0; field < 50; field++) {
      StringBuilder text = new StringBuilder("f" + field + ": String ");
      for (int graph = 1; graph < 20; graph++) {
        if (has.test(field, graph)) {
          text.append(in(graph));
        }
      }
      fields.add(text.append(in(1 + field % 19)).toString());
    }
    String types =
        "type Query @join__type(graph: S0) { thing: Thing }\ntype Thing "
            + each(20, i -> key(i, "id"))
            + " { id: ID! "
            + String.join(" ", fields)
            + " }";
    return new HardCase(
        name, graphs(20), types, "{ thing { " + each(50, i -> "f" + i) + " } }", fetches);
  }

  /** Fields that lead to and fro between two subgraphs. */
  private static HardCase thereAndBack(int depth) {
    String types =
        "type Query @join__type(graph: S0) { a: A }\n"
            + "type A @join__type(graph: S0, key: \"id\") @join__type(graph: S1, key: \"id\")"
            + " { id: ID! b: B @join__field(graph: S1) }\n"
            + "type B @join__type(graph: S0, key: \"id\") @join__type(graph: S1, key: \"id\")"
            + " { id: ID! a: A @join__field(graph: S0) }";
    StringBuilder text = new StringBuilder("id");
    for (int i = 0; i < depth; i++) {
      text.insert(0, i % 2 != depth % 2 ? "a { " : "b { ").append(" }");
    }
    return new HardCase(depth + " fields to and fro", graphs(2), types, "{ " + text + " }", depth);
  }

  static HardCase aliases(int count) {
    String types =
        "type Query @join__type(graph: S0) { thing(n: Int): Thing }\ntype Thing "
            + each(3, i -> key(i, "id"))
            + " { id: ID! a: String "
            + in(1)
            + " b: String "
            + in(2)
            + " }";
    return new HardCase(
        "%,d aliases of one entity".formatted(count),
        graphs(3),
        types,
        "{ " + each(count, i -> "t%d: thing(n: %d) { a b }".formatted(i, i)) + " }",
        3);
  }

  @Override
  public String toString() {
    return name;
  }
}
