package dev.ilmyeon.gateway.server.wire;

import dev.ilmyeon.gateway.server.coding.ContentCoding;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** One response as it comes in. */
final class ResponseReader {

  private final int status;
  private final @Nullable String contentType;
  private final CacheHeaders caching;
  private final ContentCoding coding;
  private final ResponseBody body;

  /**
   * @param encoding as {@code Content-Encoding} says
   * @param announced how long its body will be, or -1
   */
  ResponseReader(
      int status,
      @Nullable String contentType,
      CacheHeaders caching,
      @Nullable CharSequence encoding,
      long announced,
      long limit) {
    this.status = status;
    this.contentType = contentType;
    this.caching = caching;
    this.coding = coding(encoding);
    this.body = new ResponseBody(announced, limit);
  }

  private static ContentCoding coding(@Nullable CharSequence encoding) {
    ContentCoding coding = ContentCoding.of(encoding);
    if (coding == null) {
      throw new MalformedResponseException("its encoding is unknown: " + encoding, null);
    }
    return coding;
  }

  void add(ByteBuf part) {
    body.add(part);
  }

  /** When all of it has come. */
  HttpAnswer answer() {
    ResponseBody plain = coding == ContentCoding.IDENTITY ? body : body.decoded(coding);
    return new HttpAnswer(status, contentType, caching, plain.bytes(), plain.length());
  }
}
