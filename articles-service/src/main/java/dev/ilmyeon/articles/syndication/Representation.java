package dev.ilmyeon.articles.syndication;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What is sent, or only that it is as the reader has it (RFC 9110 section 13).
 *
 * @param changed when its content last changed
 */
record Representation(MediaType type, byte[] bytes, Instant changed) {

  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final int TAG_BYTES = 16;

  /**
   * By its tag; else by its date, if that is the very date that the reader has. A date that is only
   * not later tells nothing: what is withdrawn can make it an earlier one. Nor does one that may
   * still see another change within its second (section 8.8.2.2).
   */
  Mono<ResponseEntity<byte[]>> answer(ServerWebExchange exchange, Instant now) {
    Instant date = changed.truncatedTo(ChronoUnit.SECONDS);
    boolean settled = date.isAfter(Instant.EPOCH) && date.plus(A_SECOND).isBefore(now);
    boolean theirs =
        settled && exchange.getRequest().getHeaders().getIfModifiedSince() == date.toEpochMilli();
    HttpHeaders headers = exchange.getResponse().getHeaders();
    headers.setCacheControl(CacheControl.maxAge(FRESH).cachePublic());
    if (settled) {
      headers.setLastModified(date);
    }
    if (exchange.checkNotModified("\"" + tag() + "\"", theirs ? date : Instant.MIN)) {
      return Mono.empty();
    }
    return Mono.just(ResponseEntity.ok().contentType(type).body(bytes));
  }

  private String tag() {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, TAG_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
