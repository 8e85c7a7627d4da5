package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport.Callback;
import dev.ilmyeon.gateway.server.wire.HeaderLines;
import dev.ilmyeon.gateway.server.wire.HttpPost;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request of the engine's, up to its one answer: a first {@linkplain Try try}, perhaps a pause
 * and a second one. As a {@link Runnable} it cancels itself, from any thread; all else happens on
 * its event loop.
 */
final class Exchange implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Exchange.class);

  private final SubgraphClient client;
  private final EventLoop loop;
  private final boolean mutation;
  private final HeaderLines headers;
  private final byte[] body;
  private final ClientCall call;
  private final Callback callback;

  private @Nullable Try current;
  private boolean secondTry;
  private boolean over;

  Exchange(
      SubgraphClient client,
      EventLoop loop,
      SubgraphRequest request,
      ClientCall call,
      HeaderLines own,
      Callback callback) {
    this.client = client;
    this.loop = loop;
    this.mutation = request.kind() == OperationKind.MUTATION;
    this.headers = call.headers().and(client.secret()).and(own);
    this.body = request.body();
    this.call = call;
    this.callback = callback;
  }

  ClientCall call() {
    return call;
  }

  EventLoop loop() {
    return loop;
  }

  SubgraphClient client() {
    return client;
  }

  /** What a try sends that may take so long. */
  HttpPost post(TimeLimit limit) {
    return new HttpPost(headers.and(client.deadline(limit.nanos())), body, !mutation);
  }

  void start() {
    if (mutation) {
      call.allow(client.settings().mutationTimeout());
    } else {
      client.budget().earn();
    }
    ask();
  }

  private void ask() {
    if (over) {
      return;
    }
    TimeLimit limit = TimeLimit.of(client.settings(), call, mutation);
    if (limit.nanos() <= 0) {
      fail(new TimeoutException("no time left"));
    } else if (client.guard().breaker().tryAcquirePermission()) {
      current = new Try(this, limit);
      current.start();
    } else {
      fail(CallNotPermittedException.createCallNotPermittedException(client.guard().breaker()));
    }
  }

  /** An answer of whatever status. */
  void answered(SubgraphResponse response) {
    if (!over) {
      over = true;
      try {
        callback.answered(response);
      } catch (RuntimeException e) {
        log.error("An answer of a subgraph could not be taken", e);
      }
    }
  }

  /** A try has ended otherwise. */
  void failed(Throwable cause) {
    boolean again = !mutation && !secondTry && Failures.isPassing(cause) && client.budget().spend();
    if (again) {
      secondTry = true;
      current = null;
      loop.schedule(this::ask, pause(), TimeUnit.NANOSECONDS);
    } else if (cause instanceof ServerErrorException error) {
      answered(error.response());
    } else {
      fail(cause);
    }
  }

  private long pause() {
    double chance = 0.5 + ThreadLocalRandom.current().nextDouble();
    return (long) (client.settings().retry().pause().toNanos() * chance);
  }

  private void fail(Throwable cause) {
    fail(Failures.of(cause));
  }

  private void fail(SubgraphFailure failure) {
    if (!over) {
      over = true;
      callback.failed(failure);
    }
  }

  @Override
  public void run() {
    if (loop.inEventLoop()) {
      cancel();
    } else {
      try {
        loop.execute(this::cancel);
      } catch (RejectedExecutionException _) {
        // The gateway is stopping; its connections are closed already.
      }
    }
  }

  private void cancel() {
    if (!over) {
      over = true;
      if (current != null) {
        current.cancel();
      }
      callback.failed(new SubgraphFailure(Kind.CANCELLED, "cancelled"));
    }
  }
}
