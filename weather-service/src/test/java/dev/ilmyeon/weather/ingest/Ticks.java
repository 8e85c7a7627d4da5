package dev.ilmyeon.weather.ingest;

import dev.ilmyeon.weather.SettableClock;
import dev.ilmyeon.weather.kma.Feed;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lets a poller look once at what is due, of all hosts. */
final class Ticks {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private Ticks() {}

  /** When it is as late, and waits until it has. */
  static void at(String time, SettableClock clock, Poller poller) {
    clock.set(Instant.parse(time));
    of(poller).block(DEADLINE);
  }

  static Mono<Void> of(Poller poller) {
    return Flux.fromArray(Feed.Host.values()).concatMap(poller::tick).then();
  }
}
