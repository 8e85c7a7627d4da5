package dev.ilmyeon.gateway.server.cache;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.error.JsonException;
import dev.ilmyeon.gateway.federation.error.PlanningException;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.request.CachePolicy;
import dev.ilmyeon.gateway.server.cache.Copy.StaleUse;
import dev.ilmyeon.gateway.server.cache.Flight.Landing;
import dev.ilmyeon.gateway.server.subgraph.ClientCall;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Has the engine make responses, one at a time of each, unless another gateway has; and keeps those
 * that may be kept.
 */
final class CopyMaker {

  private static final Logger log = LoggerFactory.getLogger(CopyMaker.class);

  private static final long NOT_SHARED = -1;

  private final FederationEngine engine;
  private final Copies copies;
  private final InstantSource clock;
  private final StaleUse stale;
  private final @Nullable SharedCopies shared;
  private final Map<CacheKey, Flight> flights = new ConcurrentHashMap<>();

  /** {@code shared}: null if there are no others. */
  CopyMaker(
      FederationEngine engine,
      Copies copies,
      InstantSource clock,
      StaleUse stale,
      @Nullable SharedCopies shared) {
    this.engine = engine;
    this.copies = copies;
    this.clock = clock;
    this.stale = stale;
    this.shared = shared;
  }

  /** Makes one that nobody waits for. */
  void refresh(CacheKey key, GraphQlRequest request) {
    Flight flight = flight(key);
    if (flight.begins()) {
      start(flight, key, request);
    }
  }

  /** Makes one, or waits for what is under way, if others may have that. */
  Mono<Landing> make(CacheKey key, GraphQlRequest request) {
    return landing(flight(key), key, request);
  }

  /** Makes one for a single client, which is given to others only when it is there. */
  private Mono<Landing> makeAlone(CacheKey key, GraphQlRequest request) {
    Flight flight = new Flight(copies.now());
    execute(flight, key, request, NOT_SHARED);
    return flight.landing();
  }

  private Mono<Landing> landing(Flight flight, CacheKey key, GraphQlRequest request) {
    boolean first = flight.begins();
    if (first) {
      start(flight, key, request);
    }
    return flight
        .landing()
        .flatMap(landing ->
            first || landing.policy().isShareable() ? Mono.just(landing) : makeAlone(key, request));
  }

  /** From another gateway, if one has made it. */
  private void start(Flight flight, CacheKey key, GraphQlRequest request) {
    if (shared == null) {
      execute(flight, key, request, NOT_SHARED);
      return;
    }
    long known = shared.now();
    shared
        .get(key)
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .subscribe(
            found -> {
              if (found.isEmpty() || !take(found.get(), flight, key)) {
                execute(flight, key, request, known);
              }
            },
            failure -> crash(flight, key, failure));
  }

  /** Whether it is as good as a new one; if not, it may be good for want of one. */
  private boolean take(Copy copy, Flight flight, CacheKey key) {
    return switch (copy.use(clock.millis(), stale)) {
      case FRESH -> {
        Copy kept = copies.keep(key, copy, flight.since()) ? copy : null;
        flights.remove(key, flight);
        flight.land(new Landing(Outcome.EXECUTED, copy.body(), copy.policy(), true, kept));
        yield true;
      }
      case AGEING, SPARE -> {
        if (copies.get(key) == null) {
          copies.keep(key, copy, flight.since());
        }
        yield false;
      }
      case NOTHING -> false;
    };
  }

  /** Under way, unless something has changed since it began. */
  private Flight flight(CacheKey key) {
    long now = copies.now();
    return flights.compute(
        key, (_, current) -> current != null && current.since() == now ? current : new Flight(now));
  }

  /** {@code known}: how far what has changed was known before it is asked for. */
  private void execute(Flight flight, CacheKey key, GraphQlRequest request, long known) {
    execute(request, flight.since())
        .subscribe(
            response -> {
              Landing landing = land(key, request, flight.since(), response);
              if (shared != null && landing.copy() != null) {
                shared.put(key, landing.copy(), known);
              }
              flights.remove(key, flight);
              flight.land(landing);
            },
            failure -> crash(flight, key, failure));
  }

  private void crash(Flight flight, CacheKey key, Throwable failure) {
    copies.failed(key, clock.millis());
    flights.remove(key, flight);
    flight.crash(failure);
  }

  /** By the engine; where that shares answers, not one that was asked for before {@code since}. */
  Mono<GraphQlResponse> execute(GraphQlRequest request, long since) {
    ClientCall call = ((ClientCall) request.context()).since(since);
    return engine.execute(request.with(call, request.kinds()));
  }

  /** Whether others may have it, as far as it says so itself. */
  static boolean isForOthers(GraphQlResponse response) {
    return response.isComplete() && response.cachePolicy().isShareable();
  }

  /**
   * Takes an answer in, and keeps it if that may be.
   *
   * @param since when it was asked for, as {@link Copies#now()} counts
   */
  Landing land(CacheKey key, GraphQlRequest request, long since, GraphQlResponse response) {
    byte[] body = response.body();
    response.release();
    Copy copy = null;
    if (!response.isComplete()) {
      copies.failed(key, clock.millis());
    } else {
      copy = isForOthers(response) ? copy(request, body, response.cachePolicy()) : null;
      if (copy == null) {
        copies.drop(key);
      } else if (!copies.keep(key, copy, since)) {
        copy = null;
      }
    }
    return new Landing(
        response.outcome(), body, response.cachePolicy(), response.isComplete(), copy);
  }

  /** Null if it can't be told what it is about: it could not be taken away again. */
  private @Nullable Copy copy(GraphQlRequest request, byte[] body, CachePolicy policy) {
    try {
      Set<String> tags = engine.cacheTags(request, body);
      long made = clock.millis() - TimeUnit.SECONDS.toMillis(policy.age());
      return new Copy(body, policy, made, tags, false, 0);
    } catch (RequestException | PlanningException | JsonException e) {
      log.debug("A response is not kept", e);
      return null;
    }
  }
}
