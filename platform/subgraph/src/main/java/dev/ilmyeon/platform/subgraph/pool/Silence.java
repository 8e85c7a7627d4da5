package dev.ilmyeon.platform.subgraph.pool;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Whether a connection is to be had. When several in a row have waited for one in vain the next
 * would as well: the server hangs. From then on it is tried in the background, and everybody else
 * is told at once that there is none, so that a page which needs none of this database's is not
 * late because of it. A server that refuses connections is not silent: it is asked each time, since
 * that takes no time.
 */
final class Silence {

  private static final Logger log = LoggerFactory.getLogger(Silence.class);

  /** In vain, and in a row. */
  private static final int TOO_MANY = 3;

  private static final Duration PAUSE = Duration.ofMillis(500);

  /** Who goes away after such a part of the limit has waited in vain; who goes sooner, has not. */
  private static final int PART = 4;

  private final ConnectionFactory pool;
  private final Duration limit;
  private final AtomicInteger inVain = new AtomicInteger();
  private final AtomicBoolean known = new AtomicBoolean();

  Silence(ConnectionFactory pool, Duration limit) {
    this.pool = pool;
    this.limit = limit;
  }

  boolean isKnown() {
    return known.get();
  }

  /** Of somebody who begins to wait for a connection. */
  Wait begin() {
    return new Wait();
  }

  final class Wait {

    private final long began = System.nanoTime();
    private final AtomicBoolean over = new AtomicBoolean();

    void answered() {
      over.set(true);
      inVain.set(0);
    }

    void failed(Throwable failure) {
      if (over.compareAndSet(false, true) && failure instanceof R2dbcTimeoutException) {
        missed();
      }
    }

    void givenUp() {
      if (over.compareAndSet(false, true) && System.nanoTime() - began >= limit.toNanos() / PART) {
        missed();
      }
    }
  }

  private void missed() {
    if (inVain.incrementAndGet() >= TOO_MANY && known.compareAndSet(false, true)) {
      log.warn("The database gives no connection in time: until it does nobody waits for one");
      tryUntilThereIsOne();
    }
  }

  private void tryUntilThereIsOne() {
    Mono.delay(PAUSE)
        .then(Mono.defer(this::attempt))
        .onErrorReturn(false)
        .repeat(() -> isKnown() && !isDisposed())
        .filter(found -> found)
        .subscribe(_ -> {
          inVain.set(0);
          known.set(false);
          log.info("The database gives connections again");
        });
  }

  private Mono<Boolean> attempt() {
    return Mono.<Connection>from(pool.create())
        .timeout(limit, Mono.error(TimeoutException::new))
        .flatMap(connection -> Mono.<Void>from(connection.close()))
        .thenReturn(true);
  }

  private boolean isDisposed() {
    return pool instanceof Disposable disposable && disposable.isDisposed();
  }
}
