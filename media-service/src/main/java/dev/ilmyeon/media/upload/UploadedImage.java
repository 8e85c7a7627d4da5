package dev.ilmyeon.media.upload;

import org.jspecify.annotations.Nullable;

/**
 * A picture that came in.
 *
 * @param image its number
 * @param duplicateOf the number of the oldest with the same content; null if it is the first
 */
record UploadedImage(long image, @Nullable Long duplicateOf) {}
