package dev.ilmyeon.gateway.server.wire;

/** Where the end of a call is told, once, on its event loop; never after it was cancelled. */
public interface HttpReceiver {

  void received(HttpAnswer answer);

  /**
   * There will be no answer.
   *
   * @param cause an {@link java.io.IOException} if the server was not reached or hung up; a {@link
   *     MalformedResponseException}, a {@link ResponseTooLargeException}; a {@link
   *     java.util.concurrent.RejectedExecutionException} if too many wait for a connection
   */
  void failed(Throwable cause);
}
