package dev.ilmyeon.gateway.server.quota;

import dev.ilmyeon.gateway.server.shared.SharedStore;
import dev.ilmyeon.gateway.server.shared.SharedUse;
import dev.ilmyeon.gateway.server.shared.StoreScript;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The buckets of all gateways that share a store, by its clock. A bucket is one number: the moment,
 * in microseconds, at which it will be full (GCRA, the generic cell rate algorithm of ATM's traffic
 * management, is a token bucket that is told so). A bucket that is full is not stored.
 */
final class SharedBuckets {

  /**
   * KEYS: the bucket. ARGV: what fits in, the window in microseconds, what is to be taken. Returns
   * whether it was, what is left, microseconds until it is full, and until there is enough.
   */
  private static final StoreScript TAKE =
      StoreScript.of(
          """
          local limit, window, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
          local time = redis.call('TIME')
          local now = time[1] * 1000000 + time[2]
          local full = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0))
          local after = full + cost * window / limit
          local wait = math.ceil(after - now - window)
          local taken = 0
          if wait <= 0 then
            taken = 1
            wait = 0
            full = after
            if cost > 0 then
              local left = math.ceil((full - now) / 1000)
              redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.max(1, left))
            end
          end
          local remaining = math.floor((window - (full - now)) * limit / window + 0.000001)
          return {taken, remaining, math.ceil(full - now), wait}
          """);

  private final SharedStore store;
  private final Duration window;

  SharedBuckets(SharedStore store, Duration window) {
    this.store = store;
    this.window = window;
  }

  /** Fails with {@link dev.ilmyeon.gateway.server.shared.StoreLostException}. */
  Mono<Level> take(Client client, long cost) {
    return store
        .run(
            SharedUse.LIMITS,
            TAKE,
            List.of(key(client)),
            SharedStore.argument(client.limit()),
            SharedStore.argument(TimeUnit.NANOSECONDS.toMicros(window.toNanos())),
            SharedStore.argument(cost))
        .map(SharedBuckets::level);
  }

  private static Level level(List<@Nullable Object> answer) {
    return new Level(
        number(answer.get(0)) == 1,
        number(answer.get(1)),
        TimeUnit.MICROSECONDS.toNanos(number(answer.get(2))),
        TimeUnit.MICROSECONDS.toNanos(number(answer.get(3))));
  }

  private static long number(@Nullable Object value) {
    return value instanceof Long number ? number : 0;
  }

  /** Nobody reads there who asks. */
  private String key(Client client) {
    String whole = client.policy() + '\n' + client.limit() + '\n' + window + '\n' + client.name();
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(whole.getBytes(StandardCharsets.UTF_8));
      return store.key(SharedUse.LIMITS, HexFormat.of().formatHex(hash, 0, hash.length / 2));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has it", e);
    }
  }
}
