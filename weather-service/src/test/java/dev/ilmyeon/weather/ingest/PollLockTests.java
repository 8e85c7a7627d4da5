package dev.ilmyeon.weather.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.weather.RunningService;
import dev.ilmyeon.weather.TestData;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

@RunningService
class PollLockTests {

  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final int LOCK = 77;

  @Autowired ConnectionFactory connections;
  @Autowired TestData data;

  @Test
  void isHeldByOneForAsLongAsItsWorkTakes() throws InterruptedException {
    PollLock one = new PollLock(connections);
    PollLock other = new PollLock(connections);
    Sinks.One<String> work = Sinks.one();
    CountDownLatch holding = new CountDownLatch(1);
    Disposable worker =
        one.holding(LOCK, work.asMono().doOnSubscribe(_ -> holding.countDown())).subscribe();
    assertThat(holding.await(30, TimeUnit.SECONDS)).isTrue();

    assertThat(other.holding(LOCK, Mono.just("mine")).block(DEADLINE)).isNull();
    assertThat(other.holding(LOCK + 1, Mono.just("mine")).block(DEADLINE)).isEqualTo("mine");

    work.tryEmitValue("done");
    Awaitility.await().atMost(DEADLINE).until(worker::isDisposed);
    Awaitility.await()
        .atMost(DEADLINE)
        .until(() -> "mine".equals(other.holding(LOCK, Mono.just("mine")).block(DEADLINE)));
  }

  @Test
  void aKilledInstanceHoldsItUpForNobody() throws InterruptedException {
    PollLock lock = new PollLock(connections);
    CountDownLatch holding = new CountDownLatch(1);
    Disposable worker =
        lock.holding(LOCK, Mono.never().doOnSubscribe(_ -> holding.countDown()))
            .onErrorComplete()
            .subscribe();
    assertThat(holding.await(30, TimeUnit.SECONDS)).isTrue();

    data.run(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE query LIKE 'SELECT pg_try_advisory_xact_lock%' AND state = 'idle in transaction'
        """,
        Map.of());

    Awaitility.await()
        .atMost(DEADLINE)
        .until(() -> "mine".equals(lock.holding(LOCK, Mono.just("mine")).block(DEADLINE)));
    worker.dispose();
  }
}
