package dev.ilmyeon.weather.ingest;

import dev.ilmyeon.weather.feed.FeedState;
import dev.ilmyeon.weather.feed.FeedStore;
import dev.ilmyeon.weather.kma.Feed;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * What an on-call engineer asks: how old the newest observation is, how polls end, what is left of
 * the quota. As of the last look at what is due, which every instance takes.
 */
final class IngestMetrics {

  private final Map<Feed, FeedState> states = new ConcurrentHashMap<>();
  private final MeterRegistry registry;
  private final Clock clock;

  IngestMetrics(MeterRegistry registry, Clock clock, FeedStore feeds) {
    this.registry = registry;
    this.clock = clock;
    for (Feed feed : Feed.values()) {
      gauge("ilmyeon.weather.feed.age", feed, this::age)
          .description("Of the newest hour or issue that is stored; none before the first")
          .baseUnit("seconds")
          .register(registry);
      gauge("ilmyeon.weather.feed.failures", feed, FeedState::failures)
          .description("Polls in a row that brought nothing")
          .register(registry);
      gauge("ilmyeon.weather.feed.calls.today", feed, FeedState::callsToday)
          .description("Calls since midnight in Korea, of all instances")
          .register(registry);
      gauge("ilmyeon.weather.feed.calls.left", feed, state -> feeds.quota() - state.callsToday())
          .description("Calls that the day's quota still allows")
          .register(registry);
    }
  }

  void states(List<FeedState> now) {
    now.forEach(state -> states.put(state.feed(), state));
  }

  void polled(Feed feed, String code) {
    registry.counter("ilmyeon.weather.polls", "feed", feed.name(), "code", code).increment();
  }

  void failed(String code) {
    registry.counter("ilmyeon.weather.polls", "feed", "all", "code", code).increment();
  }

  private double age(FeedState state) {
    Instant newest = state.newestAt();
    return newest == null
        ? Double.NaN
        : Duration.between(newest, clock.instant()).toMillis() / 1000.0;
  }

  private Gauge.Builder<IngestMetrics> gauge(
      String name, Feed feed, ToDoubleFunction<FeedState> value) {
    return Gauge.builder(
            name,
            this,
            metrics -> {
              FeedState state = metrics.states.get(feed);
              return state == null ? Double.NaN : value.applyAsDouble(state);
            })
        .tag("feed", feed.name());
  }
}
