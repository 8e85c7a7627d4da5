package dev.ilmyeon.weather.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.weather.RunningService;
import dev.ilmyeon.weather.TestData;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

@RunningService
class PollLockTests {

  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final int LOCK = 77;

  @Value("${spring.r2dbc.url}")
  String url;

  @Value("${spring.r2dbc.username}")
  String user;

  @Value("${spring.r2dbc.password}")
  String password;

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

  /** Transactions that do nothing are ended by the server; this one does nothing for minutes. */
  @Test
  void isHeldForLongerThanOtherTransactionsMayDoNothing() throws InterruptedException {
    PollLock lock =
        new PollLock(
            ConnectionFactories.get(
                ConnectionFactoryOptions.parse(url)
                    .mutate()
                    .option(ConnectionFactoryOptions.USER, user)
                    .option(ConnectionFactoryOptions.PASSWORD, password)
                    .option(
                        Option.valueOf("options"),
                        Map.of("idle_in_transaction_session_timeout", "3s"))
                    .build()));
    CountDownLatch holding = new CountDownLatch(1);
    Sinks.One<String> work = Sinks.one();
    Disposable worker =
        lock.holding(LOCK, work.asMono().doOnSubscribe(_ -> holding.countDown())).subscribe();
    assertThat(holding.await(30, TimeUnit.SECONDS)).isTrue();

    Awaitility.await()
        .atMost(DEADLINE)
        .until(() ->
            data.value(
                    """
                    SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
                    WHERE l.locktype = 'advisory' AND l.objid = 77 AND a.state = 'idle in transaction'
                      AND a.state_change < now() - interval '4 seconds'
                    """,
                    Long.class)
                == 1);
    work.tryEmitValue("done");
    Awaitility.await().atMost(DEADLINE).until(worker::isDisposed);
  }

  @Test
  void workThatTakesTooLongIsGivenUpAndHoldsItUpForNobody() {
    PollLock impatient = new PollLock(connections, Duration.ofSeconds(1));

    assertThatThrownBy(() -> impatient.holding(LOCK, Mono.never()).block(DEADLINE))
        .hasCauseInstanceOf(TimeoutException.class);

    PollLock lock = new PollLock(connections);
    Awaitility.await()
        .atMost(DEADLINE)
        .until(() -> "mine".equals(lock.holding(LOCK, Mono.just("mine")).block(DEADLINE)));
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

    Awaitility.await()
        .atMost(DEADLINE)
        .until(() ->
            data.value(
                    """
                    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                    WHERE query LIKE 'SELECT pg_try_advisory_xact_lock%' AND state = 'idle in transaction'
                    """,
                    Long.class)
                == 1);

    Awaitility.await()
        .atMost(DEADLINE)
        .until(() -> "mine".equals(lock.holding(LOCK, Mono.just("mine")).block(DEADLINE)));
    worker.dispose();
  }
}
