package dev.ilmyeon.media.signing;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.util.MultiValueMap;

/**
 * Signs paths with a number and a time of expiry by HMAC-SHA256, as in {@code
 * ?size=1024&expires=1721957400&signature=…}. Whoever changes, doubles, adds or leaves out any of
 * it has no signature.
 */
public final class UrlSigner {

  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,15}");

  private final SecretKeySpec key;
  private final Clock clock;

  public UrlSigner(byte[] key, Clock clock) {
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.clock = clock;
  }

  /** The path with its query. */
  public String sign(String path, long size, Instant expires) {
    long seconds = expires.getEpochSecond();
    return "%s?size=%d&expires=%d&signature=%s"
        .formatted(path, size, seconds, signature(path, size, seconds));
  }

  /** Whether the query is one that {@link #sign} gave to this path and that has not expired. */
  public boolean isSigned(String path, MultiValueMap<String, String> query) {
    if (!query.keySet().equals(Set.of("size", "expires", "signature"))
        || query.values().stream().anyMatch(values -> values.size() != 1)) {
      return false;
    }
    String size = first(query, "size");
    String expires = first(query, "expires");
    if (!NUMBER.matcher(size).matches() || !NUMBER.matcher(expires).matches()) {
      return false;
    }
    String expected = signature(path, Long.parseLong(size), Long.parseLong(expires));
    return MessageDigest.isEqual(bytes(expected), bytes(first(query, "signature")))
        && clock.instant().getEpochSecond() < Long.parseLong(expires);
  }

  private String signature(String path, long size, long expires) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(bytes("%s\n%d\n%d".formatted(path, size, expires))));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String first(MultiValueMap<String, String> query, String name) {
    String value = query.getOrDefault(name, List.of()).getFirst();
    return value == null ? "" : value;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
