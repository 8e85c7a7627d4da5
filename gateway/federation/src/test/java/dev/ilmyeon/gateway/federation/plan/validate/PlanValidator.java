package dev.ilmyeon.gateway.federation.plan.validate;

import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.operation.OperationPart;
import dev.ilmyeon.gateway.federation.queryplan.EntityCall;
import dev.ilmyeon.gateway.federation.queryplan.EntityCall.Target;
import dev.ilmyeon.gateway.federation.queryplan.Fetch;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Carries a plan out on types: each fetch adds what it answers to what is known of each place, and
 * before that its representations must find what they need there, answered by fetches that it waits
 * for. In the end the operation must find all its fields, and each part of its response those of
 * its own in what that part waits for. Says nothing of whether a better plan exists.
 */
public final class PlanValidator {

  private final QueryPlan plan;
  private final SupergraphModel supergraph;
  private final List<String> problems = new ArrayList<>();
  private final KnownObjects root = new KnownObjects();
  private final List<BitSet> before = new ArrayList<>();

  private PlanValidator(QueryPlan plan, SupergraphModel supergraph) {
    this.plan = plan;
    this.supergraph = supergraph;
  }

  /** What is wrong with a plan for an operation; empty if nothing is. */
  public static List<String> problems(
      QueryPlan plan, Operation operation, SupergraphModel supergraph) {
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
    BitSet all = new BitSet();
    all.set(0, plan.fetches().size());
    new AnsweredOperation(supergraph, all, problems).check(operation.selections(), root, "");
    for (int part = 0; part < operation.parts().size(); part++) {
      checkPart(part, operation.parts().get(part));
    }
    return List.copyOf(problems);
  }

  /** A part finds its fields in what it waits for, and the first waits for nothing deferred. */
  private void checkPart(int number, OperationPart part) {
    BitSet there = new BitSet();
    for (int at = number; at >= 0; at = plan.parts().get(at).parent()) {
      plan.parts().get(at).fetches().forEach(there::set);
    }
    BitSet needed = (BitSet) there.clone();
    there.stream().forEach(id -> needed.or(before.get(id)));
    if (number == 0 && !needed.equals(there)) {
      problems.add("The first part waits for " + needed + ", though it needs only " + there);
    }
    List<String> found = new ArrayList<>();
    new AnsweredOperation(supergraph, needed, found).check(part.selections(), root, "");
    found.forEach(problem -> problems.add("Part " + number + ": " + problem));
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
