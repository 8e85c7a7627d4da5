package dev.ilmyeon.weather.feed;

import dev.ilmyeon.weather.kma.Feed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A feed's health as the schema shows it; times in Korea's offset. */
record FeedHealth(FeedState state, boolean configured, int quota) {

  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  public Feed feed() {
    return state.feed();
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
