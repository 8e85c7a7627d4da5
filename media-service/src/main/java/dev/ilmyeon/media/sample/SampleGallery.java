package dev.ilmyeon.media.sample;

import java.time.OffsetDateTime;
import java.util.List;

/** A gallery of the sample. */
record SampleGallery(
    long id,
    String title,
    OffsetDateTime publishedAt,
    long cover,
    List<String> regions,
    List<SamplePhoto> photos) {}
