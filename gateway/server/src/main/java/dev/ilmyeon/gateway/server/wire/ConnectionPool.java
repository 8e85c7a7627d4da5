package dev.ilmyeon.gateway.server.wire;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.List;
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

  /** The one used last is last. */
  private final ArrayDeque<SerialConnection> idle = new ArrayDeque<>();

  private final SharedConnections shared;
  private final ArrayDeque<HttpCall> waiting = new ArrayDeque<>();

  /** Calls for which a connection is being opened that another one began. */
  private final ArrayDeque<HttpCall> boarding = new ArrayDeque<>();

  private int opening;
  private boolean sweeping;
  private boolean closed;

  ConnectionPool(EventLoop loop, HttpOrigin origin, Slots slots, OriginSettings settings) {
    this.loop = loop;
    this.origin = origin;
    this.slots = slots;
    this.maxIdle = settings.maxIdle().toNanos();
    this.maxLifetime = settings.maxLifetime().toNanos();
    this.shared = new SharedConnections(maxIdle, maxLifetime);
  }

  EventLoop loop() {
    return loop;
  }

  void begin(HttpCall call) {
    SerialConnection kept = takeIdle();
    if (kept != null) {
      kept.carry(call);
      return;
    }
    MultiplexedConnection withRoom = shared.withRoom();
    if (withRoom != null) {
      withRoom.carry(call);
    } else {
      beginFresh(call);
    }
  }

  /** On a new connection if there may be one; in HTTP/2 others that begin meanwhile share it. */
  void beginFresh(HttpCall call) {
    if (opening > 0 && origin.connector().isMultiplexing()) {
      boarding.add(call);
    } else if (slots.take()) {
      open(call);
    } else if (slots.queue()) {
      waiting.add(call);
      origin.makeRoom();
      openForWaiting();
    } else {
      call.fail(new RejectedExecutionException("too many wait for a connection"));
    }
  }

  private @Nullable SerialConnection takeIdle() {
    long now = System.nanoTime();
    SerialConnection last = idle.pollLast();
    while (last != null && !isUsable(last, now)) {
      last.close();
      last = idle.pollLast();
    }
    return last;
  }

  private boolean isUsable(SerialConnection connection, long now) {
    return connection.isOpen()
        && now - connection.idleSince() < maxIdle
        && now - connection.openedAt() < maxLifetime;
  }

  private void open(HttpCall call) {
    opening++;
    origin
        .connector()
        .connect(
            this,
            new HttpConnector.Listener() {
              @Override
              public void connected(SerialConnection connection) {
                opening--;
                serve(connection, call);
                takeBoarding().forEach(ConnectionPool.this::begin);
              }

              @Override
              public void connected(MultiplexedConnection connection) {
                opening--;
                shared.add(connection);
                serve(connection, call);
                takeBoarding().forEach(ConnectionPool.this::begin);
              }

              @Override
              public void failed(Throwable cause) {
                opening--;
                slotFree();
                call.fail(cause);
                takeBoarding().forEach(other -> other.fail(cause));
              }
            });
  }

  private List<HttpCall> takeBoarding() {
    List<HttpCall> all = List.copyOf(boarding);
    boarding.clear();
    return all;
  }

  private void serve(SerialConnection connection, HttpCall call) {
    if (call.isOver()) {
      released(connection);
    } else {
      connection.carry(call);
    }
  }

  private void serve(MultiplexedConnection connection, HttpCall call) {
    if (call.isOver()) {
      left(connection);
    } else {
      connection.carry(call);
    }
  }

  /** It has brought its answer, and may be used again. */
  void released(SerialConnection connection) {
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

  /** A call on it has ended. */
  void left(MultiplexedConnection connection) {
    long now = System.nanoTime();
    while (!waiting.isEmpty() && shared.mayServe(connection, now)) {
      HttpCall next = takeWaiting();
      if (next != null) {
        connection.carry(next);
      }
    }
    if (connection.isUnused()) {
      if (closed || slots.isAnyoneWaiting() || shared.isSpent(connection, now)) {
        connection.close();
      } else {
        connection.idleFrom(now);
        sweepLater();
      }
    }
  }

  /** It takes no more calls. */
  void retired(MultiplexedConnection connection) {
    shared.remove(connection);
    connection.drain();
  }

  /** It is closed, whoever did that. */
  void closed(MultiplexedConnection connection) {
    shared.remove(connection);
    slotFree();
  }

  /** It is closed, whoever did that. */
  void closed(SerialConnection connection) {
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
    if (!boarding.remove(call) && waiting.remove(call)) {
      slots.unqueue();
    }
  }

  /** For a call that waits on another event loop. */
  void makeRoom() {
    if (slots.isAnyoneWaiting() && !shared.closeOneUnused() && !idle.isEmpty()) {
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
    if (shared.sweep(now) || !idle.isEmpty()) {
      sweepLater();
    }
  }

  /** Closes what is idle now, and all else after its answer. */
  void close() {
    closed = true;
    while (!idle.isEmpty()) {
      idle.removeLast().close();
    }
    shared.drain();
  }
}
