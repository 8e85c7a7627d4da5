package dev.ilmyeon.gateway.federation.plan.pass;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep.Entry;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField.ContextArgument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Entity steps of one subgraph in the same wave become one request.
 *
 * <pre>
 *           articles                            articles
 *    ┌─────────┼─────────┐                         │
 *  media     media     media       →             media
 *  Image     Article   Gallery           Image + Article + Gallery
 * </pre>
 *
 * <p>If they depend on different steps the request is for all of them only as long as none is late:
 * each entry still says what it needs itself ({@link FetchStep#together}), and goes ahead when it
 * has waited for long enough.
 *
 * <p>What is for one part of the response does not wait for what is for another. A mutation's
 * fields stay apart by themselves: what follows one of them is never in the wave of what follows
 * another. Entities for which arguments are filled from a context go only with those that have the
 * same arguments: it may take several requests to give each its own values.
 */
final class BatchEntitySteps implements Pass {

  private record Request(
      SubgraphName subgraph, int wave, int part, Set<ContextArgument> contextual) {}

  @Override
  public FetchGraph apply(FetchGraph graph) {
    Map<Request, List<FetchStep>> requests = new LinkedHashMap<>();
    for (FetchStep step : graph.steps()) {
      if (step.asksForEntities()) {
        int wave = graph.wave(step.id());
        Request request =
            new Request(step.subgraph(), wave, step.purpose().first(), contextual(step));
        requests.computeIfAbsent(request, _ -> new ArrayList<>()).add(step);
      }
    }
    FetchGraph batched = graph;
    for (List<FetchStep> together : requests.values()) {
      if (together.size() > 1) {
        FetchGraph known = batched;
        List<FetchStep> current = together.stream().map(step -> known.step(step.id())).toList();
        batched = batched.merging(FetchStep.together(current), together);
      }
    }
    return batched;
  }

  private static Set<ContextArgument> contextual(FetchStep step) {
    Set<ContextArgument> arguments = new LinkedHashSet<>();
    for (Entry entry : step.entries()) {
      entry.contexts().forEach(context -> arguments.add(context.argument()));
    }
    return arguments;
  }
}
