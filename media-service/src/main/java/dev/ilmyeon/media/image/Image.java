package dev.ilmyeon.media.image;

import org.jspecify.annotations.Nullable;

/**
 * A picture that may be shown.
 *
 * @param contentHash the SHA-256, in hex, of what the original's pixels follow from
 * @param width the original's, in pixels
 * @param dominantColor as {@code #rrggbb}
 * @param placeholder a data URI of a few pixels
 */
public record Image(
    ImageId id,
    String contentHash,
    int width,
    int height,
    String alt,
    @Nullable String caption,
    String credit,
    Focal focal,
    String dominantColor,
    String placeholder,
    Rights rights) {}
