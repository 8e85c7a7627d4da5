package dev.ilmyeon.gateway.federation.execute;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fetch of one client's request: its requests (one, unless a variable of it depends on where an
 * object is).
 */
final class FetchRun {

  final CompiledFetch fetch;

  /** Fetches that must still be merged before this one starts. */
  int waiting;

  /** Why a fetch brought nothing that this one depends on; null if none has failed. */
  @Nullable Fault providerFault;

  final List<FetchRequest> requests = new ArrayList<>();

  /** Requests whose answer is not merged yet. */
  int unanswered;

  FetchRun(CompiledFetch fetch) {
    this.fetch = fetch;
    this.waiting = fetch.fetch().dependsOn().size();
  }

  /** All is told; what was remembered for that is not needed any more. */
  void release() {
    for (FetchRequest request : requests) {
      request.targets.forEach(each -> each.objects().release());
    }
  }

  /** Why the first request that failed brought nothing; null if none has failed. */
  @Nullable Fault fault() {
    for (FetchRequest request : requests) {
      switch (request.answer) {
        case Answer.Read read when read.data() != Answer.NOTHING -> {}
        case null -> {}
        case Answer.Read _, Answer.Failed _ -> {
          return Fault.of(fetch.service(), request.answer);
        }
      }
    }
    return null;
  }
}
