package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.graph.Demand;
import dev.ilmyeon.gateway.federation.plan.graph.Edge;
import dev.ilmyeon.gateway.federation.plan.graph.EntityMove;
import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.plan.walk.Way.How;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From ways to further ones: along a field, and by entity moves at the same place. */
final class Moves {

  private final SupergraphGraph graph;
  private final Progress progress;
  private final Provision provision;

  Moves(SupergraphGraph graph, Progress progress, Provision provision) {
    this.graph = graph;
    this.progress = progress;
    this.provision = provision;
  }

  /** Adds the ways to the values of a field; if {@code free}, those only that cost nothing. */
  void follow(Reach above, String field, Reach into, boolean free) {
    for (Way way : above.all()) {
      Edge edge = way.node().edge(field);
      Node to = edge == null ? null : seenAs(edge, into);
      if (edge == null || to == null) {
        continue;
      }
      Way before = edge.plain() ? way : free ? null : provision.meeting(above, way, edge);
      if (before != null) {
        into.keep(Way.from(List.of(before), to, new How.Field(edge), 0, before.depth()));
      }
    }
  }

  /** The node behind an edge, without the types that the objects are known not to have. */
  private static @Nullable Node seenAs(Edge edge, Reach into) {
    Node to = edge.to();
    return to == null || to.blind() || to.possible().isEmpty() ? to : to.narrow(into.types());
  }

  /** Adds what entity moves lead to, until none is cheaper than what is there. */
  void close(Reach reach) {
    if (reach.isEmpty()) {
      return;
    }
    List<Node> begun = List.copyOf(reach.ways().keySet());
    List<EntityMove> untried = graph.moves(reach.types(), reach.typeName());
    boolean changed = true;
    while (changed) {
      changed = false;
      List<EntityMove> again = new ArrayList<>();
      for (EntityMove move : untried) {
        if (!isUseful(move, begun, reach)) {
          continue;
        }
        List<Way> sources = provision.sources(move, reach);
        Way way = sources == null ? null : entity(move, null, sources);
        changed |= way != null && reach.keep(way);
        if (way == null || way.cost() > way.own()) {
          again.add(move);
        }
      }
      untried = again;
    }
  }

  private boolean isUseful(EntityMove move, List<Node> begun, Reach reach) {
    Way known = reach.ways().get(move.target());
    boolean again = move.key() == null && reach.place() != null && reach.place().isRoot();
    return !again
        && (known == null || known.cost() > 0)
        && !progress.excludes(reach.place(), move.target())
        && begun.stream().noneMatch(node -> isFreeTwin(node, move.target(), reach));
  }

  /** Whether a free way leads to a node that answers at least as much as the target. */
  private static boolean isFreeTwin(Node node, Node target, Reach reach) {
    if (node == target || node.subgraph() != target.subgraph() || node.type() != target.type()) {
      return false;
    }
    Way way = reach.ways().get(node);
    return way != null && way.cost() == 0;
  }

  /** A request for entities that builds on other ways. */
  Way entity(EntityMove move, @Nullable Demand demand, List<Way> sources) {
    int depth = Way.depth(sources) + 1;
    int price = progress.price(move.target().subgraph().name(), depth, move.key() != null);
    return Way.from(sources, move.target(), new How.Entity(move, demand), price, depth);
  }
}
