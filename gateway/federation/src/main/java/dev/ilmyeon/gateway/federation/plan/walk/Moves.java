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
      progress.effort().look();
      Edge edge = way.node().edge(field);
      Way before = way;
      if (edge != null && !edge.plain()) {
        before = free ? null : provision.meeting(above, way, edge);
        edge = before == null ? null : before.node().edge(field);
      }
      Node to = edge == null ? null : seenAs(edge, into);
      if (edge != null && before != null && to != null) {
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
    List<Node> free = free(reach);
    List<EntityMove> untried = graph.moves(reach.types(), reach.typeName());
    boolean changed = true;
    while (changed) {
      changed = false;
      List<EntityMove> again = new ArrayList<>(0);
      for (EntityMove move : untried) {
        progress.effort().look();
        if (!isUseful(move, free, reach)) {
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

  /** What costs nothing: steps that have entered, and what is selected of them. */
  private static List<Node> free(Reach reach) {
    List<Node> free = new ArrayList<>(1);
    for (Way way : reach.ways()) {
      if (way.cost() == 0) {
        free.add(way.node());
      }
    }
    return free;
  }

  /** Whatever is provided of it, that answers at least as much as what could be entered. */
  private static boolean isLikeOne(Node target, List<Node> free) {
    for (Node node : free) {
      if (node.subgraph() == target.subgraph() && node.type() == target.type()) {
        return true;
      }
    }
    return false;
  }

  private boolean isUseful(EntityMove move, List<Node> free, Reach reach) {
    Node target = move.target();
    Way known = reach.to(target);
    boolean again = move.key() == null && reach.place() != null && reach.place().isRoot();
    return !again
        && (known == null || known.cost() > 0)
        && !progress.excludes(reach.place(), target)
        && !isLikeOne(target, free);
  }

  /** A request for entities that builds on other ways. */
  Way entity(EntityMove move, @Nullable Demand demand, List<Way> sources) {
    return request(move, new How.Entity(move, demand), sources);
  }

  /** The same, for objects whose keys stand in several places. */
  Way gathered(EntityMove move, List<Way> sources) {
    return request(move, new How.Gathered(move), sources);
  }

  private Way request(EntityMove move, How how, List<Way> sources) {
    int depth = Way.depth(sources) + 1;
    int price = progress.price(move.target().subgraph().name(), depth, move.key() != null);
    return Way.from(sources, move.target(), how, price, depth);
  }
}
