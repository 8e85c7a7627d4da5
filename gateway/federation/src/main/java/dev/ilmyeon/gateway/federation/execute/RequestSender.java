package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.queryplan.Fetch;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.util.function.Consumer;

/** Sends requests, reads their answers on the thread that they come on, and hands them over. */
final class RequestSender {

  private static final int OK = 200;

  /** Of what went wrong in a way that HTTP tells of. */
  private static final String NOT_KEPT = "no-store";

  private final PlanRun.Environment environment;
  private final Consumer<FetchRequest> settled;

  /** {@code settled} takes each request once, with its answer, on any thread. */
  RequestSender(PlanRun.Environment environment, Consumer<FetchRequest> settled) {
    this.environment = environment;
    this.settled = settled;
  }

  void send(FetchRequest request, byte[] body) {
    Fetch fetch = request.run.fetch.fetch();
    SubgraphRequest sent =
        new SubgraphRequest(fetch.subgraph(), fetch.kind(), body, environment.context());
    Callback callback = new Callback(request);
    request.startedAt = System.nanoTime();
    try {
      request.cancel = environment.transport().send(sent, callback);
    } catch (RuntimeException e) {
      callback.failed(new SubgraphFailure(Kind.UNREACHABLE, e.toString()));
    }
  }

  /** If it is still on its way; its answer will not be heard. */
  static void cancel(FetchRequest request) {
    if (request.cancel != null && request.settled.compareAndSet(false, true)) {
      request.cancel.run();
    }
  }

  /** Takes the one answer of a request. */
  private final class Callback implements SubgraphTransport.Callback {

    private final FetchRequest request;

    Callback(FetchRequest request) {
      this.request = request;
    }

    @Override
    public void answered(SubgraphResponse response) {
      if (request.settled.compareAndSet(false, true)) {
        request.cacheControl = response.status() == OK ? response.cacheControl() : NOT_KEPT;
        request.age = response.age();
        request.answer = read(response);
        settled.accept(request);
      }
    }

    /** Whatever is wrong with it: the run must hear. */
    private static Answer read(SubgraphResponse response) {
      try {
        return Answer.read(response);
      } catch (RuntimeException e) {
        return new Answer.Failed(new SubgraphFailure(Kind.MALFORMED, "unreadable: " + e));
      }
    }

    @Override
    public void failed(SubgraphFailure failure) {
      if (request.settled.compareAndSet(false, true)) {
        request.answer = new Answer.Failed(failure);
        settled.accept(request);
      }
    }
  }
}
