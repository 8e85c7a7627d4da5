package dev.ilmyeon.weather.feed;

import dev.ilmyeon.weather.kma.Feed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A feed's health as the schema shows it; times in Korea's offset. */
record FeedHealth(FeedState state, boolean configured, boolean simulated, int quota) {

  /** Who answers when it is polled; the schema's {@code FeedSource}. */
  enum Origin {
    KMA,
    SIMULATED
  }

  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  public Feed feed() {
    return state.feed();
  }

  public @Nullable Origin source() {
    if (!configured) {
      return null;
    }
    return simulated ? Origin.SIMULATED : Origin.KMA;
  }

  public @Nullable OffsetDateTime lastCalledAt() {
    return inKorea(state.lastCalledAt());
  }

  public @Nullable OffsetDateTime lastSucceededAt() {
    return inKorea(state.lastSucceededAt());
  }

  public @Nullable OffsetDateTime newestAt() {
    return inKorea(state.newestAt());
  }

  public @Nullable String lastCode() {
    return state.lastCode();
  }

  public int failures() {
    return state.failures();
  }

  public int callsToday() {
    return state.callsToday();
  }

  private static @Nullable OffsetDateTime inKorea(@Nullable Instant time) {
    return time == null ? null : time.atZone(KOREA).toOffsetDateTime();
  }
}
