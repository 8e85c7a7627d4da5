package dev.ilmyeon.gateway.server.subscription;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;

/**
 * Clients' subscriptions by one {@code transport}, measured: {@code ilmyeon.gateway.connections},
 * open now; {@code ilmyeon.gateway.subscriptions}, active now; {@code
 * ilmyeon.gateway.subscriptions.events}, sent.
 */
public final class SubscriptionMeters {

  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger active = new AtomicInteger();
  private final Counter events;

  /** The ways in which clients subscribe. */
  public enum Way {
    WEBSOCKET,
    SSE
  }

  public SubscriptionMeters(Way way, MeterRegistry registry) {
    String transport = way.name().toLowerCase(Locale.ROOT);
    Gauge.builder("ilmyeon.gateway.connections", connections, AtomicInteger::get)
        .description("Connections of clients that events can come on")
        .tag("transport", transport)
        .register(registry);
    Gauge.builder("ilmyeon.gateway.subscriptions", active, AtomicInteger::get)
        .description("Subscriptions of clients")
        .tag("transport", transport)
        .register(registry);
    this.events =
        Counter.builder("ilmyeon.gateway.subscriptions.events")
            .description("Responses to subscriptions of clients")
            .tag("transport", transport)
            .register(registry);
  }

  /** One more connection, unless there are as many. */
  public boolean open(int atMost) {
    if (connections.incrementAndGet() <= atMost) {
      return true;
    }
    connections.decrementAndGet();
    return false;
  }

  public void closed() {
    connections.decrementAndGet();
  }

  /** The same, counted. */
  public <T> Flux<T> subscription(Flux<T> responses) {
    return responses
        .doOnSubscribe(_ -> active.incrementAndGet())
        .doOnNext(_ -> events.increment())
        .doFinally(_ -> active.decrementAndGet());
  }
}
