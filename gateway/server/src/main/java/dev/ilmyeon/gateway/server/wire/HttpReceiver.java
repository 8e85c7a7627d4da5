package dev.ilmyeon.gateway.server.wire;

import java.util.List;
import java.util.function.Function;

/** Where the end of a call is told, once, on its event loop; never after it was cancelled. */
public interface HttpReceiver {

  void received(HttpAnswer answer);

  /** Whether {@link #begun} is to be told. */
  default boolean wantsHead() {
    return false;
  }

  /**
   * The head of an answer has come.
   *
   * @param headers values by name; none if there is none of that name
   */
  default void begun(Function<String, List<String>> headers) {}

  /**
   * Whether a request may be sent a second time that was lost with a connection on which there had
   * been answers before: the server may have closed it without having seen the request, or may be
   * in trouble.
   */
  default boolean mayRepeat() {
    return true;
  }

  /**
   * There will be no answer.
   *
   * @param cause an {@link java.io.IOException} if the server was not reached or hung up; a {@link
   *     MalformedResponseException}, a {@link ResponseTooLargeException}; a {@link
   *     java.util.concurrent.RejectedExecutionException} if too many wait for a connection
   */
  void failed(Throwable cause);
}
