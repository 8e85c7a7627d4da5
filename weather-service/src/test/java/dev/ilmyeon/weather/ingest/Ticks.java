package dev.ilmyeon.weather.ingest;

import dev.ilmyeon.weather.kma.Feed;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lets a poller look once at what is due, of all hosts. */
final class Ticks {

  private Ticks() {}

  static Mono<Void> of(Poller poller) {
    return Flux.fromArray(Feed.Host.values()).concatMap(poller::tick).then();
  }
}
