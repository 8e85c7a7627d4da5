package dev.ilmyeon.gateway.server.observation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs operations that took long, and what they waited for; what their variables were is nobody's
 * business. A few in a second: when all are slow, the disk must not be next.
 */
final class SlowOperations {

  private static final Logger log = LoggerFactory.getLogger(SlowOperations.class);

  /** Told in a second at most. */
  static final int MOST = 5;

  private final long limit;
  private long second = Long.MIN_VALUE;
  private int told;
  private long untold;

  /** {@code limit}: zero for none at all. */
  SlowOperations(Duration limit) {
    this.limit = limit.toNanos();
  }

  /** Whether there is anything to look for. */
  boolean watch() {
    return limit > 0;
  }

  boolean areSlower(long nanos) {
    return limit > 0 && nanos > limit;
  }

  /**
   * What is told.
   *
   * @param hash of the document (SHA-256), as persisted operations have it
   * @param traceId null for none
   */
  record Slow(
      String operation,
      String kind,
      String hash,
      String client,
      Ending ending,
      long nanos,
      List<FetchTime> fetches,
      String requestId,
      @Nullable String traceId) {}

  void tell(Slow slow) {
    long unsaid = take(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime()));
    if (unsaid < 0) {
      return;
    }
    LoggingEventBuilder event =
        log.atWarn()
            .addKeyValue("operation", slow.operation())
            .addKeyValue("operationHash", slow.hash())
            .addKeyValue("client", slow.client())
            .addKeyValue("outcome", slow.ending().label())
            .addKeyValue("durationMs", TimeUnit.NANOSECONDS.toMillis(slow.nanos()))
            .addKeyValue("requestId", slow.requestId());
    if (slow.traceId() != null) {
      event = event.addKeyValue("traceId", slow.traceId());
    }
    event.log(
        "Slow {} {} ({}) of client {}, request {}: {} after {} ms; {}{}",
        slow.kind(),
        slow.operation(),
        slow.hash().substring(0, Math.min(12, slow.hash().length())),
        slow.client(),
        slow.requestId(),
        slow.ending().label(),
        TimeUnit.NANOSECONDS.toMillis(slow.nanos()),
        slow.fetches(),
        unsaid == 0 ? "" : " (and %d more)".formatted(unsaid));
  }

  /** How many were not told before this one; negative if it is not to be told either. */
  private synchronized long take(long now) {
    if (now != second) {
      second = now;
      told = 0;
    }
    if (told == MOST) {
      untold++;
      return -1;
    }
    told++;
    long unsaid = untold;
    untold = 0;
    return unsaid;
  }
}
