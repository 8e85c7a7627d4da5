package dev.ilmyeon.media.intake;

import org.jspecify.annotations.Nullable;

/**
 * What a file's structure says before anything is decoded.
 *
 * @param width as stored, before it is turned upright
 * @param orientation of the EXIF specification, 1 to 8
 * @param profile its ICC profile; null for sRGB, never for inks
 * @param essence the same picture without all that decoding it does not need
 */
record Inspected(
    Kind kind, int width, int height, int orientation, byte @Nullable [] profile, byte[] essence) {

  /** What is decoded. */
  enum Kind {
    JPEG,
    /** A JPEG of four inks as Adobe stores them: 255 is none. */
    CMYK,
    /** The same with the first three as light and colour (Adobe technical note 5116). */
    YCCK,
    PNG,
    WEBP
  }
}
