package dev.ilmyeon.media.image;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The right to show a picture.
 *
 * @param expiresAt when it runs out, in Korean time; null if never
 * @param expired whether it had run out when this was read
 */
public record Rights(
    String holder,
    String licence,
    boolean syndicatable,
    @Nullable OffsetDateTime expiresAt,
    boolean expired) {}
