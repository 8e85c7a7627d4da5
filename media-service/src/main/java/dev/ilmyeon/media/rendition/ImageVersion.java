package dev.ilmyeon.media.rendition;

import dev.ilmyeon.media.image.Image;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the addresses of a picture's renditions carry, so that an address's content never changes: a
 * hash of the original's content, the focal point and the way that renditions are made.
 */
public record ImageVersion(String value) {

  /** To be raised with every change to how renditions are cropped, scaled or encoded. */
  private static final int REVISION = 2;

  private static final int BYTES = 10;

  public static ImageVersion of(Image image) {
    String content =
        "%s %s %s %d"
            .formatted(image.contentHash(), image.focal().x(), image.focal().y(), REVISION);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return new ImageVersion(HexFormat.of().formatHex(hash, 0, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
