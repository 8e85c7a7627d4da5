package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.server.guard.Guards.Guard;
import dev.ilmyeon.gateway.server.wire.HttpAnswer;
import dev.ilmyeon.gateway.server.wire.HttpCall;
import dev.ilmyeon.gateway.server.wire.HttpReceiver;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One try of an exchange behind its guards. From the outside in: the circuit breaker, which has
 * permitted it already; the time limit; the bulkhead; the call. So the breaker sees each try, knows
 * a time-out as a failure, and a full bulkhead costs no time.
 */
final class Try implements HttpReceiver, Runnable {

  private static final int SERVER_ERROR = 500;

  private final Exchange exchange;
  private final Guard guard;
  private final TimeLimit limit;
  private final long started;
  private final long due;

  private @Nullable HttpCall call;
  private @Nullable ScheduledFuture<?> timer;
  private boolean over;

  Try(Exchange exchange, TimeLimit limit) {
    this.exchange = exchange;
    this.guard = exchange.client().guard();
    this.limit = limit;
    this.started = guard.breaker().getCurrentTimestamp();
    this.due = System.nanoTime() + limit.nanos();
  }

  void start() {
    if (guard.bulkhead().tryAcquirePermission()) {
      timer = exchange.loop().schedule(this, limit.nanos(), TimeUnit.NANOSECONDS);
      call = exchange.client().origin().post(exchange.loop(), exchange.post(limit), this);
    } else {
      over = true;
      tellFailure(BulkheadFullException.createBulkheadFullException(guard.bulkhead()));
    }
  }

  @Override
  public void received(HttpAnswer answer) {
    SubgraphResponse response =
        new SubgraphResponse(
            answer.status(),
            answer.contentType(),
            answer.body(),
            answer.length(),
            true,
            answer.caching().cacheControl(),
            answer.caching().age());
    end();
    guard.bulkhead().onComplete();
    if (answer.status() >= SERVER_ERROR) {
      tellFailure(new ServerErrorException(response));
    } else {
      CircuitBreaker breaker = guard.breaker();
      breaker.onSuccess(breaker.getCurrentTimestamp() - started, breaker.getTimestampUnit());
      exchange.answered(response);
    }
  }

  @Override
  public boolean wantsHead() {
    return exchange.call().returned().areWanted();
  }

  @Override
  public void begun(Function<String, List<String>> headers) {
    exchange.call().returned().add(headers);
  }

  @Override
  public boolean mayRepeat() {
    return exchange.client().budget().spend();
  }

  @Override
  public void failed(Throwable cause) {
    end();
    guard.bulkhead().onComplete();
    tellFailure(cause);
  }

  private void tellFailure(Throwable cause) {
    CircuitBreaker breaker = guard.breaker();
    breaker.onError(breaker.getCurrentTimestamp() - started, breaker.getTimestampUnit(), cause);
    exchange.failed(cause);
  }

  /** The time is over. */
  @Override
  public void run() {
    if (over) {
      return;
    }
    Throwable cause = StarvedException.after(Duration.ofNanos(limit.nanos()), due);
    if (limit.blames()) {
      giveUp();
      guard.bulkhead().onComplete();
      tellFailure(cause);
    } else {
      cancel();
      exchange.failed(cause);
    }
  }

  /** Nobody wants the answer any more, which says nothing about the subgraph. */
  void cancel() {
    if (!over) {
      giveUp();
      guard.bulkhead().releasePermission();
      guard.breaker().releasePermission();
    }
  }

  private void giveUp() {
    end();
    if (call != null) {
      call.cancel();
    }
  }

  private void end() {
    over = true;
    if (timer != null) {
      timer.cancel(false);
    }
  }
}
