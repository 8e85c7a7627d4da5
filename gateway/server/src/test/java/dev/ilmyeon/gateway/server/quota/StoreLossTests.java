package dev.ilmyeon.gateway.server.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.Stores;
import dev.ilmyeon.gateway.server.identity.Identity;
import dev.ilmyeon.gateway.server.shared.SharedStore;
import dev.ilmyeon.gateway.server.shared.StoreAccess;
import dev.ilmyeon.platform.testing.fault.Fault;
import dev.ilmyeon.platform.testing.fault.FaultProxy;
import dev.ilmyeon.platform.testing.redis.TestRedis;
import io.micrometer.core.instrument.Timer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/**
 * What each request pays when the store is lost in the middle: three at most wait for it, each for
 * the time limit. {@code -Dstore.requests=N} has it measured; the default is for the build, which
 * asserts no times.
 */
class StoreLossTests {

  private static final Logger log = LoggerFactory.getLogger(StoreLossTests.class);

  private static final int REQUESTS = Integer.getInteger("store.requests", 200);
  private static final InetSocketAddress PEER =
      new InetSocketAddress(InetAddress.ofLiteral("203.0.113.9"), 1);
  private static final double MICROS = 1_000;

  /** As it is unless configured. */
  private static final Duration LIMIT = Duration.ofMillis(4);

  private static final int WAITING = 3;

  static Stream<Fault> losses() {
    return Stream.of(new Fault.Hang(), new Fault.Dead(), new Fault.Reset(), new Fault.Garbage());
  }

  @ParameterizedTest
  @MethodSource("losses")
  void holdsUpNobody(Fault loss) {
    RateLimitProperties properties =
        new RateLimitProperties(
            1_000_000_000L, null, null, Duration.ofHours(1), 100, false, List.of());
    try (Stores stores = new Stores();
        FaultProxy proxy = FaultProxy.before(TestRedis.shared().port())) {
      SharedStore store = stores.open(proxy.port(), LIMIT);
      RateLimits limits = new RateLimits(properties, store);
      for (int i = 0; i < REQUESTS; i++) {
        spend(limits);
      }
      long before = late(stores);
      proxy.fault(loss);
      long[] took = new long[REQUESTS];
      for (int i = 0; i < REQUESTS; i++) {
        long began = System.nanoTime();
        Budget left = spend(limits);
        took[i] = System.nanoTime() - began;
        assertThat(left.remaining()).isPositive();
      }
      StoreAccess.awaitLost(store);
      assertThat(spend(limits).alone()).isTrue();
      assertThat(late(stores) - before).isLessThanOrEqualTo(WAITING);
      Arrays.sort(took);
      log.warn(
          "{}: half within {} µs, 99 % within {} µs, all within {} µs",
          loss,
          took[REQUESTS / 2] / MICROS,
          took[REQUESTS * 99 / 100] / MICROS,
          took[REQUESTS - 1] / MICROS);
    }
  }

  /** Those that waited in vain. */
  private static long late(Stores stores) {
    return stores
        .meters
        .find("ilmyeon.gateway.store.calls")
        .tag("outcome", "failed")
        .timers()
        .stream()
        .mapToLong(Timer::count)
        .sum();
  }

  private static Budget spend(RateLimits limits) {
    return limits.spend(Identity.NOBODY, PEER, new HttpHeaders(), 1).block(Duration.ofSeconds(30));
  }
}
