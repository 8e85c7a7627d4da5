package dev.ilmyeon.gateway.server.wire;

import io.netty.channel.EventLoop;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * One URL of one server that takes POSTs, with the connections to it. Safe for use by all event
 * loops of its {@link Network}.
 */
public final class HttpOrigin implements AutoCloseable {

  private final OriginSettings settings;
  private final HttpConnector connector;
  private final Slots slots;
  private final Map<EventLoop, ConnectionPool> pools = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * Nothing is connected before it is needed.
   *
   * @param url http or https, with a host
   */
  public HttpOrigin(Network network, URI url, OriginSettings settings) {
    this.settings = settings;
    this.connector = new HttpConnector(network, url, settings);
    this.slots = new Slots(settings.maxConnections(), settings.maxWaiting());
  }

  /**
   * Sends a request; the receiver may hear of a failure before this returns.
   *
   * @param loop one of the network's, on which this is called, and all else about the call happens
   */
  public HttpCall post(EventLoop loop, HttpPost post, HttpReceiver receiver) {
    ConnectionPool pool = pools.get(loop);
    if (pool == null) {
      pool = pools.computeIfAbsent(loop, this::newPool);
    }
    HttpCall call = new HttpCall(post, receiver, pool);
    if (closed) {
      // Who asks after the end gets an answer, but nothing is kept for it.
      pool.close();
    }
    pool.begin(call);
    return call;
  }

  private ConnectionPool newPool(EventLoop loop) {
    return new ConnectionPool(loop, this, slots, settings);
  }

  HttpConnector connector() {
    return connector;
  }

  /** Somewhere a call waits: whoever has an idle connection is to close one. */
  void makeRoom() {
    onEachLoop(ConnectionPool::makeRoom);
  }

  /** A slot is free: whoever has a call that waits is to take it. */
  void openForWaiting() {
    onEachLoop(ConnectionPool::openForWaiting);
  }

  private void onEachLoop(Consumer<ConnectionPool> act) {
    for (ConnectionPool pool : pools.values()) {
      pool.loop().execute(() -> act.accept(pool));
    }
  }

  /** Closes all connections, those in use after their answers. */
  @Override
  public void close() {
    closed = true;
    for (ConnectionPool pool : pools.values()) {
      if (!pool.loop().isShuttingDown()) {
        pool.loop().execute(pool::close);
      }
    }
  }
}
