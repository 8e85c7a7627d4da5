package dev.ilmyeon.weather.kma;

import dev.ilmyeon.weather.grid.GridCell;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * What KMA can be asked. Each answer is what it said; a call that brought no answer at all ends in
 * {@link KmaUnavailableException}.
 */
public interface Kma {

  /** What may be asked for: of the others there is no key. */
  Set<Feed> feeds();

  /** Whether what it says is made up. */
  boolean isSimulated();

  /** All stations in the latest hour that it has. */
  Mono<KmaReply<SurfaceReports>> latestSurface();

  /** All stations in the hours from one to another, both included. */
  Mono<KmaReply<SurfaceReports>> surface(Instant from, Instant to);

  Mono<KmaReply<Nowcast>> nowcast(GridCell cell, Instant issue);

  Mono<KmaReply<GridForecast>> ultraShortForecast(GridCell cell, Instant issue);

  Mono<KmaReply<GridForecast>> villageForecast(GridCell cell, Instant issue);

  /** All warnings in force. */
  Mono<KmaReply<List<WeatherWarning>>> warnings();
}
