package dev.ilmyeon.weather.ingest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When KMA is polled, and how much is kept.
 *
 * @param tick how often it is looked at what is due, which mostly is nothing
 * @param firstTick how long after the start that is looked at first
 * @param backfill how far back hours that are missing are asked for again; zero for not at all
 * @param retention how long observations are kept, by whole months, and warnings after they were
 *     lifted; zero for ever
 */
@ConfigurationProperties(value = "ilmyeon.weather.ingest", ignoreUnknownFields = false)
record IngestProperties(
    @DefaultValue("15s") Duration tick,
    @DefaultValue("0s") Duration firstTick,
    @DefaultValue("2d") Duration backfill,
    @DefaultValue("1100d") Duration retention) {

  private static final Duration LONGEST_BACKFILL = Duration.ofDays(31);

  IngestProperties {
    if (tick.isZero() || tick.isNegative()) {
      throw new IllegalArgumentException("tick has to be more than nothing");
    }
    if (backfill.isNegative() || backfill.compareTo(LONGEST_BACKFILL) > 0) {
      throw new IllegalArgumentException("backfill is from 0 to 31d");
    }
    if (retention.isNegative()) {
      throw new IllegalArgumentException("retention is 0 for ever, or a time");
    }
  }
}
