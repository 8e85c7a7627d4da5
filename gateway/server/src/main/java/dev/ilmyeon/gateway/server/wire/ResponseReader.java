package dev.ilmyeon.gateway.server.wire;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** One response as it comes in. */
final class ResponseReader {

  private final int status;
  private final @Nullable String contentType;
  private final ContentCoding coding;
  private final long limit;
  private final ResponseBody body;

  /**
   * @param encoding as {@code Content-Encoding} says
   * @param announced how long its body will be, or -1
   */
  ResponseReader(
      int status,
      @Nullable String contentType,
      @Nullable CharSequence encoding,
      long announced,
      long limit) {
    this.status = status;
    this.contentType = contentType;
    this.coding = ContentCoding.of(encoding);
    this.limit = limit;
    this.body = new ResponseBody(announced, limit);
  }

  void add(ByteBuf part) {
    body.add(part);
  }

  /** When all of it has come. */
  HttpAnswer answer() {
    ResponseBody plain = coding.decode(body, limit);
    return new HttpAnswer(status, contentType, plain.bytes(), plain.length());
  }
}
