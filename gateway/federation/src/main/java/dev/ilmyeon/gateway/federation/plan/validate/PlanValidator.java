package dev.ilmyeon.gateway.federation.plan.validate;

import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.plan.EntityCall;
import dev.ilmyeon.gateway.federation.plan.EntityCall.Target;
import dev.ilmyeon.gateway.federation.plan.Fetch;
import dev.ilmyeon.gateway.federation.plan.QueryPlan;
import dev.ilmyeon.gateway.federation.supergraph.Supergraph;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Carries a plan out on types: each fetch adds what it answers to what is known of each place, and
 * before that its representations must find what they need there, answered by fetches that it waits
 * for. In the end the operation must find all its fields. Says nothing of whether a better plan
 * exists.
 */
public final class PlanValidator {

  private final QueryPlan plan;
  private final Supergraph supergraph;
  private final List<String> problems = new ArrayList<>();
  private final KnownObjects root = new KnownObjects();
  private final List<BitSet> before = new ArrayList<>();

  private PlanValidator(QueryPlan plan, Supergraph supergraph) {
    this.plan = plan;
    this.supergraph = supergraph;
  }

  /** What is wrong with a plan for an operation; empty if nothing is. */
  public static List<String> problems(QueryPlan plan, Operation operation, Supergraph supergraph) {
    return new PlanValidator(plan, supergraph).problems(operation);
  }

  private List<String> problems(Operation operation) {
    String rootType = operation.selections().parent().name();
    root.of(rootType);
    for (Fetch fetch : plan.fetches()) {
      BitSet waitsFor = new BitSet();
      for (int id : fetch.dependsOn()) {
        waitsFor.set(id);
        waitsFor.or(before.get(id));
      }
      before.add(waitsFor);
      check(fetch, waitsFor);
    }
    new AnsweredOperation(supergraph, problems).check(operation.selections(), root, "");
    return List.copyOf(problems);
  }

  private void check(Fetch fetch, BitSet waitsFor) {
    DocumentCheck document = new DocumentCheck(fetch, supergraph, problems);
    if (fetch.entities().isEmpty()) {
      document.applyRoots(new Walked(root, problems).to(fetch.path(), waitsFor));
      return;
    }
    for (EntityCall call : fetch.entities()) {
      for (Target target : call.targets()) {
        Walked walked = new Walked(root, problems).to(target.path(), waitsFor);
        new RepresentationCheck(fetch, waitsFor, problems).check(target, walked);
        document.applyEntities(call, target, walked);
      }
    }
  }
}
