package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.server.refusal.RefusedException;
import java.util.Arrays;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** A client's body as it comes in: counted, and refused as soon as it is too long or too slow. */
final class RequestBody {

  private static final int FIRST = 2 * 1024;

  /** Memory is given for what has come, not for what a client says will come. */
  private static final int TRUSTED = 16 * 1024;

  private final long limit;
  private byte[] bytes;
  private int length;

  private RequestBody(long announced, long limit) {
    this.limit = limit;
    this.bytes = new byte[announced < 0 ? FIRST : (int) Math.min(announced, TRUSTED)];
  }

  static Mono<byte[]> read(ServerHttpRequest request, long limit) {
    long announced = request.getHeaders().getContentLength();
    if (announced > limit) {
      return Mono.error(tooLarge());
    }
    return request
        .getBody()
        .collect(() -> new RequestBody(announced, limit), RequestBody::add)
        .map(RequestBody::bytes);
  }

  private void add(DataBuffer part) {
    try {
      int more = part.readableByteCount();
      if (length + (long) more > limit) {
        throw tooLarge();
      }
      if (length + more > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * length));
      }
      part.read(bytes, length, more);
      length += more;
    } finally {
      DataBufferUtils.release(part);
    }
  }

  private byte[] bytes() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  private static RefusedException tooLarge() {
    return new RefusedException(
        HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE", "The request is too long.");
  }

  /** What becomes of one that does not arrive in time. */
  static Mono<byte[]> tooSlow() {
    return Mono.error(() ->
        new RefusedException(
            HttpStatus.REQUEST_TIMEOUT, "BODY_TOO_SLOW", "The request took too long to arrive."));
  }
}
