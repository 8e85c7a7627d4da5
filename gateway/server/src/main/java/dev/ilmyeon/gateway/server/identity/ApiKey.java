package dev.ilmyeon.gateway.server.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A partner's key: {@code ilm_ID_SECRET}. The prefix is for those who search for keys that leaked.
 * The secret is of 256 random bits, so that a plain hash of the key keeps it: there is nothing to
 * guess that a slow hash would have to make slower.
 *
 * @param id whose; letters, digits and hyphens
 * @param text the whole of it
 */
public record ApiKey(String id, String text) {

  private static final String PREFIX = "ilm_";
  private static final int BYTES = 32;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  /**
   * Makes one.
   *
   * @throws IllegalArgumentException if that is no id
   */
  public static ApiKey random(String id) {
    checkId(id);
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return new ApiKey(
        id, PREFIX + id + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  static void checkId(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "The id of a key is of 1 to 64 letters, digits and hyphens, not " + id);
    }
  }

  /** What to store of it: the line of a file. */
  public String line() {
    return "{\"id\":\"%s\",\"sha256\":\"%s\",\"scopes\":[]}".formatted(id, hash(text));
  }

  static String hash(String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has it", e);
    }
  }

  /** Not the secret. */
  @Override
  public String toString() {
    return "ApiKey[" + id + "]";
  }
}
