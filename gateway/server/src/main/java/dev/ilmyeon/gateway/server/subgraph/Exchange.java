package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.federation.execute.SubgraphFailure;
import dev.ilmyeon.gateway.federation.execute.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.federation.execute.SubgraphResponse;
import dev.ilmyeon.gateway.federation.execute.SubgraphTransport.Callback;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.BaseSubscriber;

/** From a reactive answer to the engine's callback, once. */
final class Exchange extends BaseSubscriber<SubgraphResponse> {

  private static final Logger log = LoggerFactory.getLogger(Exchange.class);

  private final Callback callback;
  private final AtomicBoolean done = new AtomicBoolean();

  Exchange(Callback callback) {
    this.callback = callback;
  }

  @Override
  protected void hookOnNext(SubgraphResponse response) {
    if (done.compareAndSet(false, true)) {
      callback.answered(response);
    }
  }

  @Override
  protected void hookOnError(Throwable cause) {
    if (done.get()) {
      log.error("An answer of a subgraph could not be taken", cause);
    }
    fail(Failures.of(cause));
  }

  @Override
  protected void hookOnComplete() {
    fail(new SubgraphFailure(Kind.MALFORMED, "no response"));
  }

  @Override
  protected void hookOnCancel() {
    fail(new SubgraphFailure(Kind.CANCELLED, "cancelled"));
  }

  private void fail(SubgraphFailure failure) {
    if (done.compareAndSet(false, true)) {
      callback.failed(failure);
    }
  }
}
