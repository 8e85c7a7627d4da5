package dev.ilmyeon.media.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The SHA-256 of some bytes, in lower-case hex: the name that they are kept under. */
public record ContentHash(String value) {

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
  private static final int BUFFER = 64 * 1024;

  public ContentHash {
    if (!HEX.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a SHA-256 in hex");
    }
  }

  /** Reads a name; empty for all that is none. */
  static Optional<ContentHash> parse(String name) {
    return HEX.matcher(name).matches() ? Optional.of(new ContentHash(name)) : Optional.empty();
  }

  public static ContentHash of(byte[] bytes) {
    return new ContentHash(HexFormat.of().formatHex(sha256().digest(bytes)));
  }

  /** Of a file's bytes; blocks. */
  public static ContentHash of(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return new ContentHash(HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
