package dev.ilmyeon.gateway.server.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pool's HTTP/2 connections. Nearly always there is one: another one is opened only while the
 * server takes no more calls on it, or it comes to its end.
 */
final class SharedConnections {

  private final long maxIdle;
  private final long maxLifetime;
  private final List<MultiplexedConnection> open = new ArrayList<>(1);

  SharedConnections(long maxIdle, long maxLifetime) {
    this.maxIdle = maxIdle;
    this.maxLifetime = maxLifetime;
  }

  void add(MultiplexedConnection connection) {
    open.add(connection);
  }

  void remove(MultiplexedConnection connection) {
    open.remove(connection);
  }

  /** Nothing if there is none that takes one more call. */
  @Nullable MultiplexedConnection withRoom() {
    if (open.isEmpty()) {
      return null;
    }
    long now = System.nanoTime();
    for (MultiplexedConnection connection : open) {
      if (mayServe(connection, now)) {
        return connection;
      }
    }
    return null;
  }

  boolean mayServe(MultiplexedConnection connection, long now) {
    return connection.hasRoom()
        && now - connection.openedAt() < maxLifetime
        && !(connection.isUnused() && now - connection.idleSince() >= maxIdle);
  }

  /** Whether it is to be closed, now that it carries nothing. */
  boolean isSpent(MultiplexedConnection connection, long now) {
    return connection.isEnding() || now - connection.openedAt() >= maxLifetime;
  }

  /** For others. */
  boolean closeOneUnused() {
    for (MultiplexedConnection connection : open) {
      if (connection.isUnused()) {
        connection.close();
        return true;
      }
    }
    return false;
  }

  /**
   * Closes what was not used for long.
   *
   * @return whether some are left that may have to be closed later
   */
  boolean sweep(long now) {
    boolean idle = false;
    for (MultiplexedConnection connection : List.copyOf(open)) {
      if (connection.isUnused()) {
        if (now - connection.idleSince() >= maxIdle || isSpent(connection, now)) {
          connection.close();
        } else {
          idle = true;
        }
      }
    }
    return idle;
  }

  /** Each after its last answer. */
  void drain() {
    List.copyOf(open).forEach(MultiplexedConnection::drain);
  }
}
