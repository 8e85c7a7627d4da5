package dev.ilmyeon.media.gallery;

import dev.ilmyeon.media.image.Image;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A series of photos; {@code cover} is null where that picture may not be shown. */
public record Gallery(
    GalleryId id, String title, OffsetDateTime publishedAt, int version, @Nullable Image cover) {}
