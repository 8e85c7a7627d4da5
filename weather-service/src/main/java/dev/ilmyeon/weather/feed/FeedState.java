package dev.ilmyeon.weather.feed;

import dev.ilmyeon.weather.kma.Feed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a feed does, whichever instance polls it.
 *
 * @param newestAt the newest hour or issue that is stored whole
 * @param lastCode what the last poll ended in: {@code OK}, or why not
 * @param failures polls in a row that brought nothing
 */
public record FeedState(
    Feed feed,
    @Nullable Instant lastCalledAt,
    @Nullable Instant lastSucceededAt,
    @Nullable Instant newestAt,
    @Nullable String lastCode,
    int failures,
    int callsToday) {

  /** Of one that was never polled. */
  static FeedState none(Feed feed) {
    return new FeedState(feed, null, null, null, null, 0, 0);
  }
}
