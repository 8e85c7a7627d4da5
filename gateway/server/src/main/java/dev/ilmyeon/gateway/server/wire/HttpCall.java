package dev.ilmyeon.gateway.server.wire;

import org.jspecify.annotations.Nullable;

/** A request under way: waiting for a connection, or on one. Only used on its event loop. */
public final class HttpCall {

  private final HttpPost post;
  private final HttpReceiver receiver;
  private final ConnectionPool pool;

  private @Nullable Connection connection;
  private boolean repeated;
  private boolean over;

  HttpCall(HttpPost post, HttpReceiver receiver, ConnectionPool pool) {
    this.post = post;
    this.receiver = receiver;
    this.pool = pool;
  }

  /**
   * Gives up: the receiver is told nothing any more. Closes the connection, on which the answer
   * would come too late. Does nothing after the end.
   */
  public void cancel() {
    if (!over) {
      over = true;
      if (connection == null) {
        pool.forget(this);
      } else {
        connection.abandon();
      }
    }
  }

  HttpPost post() {
    return post;
  }

  boolean isOver() {
    return over;
  }

  void carriedBy(Connection carrier) {
    connection = carrier;
  }

  /**
   * Its connection was closed before anything of an answer came. Begins again, once, if that was a
   * kept one, which the server may have closed without having seen the request.
   *
   * @param whole whether the request had left whole
   */
  void lost(boolean kept, boolean whole, Throwable cause) {
    boolean harmless = post.repeatable() || !whole;
    if (kept && harmless && !repeated) {
      repeated = true;
      connection = null;
      pool.beginFresh(this);
    } else {
      fail(cause);
    }
  }

  void complete(HttpAnswer answer) {
    if (!over) {
      over = true;
      receiver.received(answer);
    }
  }

  void fail(Throwable cause) {
    if (!over) {
      over = true;
      receiver.failed(cause);
    }
  }
}
