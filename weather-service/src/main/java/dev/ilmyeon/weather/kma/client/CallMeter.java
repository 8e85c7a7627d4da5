package dev.ilmyeon.weather.kma.client;

import dev.ilmyeon.weather.kma.Feed;
import reactor.core.publisher.Mono;

/** Counts calls against the day's quota; KMA counts refused and failed ones too. */
public interface CallMeter {

  /** Counts one more, and says whether it may be made. */
  Mono<Boolean> take(Feed feed);
}
