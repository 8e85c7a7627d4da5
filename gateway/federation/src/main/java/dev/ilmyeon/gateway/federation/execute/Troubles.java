package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.execute.FetchRequest.CallTargets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Where something has gone wrong, whether or not the client asked for it there: what an object's
 * missing key is put down to, so that what could not be asked for without it is not null for no
 * reason.
 */
final class Troubles {

  private record Trouble(List<Object> path, Fault fault) {}

  private final int limit;
  private final List<Trouble> all = new ArrayList<>();

  /** {@code limit}: as many are remembered as errors are told. */
  Troubles(int limit) {
    this.limit = limit;
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** {@code path}: keys and indexes of the merged response. */
  void add(List<Object> path, Fault fault) {
    if (all.size() < limit) {
      all.add(new Trouble(List.copyOf(path), fault));
    }
  }

  /** Objects of a request, of which nothing more was learnt. */
  void add(FetchRequest request, IntPredicate calls, Numbers numbers, Fault fault) {
    for (CallTargets targets : request.targets) {
      Targets objects = targets.objects();
      if (calls.test(targets.call()) && all.size() < limit) {
        objects.each(
            numbers,
            i -> {
              if (all.size() < limit) {
                add(objects.pathOf(i), fault);
              }
            });
      }
    }
  }

  /** Whose fault it is that one of these keys is missing on an object; null if nobody's. */
  @Nullable Fault of(List<Object> object, Set<String> keys) {
    for (Trouble trouble : all) {
      List<Object> path = trouble.path();
      int common = Math.min(path.size(), object.size());
      boolean below =
          path.size() > common && path.get(common) instanceof String key && !keys.contains(key);
      if (!below && path.subList(0, common).equals(object.subList(0, common))) {
        return trouble.fault();
      }
    }
    return null;
  }
}
