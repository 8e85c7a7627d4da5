package dev.ilmyeon.media.sample;

import dev.ilmyeon.media.drawing.Drawing;
import dev.ilmyeon.media.image.Focal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the sample.
 *
 * @param leads the articles at whose head it stands
 */
record SampleImage(
    long id,
    Drawing drawing,
    Focal focal,
    String alt,
    @Nullable String caption,
    String credit,
    String holder,
    String licence,
    boolean syndicatable,
    @Nullable OffsetDateTime expiresAt,
    List<Long> leads) {}
