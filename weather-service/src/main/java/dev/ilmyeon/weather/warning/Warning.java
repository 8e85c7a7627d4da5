package dev.ilmyeon.weather.warning;

import dev.ilmyeon.weather.observation.Attribution;
import dev.ilmyeon.weather.observation.Source;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A warning for one area; times in Korea's offset. */
record Warning(
    long id,
    String kind,
    String level,
    String command,
    String area,
    String parentArea,
    @Nullable String region,
    OffsetDateTime issuedAt,
    @Nullable OffsetDateTime effectiveAt,
    @Nullable String ends,
    Source source) {

  public Attribution attribution() {
    return Attribution.of(source);
  }
}
