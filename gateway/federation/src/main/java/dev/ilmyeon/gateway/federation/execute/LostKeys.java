package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.execute.FetchRequest.CallTargets;
import dev.ilmyeon.gateway.federation.queryplan.EntityCall;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import dev.ilmyeon.gateway.federation.queryplan.Representation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells objects that have no key from those whose key was lost: the fields of the first are null
 * and that is all there is to say, those of the others are missing.
 */
final class LostKeys {

  private LostKeys() {}

  /** Marks objects whose key was lost as {@link Targets#INCOMPLETE}, and says whose fault it is. */
  static void find(FetchRequest request, Troubles troubles) {
    for (CallTargets targets : troubles.isEmpty() ? List.<CallTargets>of() : request.targets) {
      Targets objects = targets.objects();
      Set<String> keys = keys(request, targets);
      for (int i = 0; i < objects.size(); i++) {
        Fault fault =
            objects.number(i) == Targets.NO_KEY ? troubles.of(objects.pathOf(i), keys) : null;
        if (fault != null) {
          objects.lostKey(i);
          request.notAsked = request.notAsked == null ? fault : request.notAsked;
        }
      }
    }
  }

  private static Set<String> keys(FetchRequest request, CallTargets targets) {
    List<CompiledCall> calls = request.run.fetch.calls();
    return calls.isEmpty() ? Set.of() : keys(calls.get(targets.call()), targets.objects().path());
  }

  /** What represents the objects at a path. */
  static Set<String> keys(CompiledCall call, FetchPath path) {
    Set<String> keys = new HashSet<>();
    for (EntityCall.Target target : call.call().targets()) {
      if (target.path().equals(path)) {
        target.representations().forEach(each -> add(each.entries(), keys));
      }
    }
    return keys;
  }

  private static void add(List<Representation.Entry> entries, Set<String> keys) {
    for (Representation.Entry entry : entries) {
      switch (entry) {
        case Representation.Entry.Copy copy -> {
          if (copy.required()) {
            keys.add(copy.responseKey());
          }
        }
        case Representation.Entry.ForTypes types -> add(types.entries(), keys);
      }
    }
  }
}
