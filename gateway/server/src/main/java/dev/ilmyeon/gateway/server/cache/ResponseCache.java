package dev.ilmyeon.gateway.server.cache;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.request.CachePolicy;
import dev.ilmyeon.gateway.server.cache.CacheMeters.Use;
import dev.ilmyeon.gateway.server.cache.Copy.StaleUse;
import dev.ilmyeon.gateway.server.cache.Flight.Landing;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/**
 * Answers queries of nobody in particular, from a copy where there is one that is good enough, else
 * by the engine. Whoever asks it has made sure that the request shows no credentials: a response to
 * it is for everybody who sends the same with the same forwarded headers.
 *
 * <p>Only a response without errors is kept, and only if the supergraph or all subgraphs say that
 * it may be. One request at a time makes a copy anew; who has to wait for it waits for the same.
 */
public final class ResponseCache implements AutoCloseable {

  /** Another cache is to ask each time: this one knows when there is something new. */
  private static final String STALE = "public, max-age=0, must-revalidate";

  private final FederationEngine engine;
  private final Copies copies;
  private final CopyMaker maker;
  private final StaleUse stale;
  private final String vary;
  private final CacheMeters meters;
  private final InstantSource clock;
  private final @Nullable CopyKeeper keeper;

  /**
   * @param vary the headers of a request that its answer may depend on
   * @param supergraph tells the one that is served from others
   */
  public static ResponseCache of(
      CacheProperties properties,
      FederationEngine engine,
      String vary,
      Supplier<String> supergraph,
      MeterRegistry registry) {
    Copies copies = new Copies(properties.maxSize().toBytes());
    CopyKeeper keeper =
        properties.file() == null
            ? null
            : new CopyKeeper(
                properties.file(),
                properties.fileCopies(),
                properties.filePause(),
                copies,
                engine,
                supergraph);
    return new ResponseCache(
        engine,
        copies,
        new StaleUse(
            properties.staleWhileRevalidate().toMillis(), properties.staleIfError().toMillis()),
        vary,
        new CacheMeters(registry, copies),
        InstantSource.system(),
        keeper);
  }

  /** {@code keeper}: null if nothing survives the process. */
  ResponseCache(
      FederationEngine engine,
      Copies copies,
      StaleUse stale,
      String vary,
      CacheMeters meters,
      InstantSource clock,
      @Nullable CopyKeeper keeper) {
    this.engine = engine;
    this.copies = copies;
    this.maker = new CopyMaker(engine, copies, clock);
    this.stale = stale;
    this.vary = vary;
    this.meters = meters;
    this.clock = clock;
    this.keeper = keeper;
  }

  /** Whether there may be a copy of the answer: not, if it is known that it can't be kept. */
  public boolean mayHave(GraphQlRequest request) {
    return copies.get(key(request)) != null || mayBeKept(engine.cachePolicy(request));
  }

  private static boolean mayBeKept(CachePolicy policy) {
    return policy.shared() && policy.maxAge() > 0;
  }

  private CacheKey key(GraphQlRequest request) {
    return CacheKey.of(engine.edition(), request);
  }

  /** As {@link FederationEngine#execute}. */
  public Mono<Served> answer(GraphQlRequest request) {
    return Mono.defer(() -> {
      CacheKey key = key(request);
      Copy copy = copies.get(key);
      return copy == null ? missing(key, request) : from(copy, key, request);
    });
  }

  private Mono<Served> from(Copy copy, CacheKey key, GraphQlRequest request) {
    long now = clock.millis();
    return switch (copy.use(now, stale)) {
      case FRESH -> Mono.just(fresh(copy, now));
      case AGEING -> Mono.just(meanwhile(copy, key, request, now));
      case SPARE ->
          copy.hasJustFailed(now)
              ? Mono.just(meanwhile(copy, key, request, now))
              : madeAnew(key, request);
      case NOTHING -> missing(key, request);
    };
  }

  private Served fresh(Copy copy, long now) {
    meters.count(Use.FRESH);
    return new Served(new GraphQlResponse(Outcome.EXECUTED, copy.body()), freshness(copy, now));
  }

  private Served stale(Copy copy, long now) {
    meters.count(Use.STALE);
    return new Served(
        new GraphQlResponse(Outcome.EXECUTED, copy.stale(now)), headers(STALE, copy, now));
  }

  /** A stale copy, of which another is made at the same time. */
  private Served meanwhile(Copy copy, CacheKey key, GraphQlRequest request, long now) {
    if (copy.mayBeMadeAnew(now)) {
      maker.refresh(key, request);
    }
    return stale(copy, now);
  }

  /** The answer of now if it is complete; else what is left of the copy, if it is. */
  private Mono<Served> madeAnew(CacheKey key, GraphQlRequest request) {
    return maker
        .make(key, request)
        .map(landing -> landing.complete() ? served(landing) : orStale(key, landing))
        .onErrorResume(failure -> Mono.justOrEmpty(left(key)).switchIfEmpty(Mono.error(failure)));
  }

  private Served orStale(CacheKey key, Landing landing) {
    Served left = left(key);
    return left == null ? served(landing) : left;
  }

  /** A tombstone may have come meanwhile. */
  private @Nullable Served left(CacheKey key) {
    Copy copy = copies.get(key);
    return copy == null ? null : stale(copy, clock.millis());
  }

  private Mono<Served> missing(CacheKey key, GraphQlRequest request) {
    CachePolicy hint = engine.cachePolicy(request);
    if (!mayBeKept(hint)) {
      return engine.execute(request).map(Served::once);
    }
    meters.count(Use.MISSED);
    return hint.isSaid() ? maker.make(key, request).map(this::served) : alone(key, request);
  }

  /** Of which nobody knows whether it is for others, before it is there. */
  private Mono<Served> alone(CacheKey key, GraphQlRequest request) {
    long since = copies.now();
    return maker
        .execute(request, since)
        .map(response ->
            CopyMaker.isForOthers(response)
                ? served(maker.land(key, request, since, response))
                : Served.once(response));
  }

  private Served served(Landing landing) {
    Copy copy = landing.copy();
    return copy == null
        ? Served.once(landing.response())
        : new Served(landing.response(), freshness(copy, clock.millis()));
  }

  /**
   * What others may keep it for: as long as it is fresh, and no longer, since no tombstone reaches
   * them.
   */
  private Map<String, String> freshness(Copy copy, long now) {
    return headers("public, max-age=" + copy.policy().maxAge(), copy, now);
  }

  private Map<String, String> headers(String cacheControl, Copy copy, long now) {
    return Map.of(
        HttpHeaders.CACHE_CONTROL, cacheControl,
        HttpHeaders.AGE, Long.toString(copy.age(now)),
        HttpHeaders.VARY, vary);
  }

  /**
   * Takes away what has changed, for good: when this is done, no file holds it either.
   *
   * @return how many copies are concerned
   * @throws java.io.UncheckedIOException if there is a file that can't be written: to be tried
   *     again
   */
  public int purge(PurgeOrder order) {
    int concerned = copies.bury(order.gone()) + copies.outdate(order.changed());
    if (keeper != null) {
      keeper.write();
    }
    return concerned;
  }

  @Override
  public void close() {
    if (keeper != null) {
      keeper.close();
    }
  }
}
