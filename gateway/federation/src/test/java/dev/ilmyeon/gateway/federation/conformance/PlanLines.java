package dev.ilmyeon.gateway.federation.conformance;

import dev.ilmyeon.gateway.federation.queryplan.EntityCall;
import dev.ilmyeon.gateway.federation.queryplan.Fetch;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A plan in few lines: each fetch with its subgraph, what it goes on from, the fetches that it
 * waits for and what it sends.
 *
 * <pre>
 *   0 articles  {front{headline image{id}}}
 *   1 media     at front.@.image  after 0  ...on Image{alt}
 * </pre>
 */
final class PlanLines {

  private PlanLines() {}

  static String of(QueryPlan plan) {
    return plan.fetches().stream().map(PlanLines::of).collect(Collectors.joining());
  }

  private static String of(Fetch fetch) {
    StringBuilder line = new StringBuilder();
    line.append(fetch.id()).append(' ').append(fetch.subgraph().value());
    Set<String> paths = new LinkedHashSet<>();
    for (EntityCall call : fetch.entities()) {
      call.targets().forEach(target -> paths.add(target.path().toString()));
    }
    if (fetch.entities().isEmpty() && !fetch.path().equals(FetchPath.ROOT)) {
      paths.add(fetch.path().toString());
    }
    if (!paths.isEmpty()) {
      line.append("  at ").append(String.join(", ", paths));
    }
    if (!fetch.dependsOn().isEmpty()) {
      String before =
          fetch.dependsOn().stream().map(String::valueOf).collect(Collectors.joining(", "));
      line.append("  after ").append(before);
    }
    return line.append("  ").append(fetch.document().strip()).append('\n').toString();
  }
}
