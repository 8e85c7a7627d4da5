package dev.ilmyeon.gateway.server.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ilmyeon.gateway.server.identity.Identity;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import dev.ilmyeon.gateway.server.shared.SharedStore;
import dev.ilmyeon.gateway.server.shared.SharedUse;
import dev.ilmyeon.gateway.server.shared.StoreLostException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/**
 * A token bucket for each client: an identity, or an address from which nobody in particular asks.
 * A client that was forgotten begins with a full one, as it would have after a window anyway. The
 * buckets are in this process or, where gateways share a store, there; while that is lost each
 * gateway has buckets of its own again, full to begin with.
 */
public final class RateLimits {

  private final RateLimitProperties properties;
  private final ClientAddresses addresses;
  private final long window;
  private final Cache<Client, Bucket> buckets;
  private final @Nullable SharedBuckets shared;

  /** {@code store}: null for none. */
  RateLimits(RateLimitProperties properties, @Nullable SharedStore store) {
    this.properties = properties;
    this.addresses = new ClientAddresses(properties.trustedProxies());
    this.window = properties.window().toSeconds();
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(properties.maxClients())
            .expireAfterAccess(properties.window())
            .executor(Runnable::run)
            .build();
    this.shared =
        store != null && store.isFor(SharedUse.LIMITS)
            ? new SharedBuckets(store, properties.window())
            : null;
  }

  /** Whether there is one for such a client. */
  public boolean limit(Identity identity) {
    return properties.limit(identity) != null;
  }

  /** Whether other gateways count with this one, so that it may take a moment. */
  public boolean areShared() {
    return shared != null;
  }

  /** Of how many clients it is known here what they have used. */
  public long clients() {
    return buckets.estimatedSize();
  }

  /** Whether responses tell what is left. */
  public boolean tell() {
    return properties.tell();
  }

  /**
   * Takes what an operation costs from a client that there is a limit for, in this process.
   *
   * @return what is left
   * @throws RefusedException if it has not so much
   */
  public Budget take(
      Identity identity, @Nullable InetSocketAddress peer, HttpHeaders headers, long cost) {
    Client client = client(identity, peer, headers);
    return budget(client, cost, local(client, cost), shared != null);
  }

  /** The same in the store; in this process while it is lost. */
  public Mono<Budget> spend(
      Identity identity, @Nullable InetSocketAddress peer, HttpHeaders headers, long cost) {
    if (shared == null) {
      return Mono.fromSupplier(() -> take(identity, peer, headers, cost));
    }
    Client client = client(identity, peer, headers);
    return shared
        .take(client, cost > client.limit() ? 0 : cost)
        .map(level -> budget(client, cost, level, false))
        .onErrorResume(
            StoreLostException.class,
            _ -> Mono.fromSupplier(() -> budget(client, cost, local(client, cost), true)));
  }

  private Client client(Identity identity, @Nullable InetSocketAddress peer, HttpHeaders headers) {
    String name =
        identity.kind() == Identity.Kind.NOBODY ? addresses.of(peer, headers) : identity.name();
    return new Client(identity.kind(), name, Objects.requireNonNull(properties.limit(identity)));
  }

  private Level local(Client client, long cost) {
    Bucket bucket = buckets.get(client, this::full);
    if (cost > client.limit()) {
      return new Level(false, bucket.getAvailableTokens(), 0, 0);
    }
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(cost);
    return new Level(
        probe.isConsumed(),
        probe.getRemainingTokens(),
        probe.getNanosToWaitForReset(),
        probe.getNanosToWaitForRefill());
  }

  private Budget budget(Client client, long cost, Level level, boolean alone) {
    boolean never = cost > client.limit();
    Budget left =
        new Budget(
            client.policy(),
            client.limit(),
            window,
            cost,
            level.remaining(),
            never ? 0 : seconds(level.reset()),
            alone);
    if (never) {
      throw refused(
          "COST_EXCEEDS_QUOTA", "The operation costs more than may ever be used at once.", left, 0);
    }
    if (!level.taken()) {
      throw refused(
          "RATE_LIMITED",
          "Too much was asked for: ask again later.",
          left,
          Math.max(1, seconds(level.until())));
    }
    return left;
  }

  private Bucket full(Client client) {
    return Bucket.builder()
        .addLimit(limit ->
            limit.capacity(client.limit()).refillGreedy(client.limit(), properties.window()))
        .withNanosecondPrecision()
        .build();
  }

  private static long seconds(long nanos) {
    return Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos());
  }

  /** {@code retryAfter}: seconds; 0 for never. */
  private static RefusedException refused(
      String code, String message, Budget left, long retryAfter) {
    Map<String, String> headers = new HashMap<>(left.headers());
    if (retryAfter > 0) {
      headers.put(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter));
    }
    return new RefusedException(HttpStatus.TOO_MANY_REQUESTS, code, message, headers);
  }
}
