package dev.ilmyeon.gateway.server.cache;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.request.CachePolicy;
import dev.ilmyeon.gateway.server.cache.CacheMeters.Use;
import dev.ilmyeon.gateway.server.cache.Copy.StaleUse;
import dev.ilmyeon.gateway.server.cache.Flight.Landing;
import dev.ilmyeon.gateway.server.shared.ChangeLog;
import dev.ilmyeon.gateway.server.shared.SharedStore;
import dev.ilmyeon.gateway.server.shared.SharedUse;
import dev.ilmyeon.gateway.server.supergraph.ServedSupergraph;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
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
  private final Purging purging;

  /**
   * @param vary the headers of a request that its answer may depend on
   * @param store that gateways share; null for none
   */
  public static ResponseCache of(
      CacheProperties properties,
      FederationEngine engine,
      String vary,
      ServedSupergraph supergraph,
      MeterRegistry registry,
      @Nullable SharedStore store) {
    Copies copies = new Copies(properties.maxSize().toBytes());
    ChangeLog changes =
        store != null && store.isFor(SharedUse.RESPONSES)
            ? new ChangeLog(store, properties.staleIfError())
            : null;
    CopyKeeper keeper =
        properties.file() == null
            ? null
            : new CopyKeeper(
                properties.file(),
                new CopyKeeper.Choice(properties.fileCopies(), properties.fileOperations()),
                properties.filePause(),
                copies,
                engine,
                supergraph::fingerprint,
                () -> changes == null ? "" : changes.place().orElse(""));
    return new ResponseCache(
        engine,
        copies,
        new StaleUse(
            properties.staleWhileRevalidate().toMillis(), properties.staleIfError().toMillis()),
        vary,
        new CacheMeters(registry, copies),
        InstantSource.system(),
        new Purging(copies, keeper, changes),
        changes == null || store == null
            ? null
            : new SharedCopies(
                store, changes, properties.maxSize().toBytes(), supergraph::fingerprint));
  }

  /** {@code shared}: null if there are no other gateways. */
  ResponseCache(
      FederationEngine engine,
      Copies copies,
      StaleUse stale,
      String vary,
      CacheMeters meters,
      InstantSource clock,
      Purging purging,
      @Nullable SharedCopies shared) {
    this.engine = engine;
    this.copies = copies;
    this.maker = new CopyMaker(engine, copies, clock, stale, shared);
    this.stale = stale;
    this.vary = vary;
    this.meters = meters;
    this.clock = clock;
    this.purging = purging;
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
              : made(key, request);
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

  /** The answer of now if it is complete; else what is left of a copy, if there is one. */
  private Mono<Served> made(CacheKey key, GraphQlRequest request) {
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
    long now = clock.millis();
    return copy == null || copy.use(now, stale) == Copy.Use.NOTHING ? null : stale(copy, now);
  }

  private Mono<Served> missing(CacheKey key, GraphQlRequest request) {
    CachePolicy hint = engine.cachePolicy(request);
    if (!mayBeKept(hint)) {
      return engine.execute(request).map(Served::once);
    }
    meters.count(Use.MISSED);
    return hint.isSaid() ? made(key, request) : alone(key, request);
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
   * Takes away what has changed, for good: when this is done, no file holds it either, and other
   * gateways have been told.
   *
   * @return how many copies are concerned; fails, and is to be tried again, with {@link
   *     java.io.UncheckedIOException} if there is a file that can't be written, with {@link
   *     dev.ilmyeon.gateway.server.shared.StoreLostException} if others can't be told
   */
  public Mono<Integer> purge(PurgeOrder order) {
    return purging.purge(order);
  }

  @Override
  public void close() {
    purging.close();
  }
}
