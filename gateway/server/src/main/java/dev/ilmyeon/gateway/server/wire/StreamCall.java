package dev.ilmyeon.gateway.server.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.Http2Headers;
import org.jspecify.annotations.Nullable;

/** A call on a stream of a shared connection. */
final class StreamCall implements Carrier {

  private static final int FIRST_FINAL_STATUS = 200;

  private final MultiplexedConnection connection;
  private final HttpCall call;
  private final int id;
  private final long maxResponse;

  /** What had been heard of the server when the call began. */
  private final long heard;

  private @Nullable ChannelFuture written;
  private @Nullable ResponseReader response;
  private boolean complete;

  StreamCall(MultiplexedConnection connection, HttpCall call, int id, long maxResponse) {
    this.connection = connection;
    this.call = call;
    this.id = id;
    this.maxResponse = maxResponse;
    this.heard = connection.heard();
  }

  int id() {
    return id;
  }

  HttpCall call() {
    return call;
  }

  void writtenWith(ChannelFuture body) {
    written = body;
  }

  boolean isComplete() {
    return complete;
  }

  /** Whether nothing at all came from the server since the call began. */
  boolean metSilence() {
    return connection.heard() == heard;
  }

  /** A head, an interim one, or what follows a body. */
  void head(Http2Headers headers, boolean last) {
    if (response == null) {
      int status = status(headers);
      if (status < FIRST_FINAL_STATUS) {
        return;
      }
      response =
          new ResponseReader(
              status,
              text(headers.get(HttpHeaderNames.CONTENT_TYPE)),
              CacheHeaders.of(headers),
              headers.get(HttpHeaderNames.CONTENT_ENCODING),
              headers.getLong(HttpHeaderNames.CONTENT_LENGTH, -1L),
              maxResponse);
      if (call.wantsHead()) {
        call.begun(name -> headers.getAll(name).stream().map(CharSequence::toString).toList());
      }
    }
    complete = last;
  }

  private static int status(Http2Headers headers) {
    CharSequence status = headers.status();
    try {
      return Integer.parseInt(status, 0, status.length(), 10);
    } catch (NumberFormatException e) {
      throw new MalformedResponseException("a status that is none: " + status, e);
    }
  }

  private static @Nullable String text(@Nullable CharSequence value) {
    return value == null ? null : value.toString();
  }

  void body(ByteBuf part, boolean last) {
    if (response == null) {
      throw new MalformedResponseException("a body without a head", null);
    }
    response.add(part);
    complete = last;
  }

  /** All has come. */
  void deliver() {
    HttpAnswer answer;
    try {
      answer = response == null ? noAnswer() : response.answer();
    } catch (MalformedResponseException | ResponseTooLargeException e) {
      call.fail(e);
      return;
    }
    call.complete(answer);
  }

  private static HttpAnswer noAnswer() {
    throw new MalformedResponseException("an end without a beginning", null);
  }

  /** The server says that it has not looked at the request. */
  void unprocessed(Throwable cause) {
    call.lost(true, false, cause);
  }

  /**
   * The connection is gone.
   *
   * @param kept whether the server may have closed it before the call
   */
  void lost(boolean kept, Throwable cause) {
    call.lost(kept && response == null, written != null && written.isSuccess(), cause);
  }

  @Override
  public void abandon() {
    connection.abandon(this);
  }
}
