package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport.Callback;
import dev.ilmyeon.gateway.server.guard.Guards.Guard;
import dev.ilmyeon.gateway.server.wire.HeaderLines;
import dev.ilmyeon.gateway.server.wire.HttpOrigin;
import dev.ilmyeon.gateway.server.wire.HttpVersion;
import dev.ilmyeon.gateway.server.wire.Network;
import dev.ilmyeon.gateway.server.wire.OriginSettings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.netty.channel.EventLoop;
import java.net.URI;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One subgraph at one URL: its connections and its guards. */
final class SubgraphClient {

  private final URI url;
  private final SubgraphSettings settings;
  private final Network network;
  private final HttpOrigin origin;
  private final HeaderLines secret;
  private final Guard guard;
  private final RetryBudget budget;
  private final AtomicInteger holders = new AtomicInteger();

  SubgraphClient(Network network, URI url, SubgraphSettings settings, Guard guard) {
    this.url = url;
    this.settings = settings;
    this.network = network;
    this.secret = settings.secret().lines();
    this.guard = guard;
    this.budget = new RetryBudget(settings.retry().enabled() ? settings.retry().budget() : 0);
    this.origin = new HttpOrigin(network, url, wire(settings));
  }

  private static OriginSettings wire(SubgraphSettings settings) {
    return new OriginSettings(
        settings.connectTimeout(),
        settings.maxConcurrent(),
        settings.maxConcurrent(),
        settings.maxIdle(),
        settings.maxLifetime(),
        settings.maxResponse().toBytes(),
        settings.compression(),
        HttpVersion.of(settings.httpVersion()));
  }

  URI url() {
    return url;
  }

  /** What shows it that the gateway asks. */
  HeaderLines secret() {
    return secret;
  }

  /** What tells it for how much longer an answer is of use. */
  HeaderLines deadline(long nanos) {
    String header = settings.deadlineHeader();
    return header == null
        ? HeaderLines.NONE
        : new HeaderLines.Builder()
            .add(header, Long.toString(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos))))
            .build();
  }

  SubgraphSettings settings() {
    return settings;
  }

  HttpOrigin origin() {
    return origin;
  }

  Guard guard() {
    return guard;
  }

  RetryBudget budget() {
    return budget;
  }

  CircuitBreaker.State state() {
    return guard.breaker().getState();
  }

  /**
   * Asks the subgraph, on the event loop that this is called on if it is one, and answers there.
   *
   * @param own headers of this request alone
   * @return cancels, from any thread
   */
  Runnable send(SubgraphRequest request, ClientCall call, HeaderLines own, Callback callback) {
    EventLoop loop = network.loop();
    Exchange exchange = new Exchange(this, loop, request, call, own, callback);
    if (loop.inEventLoop()) {
      exchange.start();
    } else {
      try {
        loop.execute(exchange::start);
      } catch (RejectedExecutionException e) {
        callback.failed(new SubgraphFailure(Kind.SHED, "the gateway is stopping"));
      }
    }
    return exchange;
  }

  /** For one more transport, until it {@linkplain #release() lets go}. */
  void hold() {
    holders.incrementAndGet();
  }

  /** Closes the connections if nobody holds them any more, those in use after their answers. */
  void release() {
    if (holders.decrementAndGet() == 0) {
      origin.close();
    }
  }
}
