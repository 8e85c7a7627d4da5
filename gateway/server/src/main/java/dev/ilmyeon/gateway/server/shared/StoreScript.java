package dev.ilmyeon.gateway.server.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A program in Lua that the store runs at once, with nobody else's in between.
 *
 * @param hash by which the store knows it when it has seen it once
 */
public record StoreScript(String text, String hash) {

  public static StoreScript of(String text) {
    try {
      // Redis names scripts so; nothing depends on its strength.
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      return new StoreScript(
          text, HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has it", e);
    }
  }
}
