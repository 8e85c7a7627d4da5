package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.execute.RequestBodies.Written;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One fetch of one client's request: its requests (one, unless a variable of it depends on where an
 * object is).
 */
final class FetchRun {

  /** As many requests of a fetch are under way at a time: a subgraph has others to answer too. */
  static final int AT_ONCE = 32;

  final CompiledFetch fetch;

  /** Fetches that must still be merged before all of it can be asked for. */
  int waiting;

  /** Whether all of it is asked for, or need not be. */
  boolean begun;

  /** What is asked for already; of use only while some is and some is not. */
  private @Nullable Set<CompiledCall.Target> asked;

  /** Why a fetch brought nothing that this one depends on; null if none has failed. */
  @Nullable Fault providerFault;

  final List<FetchRequest> requests = new ArrayList<>();

  /** Requests whose answer is not merged yet. */
  int unanswered;

  private int underWay;
  private @Nullable Deque<Written> held;

  /** Read when something of what it asks for has not come, and then once. */
  private @Nullable SentDocument document;

  FetchRun(CompiledFetch fetch) {
    this.fetch = fetch;
    this.waiting = fetch.fetch().dependsOn().size();
  }

  SentDocument document() {
    SentDocument read = document;
    if (read == null) {
      read = new SentDocument(fetch.fetch());
      document = read;
    }
    return read;
  }

  /** Sends a request now, or when others have been answered. */
  void send(Written request, Consumer<Written> sender) {
    if (underWay < AT_ONCE) {
      underWay++;
      sender.accept(request);
    } else {
      if (held == null) {
        held = new ArrayDeque<>();
      }
      held.add(request);
    }
  }

  /** A request has been answered. */
  void answered(Consumer<Written> sender) {
    underWay--;
    Written next = held == null ? null : held.poll();
    if (next != null) {
      send(next, sender);
    }
  }

  /** Whether there are objects that could be asked for, but wait for others. */
  boolean couldGoAhead(BitSet merged) {
    if (begun || waiting == 0 || !fetch.divisible()) {
      return false;
    }
    for (CompiledCall call : fetch.calls()) {
      for (CompiledCall.Target target : call.targets()) {
        if ((asked == null || !asked.contains(target)) && target.isReady(merged)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether to ask for a target's objects now; not again later, if so. */
  boolean takes(CompiledCall.Target target, BitSet merged) {
    if (!fetch.divisible()) {
      return true;
    }
    if (asked == null) {
      asked = Collections.newSetFromMap(new IdentityHashMap<>());
    }
    return (waiting == 0 || target.isReady(merged)) && asked.add(target);
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
