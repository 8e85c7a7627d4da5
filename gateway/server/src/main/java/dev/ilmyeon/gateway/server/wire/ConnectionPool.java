package dev.ilmyeon.gateway.server.wire;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An origin's connections on one event loop, and the calls that wait for one. Only used there. */
final class ConnectionPool {

  private final EventLoop loop;
  private final HttpOrigin origin;
  private final Slots slots;
  private final long maxIdle;
  private final long maxLifetime;
  private final long maxResponse;

  /** The one used last is last. */
  private final ArrayDeque<Connection> idle = new ArrayDeque<>();

  private final ArrayDeque<HttpCall> waiting = new ArrayDeque<>();
  private boolean sweeping;
  private boolean closed;

  ConnectionPool(EventLoop loop, HttpOrigin origin, Slots slots, OriginSettings settings) {
    this.loop = loop;
    this.origin = origin;
    this.slots = slots;
    this.maxIdle = settings.maxIdle().toNanos();
    this.maxLifetime = settings.maxLifetime().toNanos();
    this.maxResponse = settings.maxResponse();
  }

  EventLoop loop() {
    return loop;
  }

  void begin(HttpCall call) {
    Connection kept = takeIdle();
    if (kept == null) {
      beginFresh(call);
    } else {
      kept.carry(call);
    }
  }

  /** On a connection of its own if there may be one. */
  void beginFresh(HttpCall call) {
    if (slots.take()) {
      open(call);
    } else if (slots.queue()) {
      waiting.add(call);
      origin.makeRoom();
      openForWaiting();
    } else {
      call.fail(new RejectedExecutionException("too many wait for a connection"));
    }
  }

  private @Nullable Connection takeIdle() {
    long now = System.nanoTime();
    Connection last = idle.pollLast();
    while (last != null && !isUsable(last, now)) {
      last.close();
      last = idle.pollLast();
    }
    return last;
  }

  private boolean isUsable(Connection connection, long now) {
    return connection.isOpen()
        && now - connection.idleSince() < maxIdle
        && now - connection.openedAt() < maxLifetime;
  }

  private void open(HttpCall call) {
    origin
        .connector()
        .connect(
            loop,
            new Connector.Listener() {
              @Override
              public void connected(Channel channel) {
                serve(connection(channel), call);
              }

              @Override
              public void failed(Throwable cause) {
                slotFree();
                call.fail(cause);
              }
            });
  }

  private Connection connection(Channel channel) {
    return Connection.over(channel, this, origin.head(), maxResponse);
  }

  private void serve(Connection connection, HttpCall call) {
    if (call.isOver()) {
      released(connection);
    } else {
      connection.carry(call);
    }
  }

  /** It has brought its answer, and may be used again. */
  void released(Connection connection) {
    HttpCall next = takeWaiting();
    long now = System.nanoTime();
    if (next != null) {
      connection.carry(next);
    } else if (closed || slots.isAnyoneWaiting() || now - connection.openedAt() >= maxLifetime) {
      connection.close();
    } else {
      connection.idleFrom(now);
      idle.add(connection);
      sweepLater();
    }
  }

  /** It is closed, whoever did that. */
  void closed(Connection connection) {
    idle.remove(connection);
    slotFree();
  }

  private void slotFree() {
    slots.giveBack();
    if (slots.isAnyoneWaiting()) {
      origin.openForWaiting();
    }
  }

  void openForWaiting() {
    while (!waiting.isEmpty() && slots.take()) {
      HttpCall next = takeWaiting();
      if (next != null) {
        open(next);
      }
    }
  }

  private @Nullable HttpCall takeWaiting() {
    HttpCall next = waiting.poll();
    if (next != null) {
      slots.unqueue();
    }
    return next;
  }

  /** A call that is given up; if it waits, it waits no more. */
  void forget(HttpCall call) {
    if (waiting.remove(call)) {
      slots.unqueue();
    }
  }

  /** For a call that waits on another event loop. */
  void makeRoom() {
    if (slots.isAnyoneWaiting() && !idle.isEmpty()) {
      idle.removeFirst().close();
    }
  }

  private void sweepLater() {
    if (!sweeping) {
      sweeping = true;
      loop.schedule(this::sweep, maxIdle, TimeUnit.NANOSECONDS);
    }
  }

  private void sweep() {
    sweeping = false;
    long now = System.nanoTime();
    idle.removeIf(connection -> {
      boolean old = !isUsable(connection, now);
      if (old) {
        connection.close();
      }
      return old;
    });
    if (!idle.isEmpty()) {
      sweepLater();
    }
  }

  /** Closes what is idle now, and all else after its answer. */
  void close() {
    closed = true;
    while (!idle.isEmpty()) {
      idle.removeLast().close();
    }
  }
}
