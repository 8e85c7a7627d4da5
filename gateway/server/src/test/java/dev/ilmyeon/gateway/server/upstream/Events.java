package dev.ilmyeon.gateway.server.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubscriptionTransport.Receiver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What comes of a subscription. */
final class Events implements Receiver {

  static final String COMPLETED = "completed";

  private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

  @Override
  public void event(SubgraphResponse event) {
    heard.add(new String(event.body(), 0, event.length(), UTF_8));
  }

  @Override
  public void completed() {
    heard.add(COMPLETED);
  }

  @Override
  public void failed(SubgraphFailure failure) {
    heard.add(failure);
  }

  boolean isEmpty() {
    return heard.isEmpty();
  }

  /** The next event, or {@link #COMPLETED}. */
  String next() {
    return (String) poll();
  }

  SubgraphFailure failure() {
    return (SubgraphFailure) poll();
  }

  private Object poll() {
    try {
      Object next = heard.poll(20, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nothing came");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
