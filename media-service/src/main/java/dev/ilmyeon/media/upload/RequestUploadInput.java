package dev.ilmyeon.media.upload;

import org.jspecify.annotations.Nullable;

/**
 * What is to be sent.
 *
 * @param size in bytes; null if it is not known, as of what is to be fetched
 */
record RequestUploadInput(@Nullable Integer size) {}
