package dev.ilmyeon.weather.ingest;

import dev.ilmyeon.weather.feed.FeedStore;
import dev.ilmyeon.weather.forecast.ForecastArchive;
import dev.ilmyeon.weather.observation.ObservationArchive;
import dev.ilmyeon.weather.warning.WarningArchive;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;

/** Forgets what is older than it is kept. */
final class Retention {

  private static final Logger log = LoggerFactory.getLogger(Retention.class);
  private static final Duration FORECASTS = Duration.ofDays(2);
  private static final Duration CALLS = Duration.ofDays(31);
  private static final Duration ANNOUNCEMENTS = Duration.ofDays(31);

  /** Longer than hours are asked for again. */
  private static final Duration TRIES = Duration.ofDays(62);

  private static final int LOCK = 100;

  private final ObservationArchive observations;
  private final WarningArchive warnings;
  private final ForecastArchive forecasts;
  private final FeedStore feeds;
  private final Announcements announcements;
  private final Backfill backfill;
  private final PollLock lock;
  private final Duration kept;
  private final Clock clock;

  Retention(
      ObservationArchive observations,
      WarningArchive warnings,
      ForecastArchive forecasts,
      FeedStore feeds,
      Announcements announcements,
      Backfill backfill,
      PollLock lock,
      Duration kept,
      Clock clock) {
    this.observations = observations;
    this.warnings = warnings;
    this.forecasts = forecasts;
    this.feeds = feeds;
    this.announcements = announcements;
    this.backfill = backfill;
    this.lock = lock;
    this.kept = kept;
    this.clock = clock;
  }

  @Scheduled(
      fixedDelayString = "6h",
      initialDelayString = "${ilmyeon.weather.ingest.first-tick:1m}")
  Mono<Void> forget() {
    Instant now = clock.instant();
    Mono<Void> old = kept.isZero() ? Mono.empty() : keptBefore(now.minus(kept));
    return lock.holding(
            LOCK,
            old.then(forecasts.forgetBefore(now.minus(FORECASTS)))
                .then(feeds.forgetBefore(now.minus(CALLS)))
                .then(announcements.forgetBefore(now.minus(ANNOUNCEMENTS)))
                .then(backfill.forgetBefore(now.minus(TRIES)))
                .thenReturn(true))
        .then()
        .onErrorResume(failure -> {
          log.warn("What is old could not be forgotten: {}", failure.toString());
          return Mono.empty();
        });
  }

  private Mono<Void> keptBefore(Instant time) {
    return observations.forgetBefore(time).then(warnings.forgetBefore(time));
  }
}
