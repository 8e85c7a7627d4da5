package dev.ilmyeon.gateway.server.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What has changed, and when: an answer that was asked for before that is not to be kept, whenever
 * it comes. Time is counted in changes. Each is remembered for longer than any answer takes; if
 * there are too many of them, all is taken for changed that they would have been asked about.
 */
final class Tombstones {

  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(10);
  private static final int MOST = 100_000;

  private final AtomicLong now = new AtomicLong();
  private final AtomicLong forgotten = new AtomicLong();
  private final Cache<String, Long> laid =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterWrite(LONGEST_ANSWER)
          .executor(Runnable::run)
          .evictionListener(
              (@Nullable String _, @Nullable Long at, RemovalCause cause) -> forget(at, cause))
          .build();

  private void forget(@Nullable Long at, RemovalCause cause) {
    if (cause == RemovalCause.SIZE && at != null) {
      forgotten.accumulateAndGet(at, Math::max);
    }
  }

  /** When it is now. */
  long now() {
    return now.get();
  }

  /**
   * From now on these have changed. What is kept has to be looked through after this, so that
   * whoever keeps something meanwhile meets one or the other.
   *
   * @return what the tags of a response that holds one of them may be
   */
  Set<String> lay(Collection<String> tags) {
    Set<String> all = all(tags);
    long at = now.incrementAndGet();
    all.forEach(tag -> laid.put(tag, at));
    return all;
  }

  /** With those of responses that may hold one of them. */
  static Set<String> all(Collection<String> tags) {
    Set<String> all = new HashSet<>(tags);
    for (String tag : tags) {
      int colon = tag.indexOf(':');
      if (colon > 0) {
        all.add(tag.substring(0, colon) + ":*");
      }
    }
    return all;
  }

  /** From now on anything may have changed. */
  void layAll() {
    forgotten.accumulateAndGet(now.incrementAndGet(), Math::max);
  }

  /** Whether any of these has changed since then. */
  boolean cover(Set<String> tags, long since) {
    if (now.get() == since) {
      return false;
    }
    if (forgotten.get() > since) {
      return true;
    }
    for (String tag : tags) {
      Long at = laid.getIfPresent(tag);
      if (at != null && at > since) {
        return true;
      }
    }
    return false;
  }
}
