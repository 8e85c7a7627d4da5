package dev.ilmyeon.gateway.server.wire;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a response says of keeping it.
 *
 * @param cacheControl all headers of that name: what one forbids another does not allow; null if
 *     there is none
 * @param age in seconds, since the server that made it did, as caches on the way count
 */
public record CacheHeaders(@Nullable String cacheControl, int age) {

  static final CacheHeaders NONE = new CacheHeaders(null, 0);

  private static final int DECIMAL = 10;

  static CacheHeaders of(HttpHeaders headers) {
    boolean says =
        headers.contains(HttpHeaderNames.CACHE_CONTROL) || headers.contains(HttpHeaderNames.AGE);
    return says
        ? of(headers.getAll(HttpHeaderNames.CACHE_CONTROL), headers.get(HttpHeaderNames.AGE))
        : NONE;
  }

  static CacheHeaders of(Http2Headers headers) {
    boolean says =
        headers.contains(HttpHeaderNames.CACHE_CONTROL) || headers.contains(HttpHeaderNames.AGE);
    return says
        ? of(headers.getAll(HttpHeaderNames.CACHE_CONTROL), headers.get(HttpHeaderNames.AGE))
        : NONE;
  }

  private static CacheHeaders of(
      List<? extends CharSequence> cacheControl, @Nullable CharSequence age) {
    return new CacheHeaders(
        cacheControl.isEmpty() ? null : String.join(",", cacheControl), age(age));
  }

  /** One that is none counts for nothing (RFC 9111, 5.1); one that is too long for as many. */
  private static int age(@Nullable CharSequence value) {
    if (value == null || value.isEmpty()) {
      return 0;
    }
    long age = 0;
    for (int i = 0; i < value.length(); i++) {
      int digit = Character.digit(value.charAt(i), DECIMAL);
      if (digit < 0) {
        return 0;
      }
      age = Math.min(Integer.MAX_VALUE, age * DECIMAL + digit);
    }
    return (int) age;
  }
}
