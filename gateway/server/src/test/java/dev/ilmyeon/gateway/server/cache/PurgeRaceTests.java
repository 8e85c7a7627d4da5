package dev.ilmyeon.gateway.server.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.Stores;
import dev.ilmyeon.gateway.server.shared.SharedStore;
import dev.ilmyeon.gateway.server.shared.StoreAccess;
import dev.ilmyeon.platform.testing.redis.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is withdrawn is answered by nobody any more, however many ask for it at that moment and have
 * it made anew from answers of before.
 */
class PurgeRaceTests {

  private static final int ROUNDS = 150;
  private static final int CLIENTS = 4;
  private static final String REGIONS = "{ regions { code name } }";
  private static final Pattern VERSION = Pattern.compile("\"name\":\"(\\d+)\"");

  private static int version(CacheFixture gateway) {
    Matcher found = VERSION.matcher(gateway.text(REGIONS));
    assertThat(found.find()).isTrue();
    return Integer.parseInt(found.group(1));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void leavesNothingOfBefore(boolean shared) throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    try (Stores stores = new Stores();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        ExecutorService subgraph = Executors.newFixedThreadPool(2)) {
      CacheFixture one = shared ? sharing(stores) : new CacheFixture();
      CacheFixture other = shared ? sharing(stores) : one;
      for (CacheFixture each : List.of(one, other)) {
        each.title = "0";
        each.answering = subgraph;
      }
      for (int i = 0; i < CLIENTS; i++) {
        CacheFixture asked = i % 2 == 0 ? one : other;
        clients.execute(() -> {
          while (!over.get()) {
            version(asked);
          }
        });
      }
      try {
        for (int round = 1; round <= ROUNDS; round++) {
          withdraw(round, one, other);
        }
      } finally {
        over.set(true);
      }
      one.cache.close();
      other.cache.close();
    }
  }

  private static void withdraw(int round, CacheFixture told, CacheFixture other) {
    told.title = Integer.toString(round);
    other.title = Integer.toString(round);
    told.cache
        .purge(new PurgeOrder(List.of("Region:KR-11"), List.of()))
        .block(Duration.ofSeconds(60));

    assertThat(version(told)).isEqualTo(round);
    await()
        .pollInterval(Duration.ofMillis(1))
        .atMost(Duration.ofSeconds(60))
        .until(() -> version(other) == round);
    assertThat(version(other)).as("and it stays so").isEqualTo(round);
    assertThat(version(told)).isEqualTo(round);
  }

  private static CacheFixture sharing(Stores stores) {
    SharedStore store = stores.open(TestRedis.shared().port());
    StoreAccess.awaitUp(store);
    CacheFixture fixture = CacheFixture.sharing(store, null);
    await().atMost(Duration.ofSeconds(60)).until(() -> fixture.changes.now() >= 0);
    return fixture;
  }
}
