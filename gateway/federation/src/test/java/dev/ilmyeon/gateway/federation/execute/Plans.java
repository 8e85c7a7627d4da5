package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.queryplan.EntityCall;
import dev.ilmyeon.gateway.federation.queryplan.Fetch;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath.Segment;
import dev.ilmyeon.gateway.federation.queryplan.KeyRename;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.queryplan.Representation;
import dev.ilmyeon.gateway.federation.queryplan.Representation.Entry;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Plans by hand. */
final class Plans {

  private final List<Fetch> fetches = new ArrayList<>();

  Plans root(String subgraph, String document, String... variables) {
    return add(subgraph, document, FetchPath.ROOT, List.of(), Set.of(), List.of(), variables);
  }

  Plans reentry(String subgraph, String document, String path, Integer... dependsOn) {
    return add(subgraph, document, path(path), List.of(), Set.of(dependsOn), List.of());
  }

  /** {@code selection} is what is selected of each entity, in braces. */
  Plans entities(
      String subgraph,
      String type,
      String selection,
      Set<Integer> dependsOn,
      EntityCall.Target... targets) {
    return entities(subgraph, type, selection, dependsOn, List.of(), targets);
  }

  Plans entities(
      String subgraph,
      String type,
      String selection,
      Set<Integer> dependsOn,
      List<KeyRename> renames,
      EntityCall.Target... targets) {
    String document =
        "query($representations: [_Any!]!){_entities(representations: $representations)"
            + "{... on %s%s}}".formatted(type, selection);
    return add(
        subgraph,
        document,
        FetchPath.ROOT,
        List.of(new EntityCall("_entities", "representations", List.of(targets))),
        dependsOn,
        renames);
  }

  Plans add(
      String subgraph,
      String document,
      FetchPath path,
      List<EntityCall> calls,
      Set<Integer> dependsOn,
      List<KeyRename> renames,
      String... variables) {
    fetches.add(
        new Fetch(
            fetches.size(),
            new SubgraphName(subgraph),
            OperationKind.QUERY,
            document,
            null,
            new LinkedHashSet<>(List.of(variables)),
            path,
            calls,
            dependsOn,
            renames));
    return this;
  }

  QueryPlan plan() {
    return new QueryPlan(OperationKind.QUERY, fetches);
  }

  static EntityCall.Target target(String path, Representation... representations) {
    return new EntityCall.Target(path(path), List.of(representations));
  }

  static Representation representation(String type, Entry... entries) {
    return new Representation(Set.of(), type, List.of(entries));
  }

  static Entry key(String name) {
    return new Entry.Copy(name, name, true, null);
  }

  static Entry required(String name, String responseKey, Entry... nested) {
    return new Entry.Copy(name, responseKey, false, nested.length == 0 ? null : List.of(nested));
  }

  /** Keys and {@code @} between dots, types in brackets: {@code nodes.@.[User|Guest].team}. */
  static FetchPath path(String text) {
    List<Segment> segments = new ArrayList<>();
    for (String step : text.isEmpty() ? new String[0] : text.split("\\.")) {
      if (step.equals("@")) {
        segments.add(new Segment.Items());
      } else if (step.startsWith("[")) {
        segments.add(new Segment.Types(Set.of(step.substring(1, step.length() - 1).split("\\|"))));
      } else {
        segments.add(new Segment.Key(step));
      }
    }
    return new FetchPath(segments);
  }
}
