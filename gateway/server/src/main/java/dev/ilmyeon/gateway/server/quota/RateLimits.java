package dev.ilmyeon.gateway.server.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ilmyeon.gateway.server.identity.Identity;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A token bucket for each client: an identity, or an address from which nobody in particular asks.
 * A client that was forgotten begins with a full one, as it would have after a window anyway.
 */
public final class RateLimits {

  private final RateLimitProperties properties;
  private final ClientAddresses addresses;
  private final long window;
  private final Cache<Client, Bucket> buckets;

  /** Whose bucket; another limit is another bucket. */
  private record Client(Identity.Kind kind, String name, long limit) {}

  RateLimits(RateLimitProperties properties) {
    this.properties = properties;
    this.addresses = new ClientAddresses(properties.trustedProxies());
    this.window = properties.window().toSeconds();
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(properties.maxClients())
            .expireAfterAccess(properties.window())
            .executor(Runnable::run)
            .build();
  }

  /** Whether there is one for such a client. */
  public boolean limit(Identity identity) {
    return properties.limit(identity) != null;
  }

  /** Of how many clients it is known what they have used. */
  public long clients() {
    return buckets.estimatedSize();
  }

  /** Whether responses tell what is left. */
  public boolean tell() {
    return properties.tell();
  }

  /**
   * Takes what an operation costs from a client that there is a limit for.
   *
   * @return what is left
   * @throws RefusedException if it has not so much
   */
  public Budget take(
      Identity identity, @Nullable InetSocketAddress peer, HttpHeaders headers, long cost) {
    long limit = Objects.requireNonNull(properties.limit(identity));
    String name =
        identity.kind() == Identity.Kind.NOBODY ? addresses.of(peer, headers) : identity.name();
    Bucket bucket = buckets.get(new Client(identity.kind(), name, limit), this::full);
    String policy = identity.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    if (cost > limit) {
      throw refused(
          "COST_EXCEEDS_QUOTA",
          "The operation costs more than may ever be used at once.",
          new Budget(policy, limit, window, cost, bucket.getAvailableTokens(), 0),
          0);
    }
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(cost);
    Budget left =
        new Budget(
            policy,
            limit,
            window,
            cost,
            probe.getRemainingTokens(),
            seconds(probe.getNanosToWaitForReset()));
    if (!probe.isConsumed()) {
      throw refused(
          "RATE_LIMITED",
          "Too much was asked for: ask again later.",
          left,
          Math.max(1, seconds(probe.getNanosToWaitForRefill())));
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
