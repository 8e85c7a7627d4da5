package dev.ilmyeon.weather.ingest;

import dev.ilmyeon.weather.forecast.ForecastArchive;
import dev.ilmyeon.weather.forecast.Product;
import dev.ilmyeon.weather.grid.GridCell;
import dev.ilmyeon.weather.kma.Feed;
import dev.ilmyeon.weather.kma.GridForecast;
import dev.ilmyeon.weather.kma.Kma;
import dev.ilmyeon.weather.kma.KmaReply;
import dev.ilmyeon.weather.station.Station;
import dev.ilmyeon.weather.station.StationId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An issue of a forecast for every cell that a station stands in, those of the strip first. */
final class ForecastPoll implements Poll {

  private final Kma kma;
  private final Product product;
  private final ForecastArchive archive;
  private final boolean simulated;

  ForecastPoll(Kma kma, Product product, ForecastArchive archive, boolean simulated) {
    this.kma = kma;
    this.product = product;
    this.archive = archive;
    this.simulated = simulated;
  }

  @Override
  public Feed feed() {
    return switch (product) {
      case ULTRA_SHORT_FORECAST -> Feed.ULTRA_SHORT_FORECAST;
      case VILLAGE_FORECAST -> Feed.VILLAGE_FORECAST;
    };
  }

  /** Ends with the first call that brings no answer, or is refused as all would be. */
  @Override
  public Mono<Outcome> poll(Instant now) {
    Instant issue = Timetable.expected(feed(), now);
    return archive
        .without(product, issue, simulated)
        .collectMultimap(Station::cell, Station::id, LinkedHashMap::new)
        .flatMapMany(cells -> Flux.fromIterable(cells.entrySet()))
        .concatMap(cell -> fetch(cell, issue))
        .takeUntil(Outcome::isOfAllCalls)
        .collectList()
        .map(outcomes -> NowcastPoll.together(outcomes, issue));
  }

  private Mono<Outcome> fetch(Map.Entry<GridCell, Collection<StationId>> cell, Instant issue) {
    return ask(cell.getKey(), issue).flatMap(reply -> store(reply, cell, issue));
  }

  private Mono<Outcome> store(
      KmaReply<GridForecast> reply,
      Map.Entry<GridCell, Collection<StationId>> cell,
      Instant issue) {
    if (!(reply instanceof KmaReply.Answered<GridForecast>(GridForecast forecast))) {
      return Mono.just(Outcome.without(reply));
    }
    if (!forecast.cell().equals(cell.getKey()) || !forecast.issuedAt().equals(issue)) {
      return Mono.just(Outcome.mistaken(forecast.cell(), forecast.issuedAt()));
    }
    return archive
        .save(product, forecast, cell.getValue(), simulated)
        .thenReturn(Outcome.stored(issue, ""));
  }

  private Mono<KmaReply<GridForecast>> ask(GridCell cell, Instant issue) {
    return switch (product) {
      case ULTRA_SHORT_FORECAST -> kma.ultraShortForecast(cell, issue);
      case VILLAGE_FORECAST -> kma.villageForecast(cell, issue);
    };
  }
}
