package dev.ilmyeon.platform.subgraph.error;

import graphql.execution.ResultPath;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;

/**
 * Logs failures of fields: each kind whole, stack and all, once in ten seconds; those in between
 * are counted. A database that is away fails every field of every request, and what each of them
 * had to say would fill the disk before anybody has read the first. A kind is a field, in whatever
 * place of a list, and the class of what went wrong.
 */
final class FailureLog {

  private static final long QUIET = Duration.ofSeconds(10).toMillis();

  /**
   * Fields are few, and those that clients name themselves (aliases) are not to fill the memory.
   */
  private static final int MOST_KINDS = 1_000;

  private record Kind(String field, Class<?> cause) {}

  /**
   * @param since when one was told, in milliseconds
   * @param untold how many came after it
   */
  private record Told(long since, long untold) {}

  private final Logger log;
  private final InstantSource clock;
  private final Map<Kind, Told> kinds = new ConcurrentHashMap<>();

  FailureLog(Logger log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  void tell(ResultPath path, Throwable cause) {
    long now = clock.millis();
    if (kinds.size() >= MOST_KINDS) {
      kinds.values().removeIf(told -> now - told.since() >= QUIET);
    }
    String field = String.join("/", path.getKeysOnly());
    Kind kind = new Kind(kinds.size() >= MOST_KINDS ? "" : field, cause.getClass());
    long[] before = {-1};
    kinds.compute(
        kind,
        (_, told) -> {
          if (told != null && now - told.since() < QUIET) {
            return new Told(told.since(), told.untold() + 1);
          }
          before[0] = told == null ? 0 : told.untold();
          return new Told(now, 0);
        });
    if (before[0] == 0) {
      log.error("{} failed", path, cause);
    } else if (before[0] > 0) {
      log.error("{} failed, as it did {} times since this was last told", path, before[0], cause);
    }
  }
}
