package dev.ilmyeon.gateway.server.cache;

import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.request.CachePolicy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The making of one response, for all who want it and whether or not any of them goes away. */
final class Flight {

  private final long since;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final Sinks.One<Landing> landing = Sinks.one();

  /**
   * What has come.
   *
   * @param complete whether nothing went wrong
   * @param copy null if it is not kept
   */
  record Landing(
      Outcome outcome, byte[] body, CachePolicy policy, boolean complete, @Nullable Copy copy) {

    /** With a body of the client's own. */
    GraphQlResponse response() {
      return new GraphQlResponse(outcome, body, !complete);
    }
  }

  /** {@code since}: when, as {@link Copies#now()} counts. */
  Flight(long since) {
    this.since = since;
  }

  long since() {
    return since;
  }

  /** True for the first who asks, who is to start it. */
  boolean begins() {
    return begun.compareAndSet(false, true);
  }

  Mono<Landing> landing() {
    return landing.asMono();
  }

  void land(Landing all) {
    landing.tryEmitValue(all);
  }

  void crash(Throwable cause) {
    landing.tryEmitError(cause);
  }
}
