package dev.ilmyeon.weather.ingest;

import dev.ilmyeon.weather.kma.Feed;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Fetches what a feed has and stores it. */
interface Poll {

  Feed feed();

  /** Errors that are no outcome end in {@code KmaUnavailableException}, or are bugs. */
  Mono<Outcome> poll(Instant now);
}
