package dev.ilmyeon.gateway.server.wire;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import org.jspecify.annotations.Nullable;

/** One response as it comes in. */
final class ResponseReader {

  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;
  private static final int REQUEST_TIMEOUT = 408;

  private final int status;
  private final @Nullable String contentType;
  private final ContentCoding coding;
  private final boolean keepsConnection;
  private final long limit;
  private final ResponseBody body;

  ResponseReader(HttpResponse head, long limit) {
    HttpHeaders headers = head.headers();
    long announced = HttpUtil.getContentLength(head, -1L);
    this.status = head.status().code();
    this.contentType = headers.get(HttpHeaderNames.CONTENT_TYPE);
    this.coding = ContentCoding.of(headers.get(HttpHeaderNames.CONTENT_ENCODING));
    this.keepsConnection = HttpUtil.isKeepAlive(head) && hasAnnouncedEnd(head, announced);
    this.limit = limit;
    this.body = new ResponseBody(announced, limit);
  }

  /** Otherwise it ends where the connection does. */
  private boolean hasAnnouncedEnd(HttpResponse head, long announced) {
    return announced >= 0
        || HttpUtil.isTransferEncodingChunked(head)
        || status == NO_CONTENT
        || status == NOT_MODIFIED;
  }

  void add(ByteBuf part) {
    body.add(part);
  }

  /** When all of it has come. */
  HttpAnswer answer() {
    ResponseBody plain = coding.decode(body, limit);
    return new HttpAnswer(status, contentType, plain.bytes(), plain.length());
  }

  /** Whether the connection can be used again after it. */
  boolean keepsConnection() {
    return keepsConnection;
  }

  /** Whether the server says with it that it has closed an idle connection (RFC 9110, 15.5.9). */
  boolean isFarewell() {
    return status == REQUEST_TIMEOUT && !keepsConnection;
  }
}
