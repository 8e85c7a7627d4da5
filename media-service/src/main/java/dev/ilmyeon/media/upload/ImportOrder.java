package dev.ilmyeon.media.upload;

import org.jspecify.annotations.Nullable;

/** What is to be fetched instead of sent. */
record ImportOrder(@Nullable String url) {}
