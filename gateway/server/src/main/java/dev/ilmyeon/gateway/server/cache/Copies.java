package dev.ilmyeon.gateway.server.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The copies that there are: so many bytes of them, and rather those that are asked for often. What
 * has changed since it was asked for does not become one.
 */
final class Copies {

  private final Cache<CacheKey, Copy> copies;
  private final Tombstones tombstones = new Tombstones();

  Copies(long maxBytes) {
    this.copies =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((CacheKey key, Copy copy) -> key.weight() + copy.weight())
            .executor(Runnable::run)
            .build();
  }

  @Nullable Copy get(CacheKey key) {
    return copies.getIfPresent(key);
  }

  /** When it is now, as {@link #keep} has to know. */
  long now() {
    return tombstones.now();
  }

  /**
   * Keeps what was asked for at {@code since}, unless it has changed since then. That is looked at
   * before and after, since a tombstone may come between.
   *
   * @return whether it is kept
   */
  boolean keep(CacheKey key, Copy copy, long since) {
    if (tombstones.cover(copy.tags(), since)) {
      return false;
    }
    copies.put(key, copy);
    if (tombstones.cover(copy.tags(), since)) {
      copies.asMap().remove(key, copy);
      return false;
    }
    return true;
  }

  /** Making another has failed. */
  void failed(CacheKey key, long now) {
    copies.asMap().computeIfPresent(key, (_, copy) -> copy.afterFailure(now));
  }

  void drop(CacheKey key) {
    copies.invalidate(key);
  }

  /** These are gone: no copy that holds one of them is used for anything any more. */
  int bury(Collection<String> tags) {
    Set<String> all = tombstones.lay(tags);
    int before = copies.asMap().size();
    copies.asMap().values().removeIf(copy -> isAbout(copy, all));
    return before - copies.asMap().size();
  }

  /** These have changed: copies that hold one of them are for want of another only. */
  int outdate(Collection<String> tags) {
    Set<String> all = tombstones.lay(tags);
    int changed = 0;
    for (Map.Entry<CacheKey, Copy> entry : copies.asMap().entrySet()) {
      Copy copy = entry.getValue();
      if (isAbout(copy, all) && copies.asMap().replace(entry.getKey(), copy, copy.asSpare())) {
        changed++;
      }
    }
    return changed;
  }

  /** Anything may be gone. */
  void buryAll() {
    tombstones.layAll();
    copies.invalidateAll();
  }

  private static boolean isAbout(Copy copy, Set<String> tags) {
    return !Collections.disjoint(copy.tags(), tags);
  }

  /** Those that are asked for most, most first. */
  Map<CacheKey, Copy> hottest(int most) {
    return copies.policy().eviction().map(eviction -> eviction.hottest(most)).orElse(Map.of());
  }

  long size() {
    return copies.estimatedSize();
  }

  /** Bytes, roughly. */
  long weight() {
    return copies
        .policy()
        .eviction()
        .map(Policy.Eviction::weightedSize)
        .orElse(OptionalLong.empty())
        .orElse(0);
  }
}
