package dev.ilmyeon.media.photo;

import dev.ilmyeon.media.image.Image;
import org.jspecify.annotations.Nullable;

/** A picture in its place; {@code caption} is this use's own, else the picture's. */
public record Photo(int position, Image image, @Nullable String caption) {}
