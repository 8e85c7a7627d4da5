package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.server.coding.ContentCoding;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/**
 * A client's body as it comes in: counted, and refused as soon as it is too long or too slow. A
 * compressed one is counted twice, as it comes and as it is decompressed, up to the same limit.
 */
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
    String encoding = request.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
    ContentCoding coding = ContentCoding.of(encoding);
    if (coding == null) {
      return Mono.error(unknown(encoding));
    }
    Mono<RequestBody> whole =
        request.getBody().collect(() -> new RequestBody(announced, limit), RequestBody::add);
    return coding == ContentCoding.IDENTITY
        ? whole.map(RequestBody::bytes)
        : whole.map(body -> body.decoded(coding));
  }

  private byte[] decoded(ContentCoding coding) {
    try (InputStream plain = coding.decoder(bytes, length)) {
      byte[] all = plain.readNBytes((int) limit + 1);
      if (all.length > limit) {
        throw tooLarge();
      }
      return all;
    } catch (IOException e) {
      throw RefusedException.badRequest(
          "The body is not what Content-Encoding says: " + coding.label() + ".");
    }
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

  private static RefusedException unknown(@Nullable String encoding) {
    return new RefusedException(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        "UNSUPPORTED_CONTENT_ENCODING",
        "The body's encoding is unknown: %s.".formatted(encoding),
        Map.of(HttpHeaders.ACCEPT_ENCODING, ContentCoding.readable()));
  }

  /** What becomes of one that does not arrive in time. */
  static Mono<byte[]> tooSlow() {
    return Mono.error(() ->
        new RefusedException(
            HttpStatus.REQUEST_TIMEOUT, "BODY_TOO_SLOW", "The request took too long to arrive."));
  }
}
