package dev.ilmyeon.articles.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts what was found for a batch of keys into the order in which they were asked. */
public final class EntityBatch {

  private EntityBatch() {}

  /** One item a key; null where {@code found} has none, so that the others keep their places. */
  public static <K, V> List<@Nullable V> inOrder(List<K> keys, Function<K, @Nullable V> found) {
    List<@Nullable V> entities = new ArrayList<>(keys.size());
    for (K key : keys) {
      entities.add(found.apply(key));
    }
    return entities;
  }
}
