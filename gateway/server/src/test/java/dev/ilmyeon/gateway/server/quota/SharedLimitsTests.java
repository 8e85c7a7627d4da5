package dev.ilmyeon.gateway.server.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.server.fixture.Stores;
import dev.ilmyeon.gateway.server.identity.Identity;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import dev.ilmyeon.gateway.server.shared.SharedStore;
import dev.ilmyeon.gateway.server.shared.StoreAccess;
import dev.ilmyeon.platform.testing.fault.Fault;
import dev.ilmyeon.platform.testing.fault.FaultProxy;
import dev.ilmyeon.platform.testing.redis.TestRedis;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a client may use at several gateways together. */
class SharedLimitsTests {

  private static final int LIMIT = 7;
  private static final RateLimitProperties PROPERTIES =
      new RateLimitProperties((long) LIMIT, null, null, Duration.ofHours(1), 100, false, List.of());

  private final Stores stores = new Stores();
  private FaultProxy proxy;
  private SharedStore store;
  private RateLimits one;
  private RateLimits other;

  @BeforeEach
  void share() {
    proxy = FaultProxy.before(TestRedis.shared().port());
    store = stores.open(proxy.port());
    SharedStore second = stores.open(TestRedis.shared().port());
    StoreAccess.awaitUp(store);
    StoreAccess.awaitUp(second);
    one = new RateLimits(PROPERTIES, store);
    other = new RateLimits(PROPERTIES, second);
  }

  @AfterEach
  void close() {
    stores.close();
    proxy.close();
  }

  private static Mono<Budget> asking(RateLimits limits, String address, long cost) {
    InetSocketAddress peer = new InetSocketAddress(InetAddress.ofLiteral(address), 1);
    return limits.spend(Identity.NOBODY, peer, new HttpHeaders(), cost);
  }

  private static Budget spend(RateLimits limits, String address, long cost) {
    return asking(limits, address, cost).block(Duration.ofSeconds(30));
  }

  private static RefusedException refused(RateLimits limits, String address, long cost) {
    RefusedException[] refusal = new RefusedException[1];
    assertThatThrownBy(() -> spend(limits, address, cost))
        .isInstanceOfSatisfying(RefusedException.class, each -> refusal[0] = each);
    return refusal[0];
  }

  @Test
  void isCountedTogether() {
    for (int left = LIMIT - 1; left >= 0; left--) {
      Budget budget = spend(left % 2 == 0 ? one : other, "203.0.113.1", 1);
      assertThat(budget.remaining()).isEqualTo(left);
      assertThat(budget.alone()).isFalse();
      assertThat(budget.reset()).isBetween(1L, 3600L);
    }

    for (RateLimits limits : List.of(one, other)) {
      RefusedException refusal = refused(limits, "203.0.113.1", 1);
      assertThat(refusal.code()).isEqualTo("RATE_LIMITED");
      assertThat(Integer.parseInt(refusal.headers().get("Retry-After"))).isBetween(400, 515);
      assertThat(refusal.headers().get("RateLimit")).startsWith("\"nobody\";r=0;t=");
    }
    assertThat(spend(one, "203.0.113.2", 3).remaining()).isEqualTo(4);
  }

  @Test
  void isNotMoreForWhoAsksManyAtOnce() {
    List<Boolean> taken =
        Flux.range(0, 40)
            .flatMap(i ->
                asking(i % 2 == 0 ? one : other, "203.0.113.3", 1)
                    .map(_ -> true)
                    .onErrorReturn(RefusedException.class, false))
            .collectList()
            .block(Duration.ofSeconds(30));

    assertThat(taken).filteredOn(each -> each).hasSize(LIMIT);
  }

  @Test
  void comesBackLittleByLittle() {
    RateLimitProperties quick =
        new RateLimitProperties(1_000L, null, null, Duration.ofSeconds(1), 100, false, List.of());
    RateLimits limits = new RateLimits(quick, store);
    assertThat(spend(limits, "203.0.113.4", 1_000).remaining()).isZero();

    // In half a second half of it is back, whatever this machine does meanwhile.
    Budget later =
        asking(limits, "203.0.113.4", 500)
            .retryWhen(reactor.util.retry.Retry.fixedDelay(1_000, Duration.ofMillis(20)))
            .block(Duration.ofSeconds(30));
    assertThat(later.remaining()).isBetween(0L, 500L);
  }

  @Test
  void isNeverMoreThanTheWhole() {
    RefusedException refusal = refused(one, "203.0.113.5", LIMIT + 1);

    assertThat(refusal.code()).isEqualTo("COST_EXCEEDS_QUOTA");
    assertThat(refusal.headers()).doesNotContainKey("Retry-After");
    assertThat(spend(one, "203.0.113.5", LIMIT).remaining()).isZero();
  }

  @Test
  void isCountedByEachAloneWhileTheStoreIsLostAndSaysSo() {
    spend(one, "203.0.113.6", LIMIT);
    refused(one, "203.0.113.6", 1);

    proxy.fault(new Fault.Dead());
    StoreAccess.awaitLost(store);
    Budget alone = spend(one, "203.0.113.6", LIMIT);
    assertThat(alone.alone()).isTrue();
    assertThat(alone.headers().get("RateLimit-Policy")).isEqualTo("\"nobody\";q=7;w=3600;alone");
    refused(one, "203.0.113.6", 1);
    refused(other, "203.0.113.6", 1);

    proxy.heal();
    StoreAccess.awaitUp(store);
    assertThat(refused(one, "203.0.113.6", 1).headers().get("RateLimit-Policy"))
        .isEqualTo("\"nobody\";q=7;w=3600");
  }

  @Test
  void goesOnWhileTheStoreHangs() {
    SharedStore hasty = stores.open(proxy.port(), Duration.ofMillis(50));
    proxy.fault(new Fault.Hang());
    RateLimits limits = new RateLimits(PROPERTIES, hasty);

    for (int left = LIMIT - 1; left >= 0; left--) {
      assertThat(spend(limits, "203.0.113.7", 1).remaining()).isEqualTo(left);
    }
    refused(limits, "203.0.113.7", 1);
  }
}
