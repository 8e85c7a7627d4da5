package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.execute.FetchRequest.CallTargets;
import dev.ilmyeon.gateway.federation.response.MergedView;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Objects that a fetch was about, but that were not there when it began, since a fetch before it
 * had failed; and then another one brought them after all. They lack what the fetch would have
 * brought, through the fault of the one that failed.
 */
final class LateObjects {

  private LateObjects() {}

  /** To be asked when all answers are merged. */
  static void add(FetchRun run, Fault fault, MergedView view) {
    Set<List<Object>> asked = new HashSet<>();
    for (FetchRequest request : run.requests) {
      for (CallTargets targets : request.targets) {
        for (int i = 0; i < targets.objects().size(); i++) {
          asked.add(targets.objects().pathOf(i));
        }
      }
    }
    FetchRequest late = new FetchRequest(run);
    late.notAsked = fault;
    if (run.fetch.calls().isEmpty()) {
      add(0, run.fetch.root(), view, asked, late);
    }
    for (int call = 0; call < run.fetch.calls().size(); call++) {
      for (CompiledCall.Target target : run.fetch.calls().get(call).targets()) {
        add(call, target.path(), view, asked, late);
      }
    }
    run.requests.add(late);
  }

  private static void add(
      int call, CompiledPath path, MergedView view, Set<List<Object>> asked, FetchRequest late) {
    Targets all = path.newTargets();
    Targets objects = path.newTargets();
    path.walk(
        view,
        (walk, from, _) -> {
          all.add(view.part(from), Targets.INCOMPLETE, walk.trail());
          if (!asked.contains(all.pathOf(all.size() - 1))) {
            objects.add(view.part(from), Targets.INCOMPLETE, walk.trail());
          }
        });
    if (objects.size() > 0) {
      late.targets.add(new CallTargets(call, objects, false));
    }
  }
}
