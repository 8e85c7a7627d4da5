package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A supergraph of a few subgraphs in which every field can be reached: entities by a key that all
 * share, and perhaps another one; fields shared, required, external; requirements with arguments,
 * nested and chained; an interface, a union, an interface object, values that several subgraphs
 * have.
 */
final class RandomSupergraph {

  private static final int ENTITIES = 4;

  private final Random random;
  private final int graphs;

  /** Where Thing is an object; has none of the entities, all of which are at home in S0 then. */
  private final int blind;

  private final StringBuilder types = new StringBuilder();

  /** For each entity the subgraphs that have it. */
  private final List<List<Integer>> homes = new ArrayList<>();

  RandomSupergraph(long seed) {
    this.random = new Random(seed);
    this.graphs = 2 + random.nextInt(4);
    this.blind = graphs > 2 && random.nextBoolean() ? graphs - 1 : -1;
  }

  SupergraphModel read() {
    return JoinSdl.read(graphNames(), text());
  }

  private String graphNames() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < graphs; i++) {
      names.add("S" + i);
    }
    return String.join(", ", names);
  }

  String text() {
    if (types.isEmpty()) {
      for (int entity = 0; entity < ENTITIES; entity++) {
        homes.add(some(2));
        if (blind >= 0 && !homes.getLast().contains(0)) {
          homes.getLast().addFirst(0);
        }
      }
      value();
      abstractTypes();
      for (int entity = 0; entity < ENTITIES; entity++) {
        entity(entity);
      }
      query();
    }
    return types.toString();
  }

  /** At least {@code least} subgraphs, if there are as many. */
  private List<Integer> some(int least) {
    int sighted = blind < 0 ? graphs : blind;
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < sighted; i++) {
      if (random.nextBoolean() || sighted - i <= least - chosen.size()) {
        chosen.add(i);
      }
    }
    return chosen;
  }

  private int one(List<Integer> among) {
    return among.get(random.nextInt(among.size()));
  }

  private void value() {
    types.append("type Value");
    for (int i = 0; i < graphs; i++) {
      types.append(" @join__type(graph: S").append(i).append(')');
    }
    types.append(" { v1: String v2: Int }\n");
  }

  /** Every subgraph knows them with those members that it has. */
  private void abstractTypes() {
    StringBuilder union = new StringBuilder("union Any");
    StringBuilder contract = new StringBuilder("interface Thing");
    for (int i = 0; i < graphs; i++) {
      contract.append(" @join__type(graph: S").append(i);
      if (blind >= 0 && (i == blind || i == 0)) {
        contract.append(", key: \"id\", isInterfaceObject: ").append(i == blind);
      }
      contract.append(')');
      if (i != blind) {
        addUnion(i, union);
      }
    }
    union.append(" = E0 | E1 | E2 | E3\n");
    types.append(union).append(contract).append(" { id: ID! ").append(blindField(true));
    types.append("}\n");
  }

  private void addUnion(int graph, StringBuilder union) {
    union.append(" @join__type(graph: S").append(graph).append(')');
    for (int entity = 0; entity < ENTITIES; entity++) {
      if (homes.get(entity).contains(graph)) {
        union.append(" @join__unionMember(graph: S").append(graph);
        union.append(", member: \"E").append(entity).append("\")");
      }
    }
  }

  /** What the interface object adds to every entity. */
  private String blindField(boolean onInterface) {
    if (blind < 0) {
      return "";
    }
    return "extra: String" + (onInterface ? field(blind, "") : " @join__field") + " ";
  }

  private void entity(int entity) {
    List<Integer> home = homes.get(entity);
    types.append("type E").append(entity).append(" implements Thing");
    boolean secondKey = random.nextBoolean() && home.stream().anyMatch(i -> i % 2 == 0);
    for (int i : home) {
      types.append(" @join__implements(graph: S").append(i).append(", interface: \"Thing\")");
      types.append(" @join__type(graph: S").append(i).append(", key: \"id\")");
      if (secondKey && i % 2 == 0) {
        types.append(" @join__type(graph: S").append(i).append(", key: \"ref { no }\")");
      }
    }
    types.append(" { id: ID! ").append(blindField(false));
    if (secondKey) {
      types.append("ref: Ref");
      home.stream().filter(i -> i % 2 == 0).forEach(i -> types.append(field(i, "")));
    }
    for (int i = 0; i < 4; i++) {
      scalar(i, home);
    }
    requiring(home);
    if (random.nextBoolean()) {
      nested(home);
    }
    types.append(" value: Value");
    List<Integer> sharing = new ArrayList<>(home);
    sharing.removeIf(_ -> random.nextInt(3) == 0);
    (sharing.isEmpty() ? home : sharing).forEach(i -> types.append(field(i, "")));
    for (int i = 0; i < 2; i++) {
      types.append(" link").append(i).append(": ").append(reference(home));
    }
    types.append(" }\n");
    if (secondKey) {
      addRef();
    }
  }

  private boolean refAdded;

  private void addRef() {
    if (!refAdded) {
      refAdded = true;
      types.append("type Ref");
      for (int i = 0; i < graphs; i += 2) {
        types.append(" @join__type(graph: S").append(i).append(')');
      }
      types.append(" { no: Int }\n");
    }
  }

  private void scalar(int number, List<Integer> home) {
    types.append(" f").append(number);
    types.append(number == 0 ? "(a: Int): String" : ": String");
    int owner = one(home);
    types.append(field(owner, ""));
    for (int i : home) {
      if (i != owner && random.nextInt(4) == 0) {
        types.append(field(i, ""));
      }
    }
  }

  /** Needs a field of another subgraph. */
  private void requiring(List<Integer> home) {
    if (home.size() < 2) {
      return;
    }
    int asks = one(home);
    List<Integer> others = new ArrayList<>(home);
    others.remove((Integer) asks);
    int gives = one(others);
    types.append(" needed(a: Int): String").append(field(gives, ""));
    types.append(field(asks, ", external: true"));
    types.append(" computed: String").append(field(asks, ", requires: \"needed(a: 1)\""));
    types.append(" computed2: String").append(field(asks, ", requires: \"needed(a: 2)\""));
  }

  /** Needs what is below a field of another subgraph, and what that subgraph itself computes. */
  private void nested(List<Integer> home) {
    int asks = one(home);
    List<Integer> others = new ArrayList<>(home);
    others.remove((Integer) asks);
    if (others.isEmpty()) {
      return;
    }
    int gives = one(others);
    types.append(" part: Value").append(field(gives, "")).append(field(asks, ", external: true"));
    types.append(" summed: Int").append(field(asks, ", requires: \"part { v1 v2 }\""));
    int third = one(home);
    if (third != asks) {
      types.append(field(third, ", external: true"));
      types.append(" chained: String").append(field(third, ", requires: \"summed id\""));
    }
  }

  /** To something that the subgraph knows. */
  private String reference(List<Integer> home) {
    int graph = one(home);
    String list = random.nextBoolean() ? "[%s]" : "%s";
    String type =
        switch (random.nextInt(4)) {
          case 0 -> "Any";
          case 1 -> "Thing";
          default -> "E" + entityIn(graph);
        };
    return list.formatted(type) + field(graph, "");
  }

  private int entityIn(int graph) {
    List<Integer> known = new ArrayList<>();
    for (int entity = 0; entity < ENTITIES; entity++) {
      if (homes.get(entity).contains(graph)) {
        known.add(entity);
      }
    }
    return one(known);
  }

  private void query() {
    types.append("type Query");
    for (int i = 0; i < graphs; i++) {
      types.append(" @join__type(graph: S").append(i).append(')');
    }
    types.append(" {");
    for (int entity = 0; entity < ENTITIES; entity++) {
      int graph = one(homes.get(entity));
      types.append(" e").append(entity).append(": E").append(entity).append(field(graph, ""));
      types.append(" es").append(entity).append(": [E").append(entity).append(']');
      homes.get(entity).forEach(i -> types.append(field(i, "")));
    }
    if (blind >= 0) {
      types.append(" blind: [Thing]").append(field(blind, ""));
    }
    int graph = one(homes.get(0));
    types.append(" any: [Any]").append(field(graph, ""));
    types.append(" things: [Thing]").append(field(graph, "")).append(" }\n");
  }

  private static String field(int graph, String more) {
    return " @join__field(graph: S" + graph + more + ")";
  }
}
