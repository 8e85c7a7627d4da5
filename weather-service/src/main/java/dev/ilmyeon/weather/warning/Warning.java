package dev.ilmyeon.weather.warning;

import dev.ilmyeon.weather.observation.Attribution;
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
    boolean simulated) {

  public Attribution attribution() {
    return simulated ? Attribution.SIMULATION : Attribution.KMA;
  }
}
