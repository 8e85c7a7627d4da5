package dev.ilmyeon.gateway.server.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.ilmyeon.gateway.server.fixture.Stores;
import dev.ilmyeon.platform.testing.fault.Fault;
import dev.ilmyeon.platform.testing.fault.FaultProxy;
import dev.ilmyeon.platform.testing.redis.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A store that is killed, hangs, and comes back. */
@ExtendWith(OutputCaptureExtension.class)
class SharedStoreTests {

  private static final StoreScript COUNT =
      StoreScript.of("return {redis.call('INCRBY', KEYS[1], ARGV[1]), 'made by ' .. ARGV[1]}");

  private final Stores stores = new Stores();
  private FaultProxy proxy;

  @BeforeEach
  void stand() {
    proxy = FaultProxy.before(TestRedis.shared().port());
  }

  @AfterEach
  void close() {
    stores.close();
    proxy.close();
  }

  private static long count(SharedStore store, int by) {
    List<Object> answer =
        store
            .run(
                SharedUse.LIMITS,
                COUNT,
                List.of(store.key(SharedUse.LIMITS, "count")),
                SharedStore.argument(by))
            .block(Duration.ofSeconds(30));
    assertThat(new String((byte[]) answer.get(1), UTF_8)).isEqualTo("made by " + by);
    return (Long) answer.get(0);
  }

  private static void isLost(SharedStore store) {
    assertThatThrownBy(() -> count(store, 1)).isInstanceOf(StoreLostException.class);
  }

  @Test
  void isTheSameForAllThatShareIt() {
    SharedStore one = stores.open(proxy.port());
    SharedStore other = stores.open(TestRedis.shared().port());
    StoreAccess.awaitUp(one);
    StoreAccess.awaitUp(other);

    assertThat(count(one, 1)).isEqualTo(1);
    assertThat(count(other, 5)).isEqualTo(6);
    assertThat(count(one, 2)).isEqualTo(8);
  }

  @Test
  void isFoundAgainWhenItWasDead(CapturedOutput output) {
    ((Logger) LoggerFactory.getLogger(StoreConnection.class)).setLevel(Level.INFO);
    SharedStore store = stores.open(proxy.port());
    StoreAccess.awaitUp(store);
    count(store, 1);

    proxy.fault(new Fault.Dead());
    StoreAccess.awaitLost(store);
    for (int i = 0; i < 100; i++) {
      isLost(store);
    }
    proxy.heal();
    StoreAccess.awaitUp(store);

    assertThat(count(store, 1)).isEqualTo(2);
    assertThat(output.getAll().split("is lost \\(", -1)).as("told once").hasSize(2);
    assertThat(output.getAll().split("is back after", -1)).as("told once").hasSize(2);
    assertThat(stores.meters.get("ilmyeon.gateway.store.up").gauge().value()).isEqualTo(1);
    assertThat(
            stores
                .meters
                .get("ilmyeon.gateway.store.calls")
                .tags("use", "limits", "outcome", "lost")
                .timer()
                .count())
        .isGreaterThanOrEqualTo(99);
  }

  @Test
  void isGivenUpWhenItHangsAndTakenAgainWhenItDoesNot() {
    SharedStore store = stores.open(proxy.port(), Duration.ofMillis(200));
    StoreAccess.awaitUp(store);

    proxy.fault(new Fault.Hang());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          isLost(store);
          return !store.status().up();
        });
    assertThat(store.status().why()).isEqualTo("no answer in 200 ms");
    proxy.heal();
    StoreAccess.awaitUp(store);

    await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> count(store, 1) > 0);
  }

  /** One sees whether it is well again; the others do not wait for that. */
  @Test
  void isWaitedForByOneAtATimeOnceItWasLate() {
    SharedStore store = stores.open(proxy.port(), Duration.ofSeconds(2));
    StoreAccess.awaitUp(store);
    proxy.fault(new Fault.Hang());
    isLost(store);

    List<CompletableFuture<List<Object>>> all =
        Stream.generate(() ->
                store
                    .run(
                        SharedUse.LIMITS,
                        COUNT,
                        List.of(store.key(SharedUse.LIMITS, "count")),
                        SharedStore.argument(1))
                    .toFuture())
            .limit(50)
            .toList();

    assertThat(all.stream().filter(CompletableFuture::isDone)).hasSizeGreaterThanOrEqualTo(48);
    proxy.heal();
    await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> count(store, 1) > 0);
  }

  @Test
  void needNotBeThereAtTheStart() {
    proxy.fault(new Fault.Dead());
    SharedStore store = stores.open(proxy.port());
    isLost(store);

    proxy.heal();
    StoreAccess.awaitUp(store);

    assertThat(count(store, 3)).isEqualTo(3);
  }

  @Test
  void isTaughtItsScriptsAgainWhenItWasKilled() {
    try (TestRedis mortal = TestRedis.start()) {
      SharedStore store = stores.open(mortal.port());
      StoreAccess.awaitUp(store);
      assertThat(count(store, 4)).isEqualTo(4);

      mortal.kill();
      StoreAccess.awaitLost(store);
      mortal.restart();
      StoreAccess.awaitUp(store);

      assertThat(count(store, 5)).as("with nothing it knew").isEqualTo(5);
    }
  }

  @Test
  void isNotGivenUpForAScriptThatFailsOnce() {
    SharedStore store = stores.open(proxy.port());
    StoreAccess.awaitUp(store);
    StoreScript bad = StoreScript.of("return redis.call('NOTHING')");

    assertThatThrownBy(
            () -> store.run(SharedUse.LIMITS, bad, List.of()).block(Duration.ofSeconds(30)))
        .isInstanceOf(StoreLostException.class);
    assertThat(count(store, 1)).isEqualTo(1);
    assertThat(store.status().up()).isTrue();
  }
}
