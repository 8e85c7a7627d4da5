package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.execute.FetchRequest.CallTargets;
import dev.ilmyeon.gateway.federation.response.MergedView;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Objects that a fetch was about, but that were not there when it began, since a fetch before it
 * had failed, wholly or for these objects; and then another one brought them after all. They lack
 * what the fetch would have brought, through the fault of the one that failed.
 */
final class LateObjects {

  private final FetchRun run;
  private final Troubles troubles;
  private final MergedView view;
  private final Set<List<Object>> asked = new HashSet<>();
  private final FetchRequest late;

  private LateObjects(FetchRun run, Troubles troubles, MergedView view) {
    this.run = run;
    this.troubles = troubles;
    this.view = view;
    this.late = new FetchRequest(run);
    for (FetchRequest request : run.requests) {
      for (CallTargets targets : request.targets) {
        for (int i = 0; i < targets.objects().size(); i++) {
          asked.add(targets.objects().pathOf(i));
        }
      }
    }
  }

  /**
   * To be asked when all answers are merged.
   *
   * @param troubles with the fetches before this one
   */
  static void add(FetchRun run, Troubles troubles, MergedView view) {
    LateObjects objects = new LateObjects(run, troubles, view);
    objects.find();
    if (!objects.late.targets.isEmpty()) {
      run.requests.add(objects.late);
    }
  }

  private void find() {
    List<CompiledCall> calls = run.fetch.calls();
    if (calls.isEmpty()) {
      find(0, run.fetch.root(), Set.of());
    }
    for (int call = 0; call < calls.size(); call++) {
      for (CompiledCall.Target target : calls.get(call).targets()) {
        find(call, target.path(), LostKeys.keys(calls.get(call), target.path().path()));
      }
    }
  }

  private void find(int call, CompiledPath path, Set<String> keys) {
    Targets all = path.newTargets();
    Targets objects = path.newTargets();
    path.walk(
        view,
        (walk, from, _) -> {
          all.add(view.part(from), Targets.INCOMPLETE, walk.trail());
          List<Object> object = all.pathOf(all.size() - 1);
          Fault fault = asked.contains(object) ? null : fault(object, keys);
          if (fault != null) {
            objects.add(view.part(from), Targets.INCOMPLETE, walk.trail());
            late.notAsked = late.notAsked == null ? fault : late.notAsked;
          }
        });
    if (objects.size() > 0) {
      late.targets.add(new CallTargets(call, objects, false));
    }
  }

  private @Nullable Fault fault(List<Object> object, Set<String> keys) {
    return run.providerFault == null ? troubles.of(object, keys) : run.providerFault;
  }
}
