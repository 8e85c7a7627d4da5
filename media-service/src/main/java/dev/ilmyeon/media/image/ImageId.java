package dev.ilmyeon.media.image;

import java.util.Optional;

/** A picture's number. */
public record ImageId(long value) {

  /** The number that a client wrote; empty for what can be no picture's. */
  public static Optional<ImageId> parse(String text) {
    return Numbers.parse(text).map(ImageId::new);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
