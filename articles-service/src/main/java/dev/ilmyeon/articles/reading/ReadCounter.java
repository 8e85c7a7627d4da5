package dev.ilmyeon.articles.reading;

import dev.ilmyeon.articles.article.ArticleId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads that are counted but not written yet: a read costs an update of a map, never a statement.
 */
final class ReadCounter {

  /** An article in the hour that starts then. */
  record Key(Instant hour, ArticleId article) {}

  private final Map<Key, Long> pending = new ConcurrentHashMap<>();
  private final Clock clock;
  private final int maxPending;

  ReadCounter(Clock clock, int maxPending) {
    this.clock = clock;
    this.maxPending = maxPending;
  }

  void count(ArticleId article) {
    Key key = new Key(clock.instant().truncatedTo(ChronoUnit.HOURS), article);
    if (pending.size() < maxPending || pending.containsKey(key)) {
      pending.merge(key, 1L, Long::sum);
    }
  }

  /** Takes all counts out; each read is in exactly one of the results. */
  Map<Key, Long> drain() {
    Map<Key, Long> drained = new LinkedHashMap<>();
    for (Key key : Set.copyOf(pending.keySet())) {
      Long reads = pending.remove(key);
      if (reads != null) {
        drained.put(key, reads);
      }
    }
    return drained;
  }

  /** Puts back what could not be written. */
  void restore(Map<Key, Long> counts) {
    counts.forEach((key, reads) -> pending.merge(key, reads, Long::sum));
  }
}
