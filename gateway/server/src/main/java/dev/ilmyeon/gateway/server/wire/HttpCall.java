package dev.ilmyeon.gateway.server.wire;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request under way: waiting for a connection, or on one. Only used on its event loop. */
public final class HttpCall {

  private final HttpPost post;
  private final HttpReceiver receiver;
  private final ConnectionPool pool;

  private @Nullable Carrier carrier;
  private boolean repeated;
  private boolean over;

  HttpCall(HttpPost post, HttpReceiver receiver, ConnectionPool pool) {
    this.post = post;
    this.receiver = receiver;
    this.pool = pool;
  }

  /**
   * Gives up: the receiver is told nothing any more. In HTTP/1.1 that closes the connection, on
   * which the answer would come too late; in HTTP/2 it resets the stream. Does nothing after the
   * end.
   */
  public void cancel() {
    if (!over) {
      over = true;
      if (carrier == null) {
        pool.forget(this);
      } else {
        carrier.abandon();
      }
    }
  }

  HttpPost post() {
    return post;
  }

  boolean isOver() {
    return over;
  }

  void carriedBy(Carrier next) {
    carrier = next;
  }

  /**
   * Its connection or stream was closed before anything of an answer came. Begins again, once, if
   * that may be the server's way to end a connection rather than its answer to the request.
   *
   * @param kept whether the server may have closed it without having seen the request
   * @param whole whether the request may have been acted on: it had left whole, and the server does
   *     not say that it took no notice
   */
  void lost(boolean kept, boolean whole, Throwable cause) {
    boolean harmless = !whole || post.repeatable();
    if (!over && kept && harmless && !repeated && (!whole || receiver.mayRepeat())) {
      repeated = true;
      carrier = null;
      pool.beginFresh(this);
    } else {
      fail(cause);
    }
  }

  boolean wantsHead() {
    return !over && receiver.wantsHead();
  }

  void begun(Function<String, List<String>> headers) {
    receiver.begun(headers);
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
