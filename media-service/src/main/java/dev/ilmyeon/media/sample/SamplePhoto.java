package dev.ilmyeon.media.sample;

import org.jspecify.annotations.Nullable;

/** A picture in its place; a caption of its own, or none. */
record SamplePhoto(int position, long image, @Nullable String caption) {}
