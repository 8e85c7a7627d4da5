package dev.ilmyeon.weather.kma.client;

import dev.ilmyeon.weather.grid.GridCell;
import dev.ilmyeon.weather.kma.Feed;
import dev.ilmyeon.weather.kma.GridForecast;
import dev.ilmyeon.weather.kma.Kma;
import dev.ilmyeon.weather.kma.KmaFormats;
import dev.ilmyeon.weather.kma.KmaReply;
import dev.ilmyeon.weather.kma.KmaUnavailableException;
import dev.ilmyeon.weather.kma.KmaUnavailableException.Reason;
import dev.ilmyeon.weather.kma.Nowcast;
import dev.ilmyeon.weather.kma.SurfaceReports;
import dev.ilmyeon.weather.kma.WeatherWarning;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** KMA itself, as far as there are keys for it. */
public final class KmaClient implements Kma {

  private final Set<Feed> feeds;
  private final Requests requests;
  private final HttpCalls calls;
  private final CallMeter meter;
  private final CallGuard hub;
  private final CallGuard portal;

  public KmaClient(KmaProperties properties, CallMeter meter) {
    String hubKey = properties.hubKey().read().orElse("");
    String portalKey = properties.portalKey().read().orElse("");
    Set<Feed> keyed = EnumSet.noneOf(Feed.class);
    for (Feed feed : Feed.values()) {
      if (!(feed.host() == Feed.Host.HUB ? hubKey : portalKey).isEmpty()) {
        keyed.add(feed);
      }
    }
    this.feeds = Set.copyOf(keyed);
    this.requests = new Requests(properties, hubKey, portalKey);
    this.calls = new HttpCalls(properties);
    this.meter = meter;
    this.hub = new CallGuard("kma-hub", properties);
    this.portal = new CallGuard("kma-portal", properties);
  }

  @Override
  public Set<Feed> feeds() {
    return feeds;
  }

  @Override
  public boolean isSimulated() {
    return false;
  }

  /** Those of both hosts, to be watched. */
  public List<CircuitBreaker> breakers() {
    return List.of(hub.breaker(), portal.breaker());
  }

  @Override
  public Mono<KmaReply<SurfaceReports>> latestSurface() {
    return call(Feed.SURFACE, requests.latestSurface(), KmaFormats::surfaceReports);
  }

  @Override
  public Mono<KmaReply<SurfaceReports>> surface(Instant from, Instant to) {
    return call(Feed.SURFACE, requests.surface(from, to), KmaFormats::surfaceReports);
  }

  @Override
  public Mono<KmaReply<Nowcast>> nowcast(GridCell cell, Instant issue) {
    return call(Feed.NOWCAST, requests.grid("getUltraSrtNcst", cell, issue), KmaFormats::nowcast);
  }

  @Override
  public Mono<KmaReply<GridForecast>> ultraShortForecast(GridCell cell, Instant issue) {
    return call(
        Feed.ULTRA_SHORT_FORECAST,
        requests.grid("getUltraSrtFcst", cell, issue),
        KmaFormats::ultraShortForecast);
  }

  @Override
  public Mono<KmaReply<GridForecast>> villageForecast(GridCell cell, Instant issue) {
    return call(
        Feed.VILLAGE_FORECAST,
        requests.grid("getVilageFcst", cell, issue),
        KmaFormats::villageForecast);
  }

  @Override
  public Mono<KmaReply<List<WeatherWarning>>> warnings() {
    return call(Feed.WARNINGS, requests.warnings(), KmaFormats::warnings);
  }

  private <T> Mono<KmaReply<T>> call(Feed feed, URI address, Function<byte[], KmaReply<T>> format) {
    Mono<byte[]> counted =
        meter
            .take(feed)
            .flatMap(may ->
                may
                    ? calls.get(address)
                    : Mono.error(() -> new KmaUnavailableException(Reason.QUOTA_USED_UP)));
    return (feed.host() == Feed.Host.HUB ? hub : portal).guard(counted).map(format);
  }
}
