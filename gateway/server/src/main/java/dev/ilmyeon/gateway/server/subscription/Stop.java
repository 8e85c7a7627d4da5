package dev.ilmyeon.gateway.server.subscription;

import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Tells when the gateway stops: before the web server begins to wait for requests under way, of
 * which a subscription would be one without an end.
 */
public final class Stop implements SmartLifecycle {

  private final Sinks.Empty<Void> stopping = Sinks.empty();
  private volatile boolean running;
  private volatile boolean stopped;

  /** Completes then. */
  public Mono<Void> signal() {
    return stopping.asMono();
  }

  public boolean hasBegun() {
    return stopped;
  }

  @Override
  public void start() {
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
