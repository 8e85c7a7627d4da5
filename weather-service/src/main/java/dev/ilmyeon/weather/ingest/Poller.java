package dev.ilmyeon.weather.ingest;

import dev.ilmyeon.weather.feed.FeedState;
import dev.ilmyeon.weather.feed.FeedStore;
import dev.ilmyeon.weather.kma.Feed;
import dev.ilmyeon.weather.kma.Kma;
import dev.ilmyeon.weather.kma.KmaUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Polls each feed when it is due. Every instance looks; who gets the feed's lock first looks again,
 * since another may just have polled, and polls. What is stored stays what is shown whatever a poll
 * ends in. The feeds of a host are polled one after the other, and those of another host at the
 * same time: a hundred forecasts that come slowly hold up no observation.
 */
final class Poller {

  private static final Logger log = LoggerFactory.getLogger(Poller.class);

  /** For a look at what is due, which is one statement. */
  private static final Duration LOOK = Duration.ofSeconds(30);

  private static final String TICK = "${ilmyeon.weather.ingest.tick:15s}";
  private static final String FIRST_TICK = "${ilmyeon.weather.ingest.first-tick:0s}";

  private final Kma kma;
  private final Map<Feed, Poll> polls;
  private final Backfill backfill;
  private final FeedStore feeds;
  private final PollLock lock;
  private final IngestMetrics metrics;
  private final Clock clock;

  Poller(
      Kma kma,
      List<Poll> polls,
      Backfill backfill,
      FeedStore feeds,
      PollLock lock,
      IngestMetrics metrics,
      Clock clock) {
    this.kma = kma;
    this.polls = polls.stream().collect(Collectors.toMap(Poll::feed, Function.identity()));
    this.backfill = backfill;
    this.feeds = feeds;
    this.lock = lock;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = TICK, initialDelayString = FIRST_TICK)
  Mono<Void> hub() {
    return tick(Feed.Host.HUB);
  }

  @Scheduled(fixedDelayString = TICK, initialDelayString = FIRST_TICK)
  Mono<Void> portal() {
    return tick(Feed.Host.PORTAL);
  }

  /** Polls all of a host that is due; never ends in an error. */
  Mono<Void> tick(Feed.Host host) {
    if (kma.feeds().isEmpty()) {
      return Mono.empty();
    }
    Instant now = clock.instant();
    return feeds
        .states()
        .timeout(LOOK)
        .doOnNext(metrics::states)
        .flatMapMany(Flux::fromIterable)
        .filter(state -> state.feed().host() == host && kma.feeds().contains(state.feed()))
        .concatMap(state ->
            one(state, now).onErrorResume(TimeoutException.class, _ -> stuck(state.feed())))
        .then()
        .onErrorResume(failure -> {
          log.warn("Nothing could be polled: {}", failure.toString());
          metrics.failed("DATABASE");
          return Mono.empty();
        });
  }

  /** Those that come after it are polled all the same. */
  private Mono<Void> stuck(Feed feed) {
    log.warn("{}: given up, it takes too long", feed);
    metrics.polled(feed, "STUCK");
    return Mono.empty();
  }

  private Mono<Void> one(FeedState state, Instant now) {
    if (Timetable.isDue(state, now)) {
      return lock.holding(state.feed().ordinal(), again(state.feed(), now)).then();
    }
    return state.feed() == Feed.SURFACE ? fill(state, now) : Mono.empty();
  }

  /** With the lock: another instance may have polled since it was looked at. */
  private Mono<Boolean> again(Feed feed, Instant now) {
    return feeds
        .states()
        .flatMapIterable(states -> states)
        .filter(state -> state.feed() == feed && Timetable.isDue(state, now))
        .next()
        .flatMap(_ -> poll(Objects.requireNonNull(polls.get(feed)), now))
        .thenReturn(true);
  }

  private Mono<Void> poll(Poll poll, Instant now) {
    return outcome(poll.poll(now))
        .doOnNext(outcome -> tell(poll.feed(), outcome))
        .flatMap(outcome ->
            feeds.ended(poll.feed(), now, outcome.succeeded(), outcome.code(), outcome.newest()));
  }

  private Mono<Void> fill(FeedState state, Instant now) {
    Instant newest = state.newestAt();
    if (newest == null || state.failures() > 0) {
      return Mono.empty();
    }
    return lock.holding(
            state.feed().ordinal(),
            outcome(backfill.fill(newest, now))
                .doOnNext(outcome -> tell(state.feed(), outcome))
                .thenReturn(true))
        .then();
  }

  private static Mono<Outcome> outcome(Mono<Outcome> poll) {
    return poll.onErrorResume(
            KmaUnavailableException.class,
            unavailable ->
                Mono.just(
                    Outcome.failed(
                        unavailable.reason().name(), String.valueOf(unavailable.getMessage()))))
        .onErrorResume(failure -> {
          log.error("A poll failed", failure);
          return Mono.just(Outcome.failed("INTERNAL", failure.getClass().getSimpleName()));
        });
  }

  private void tell(Feed feed, Outcome outcome) {
    if (outcome.succeeded()) {
      log.info("{}: {}", feed, outcome.detail());
    } else {
      log.warn("{}: {} ({})", feed, outcome.code(), outcome.detail());
    }
    metrics.polled(feed, outcome.code());
  }
}
