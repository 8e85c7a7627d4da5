package dev.ilmyeon.gateway.server.subscription;

import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Tells when the gateway stops: before the web server begins to wait for requests under way, of
 * which a subscription would be one without an end.
 */
public final class Stop implements SmartLifecycle {

  private volatile Sinks.Empty<Void> stopping = Sinks.empty();
  private volatile boolean running;
  private volatile boolean stopped;

  /** Completes then: at the next stop after the subscription. */
  public Mono<Void> signal() {
    return Mono.defer(() -> stopping.asMono());
  }

  public boolean hasBegun() {
    return stopped;
  }

  @Override
  public void start() {
    stopping = Sinks.empty();
    stopped = false;
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    stopped = true;
    stopping.tryEmitEmpty();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the time in which clients can be told of it one by one. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 1;
  }
}
