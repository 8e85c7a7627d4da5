package dev.ilmyeon.articles.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The keys of an entity fetch, in the order asked; a key that nothing can have is absent. */
public record EntityBatch<K>(List<Optional<K>> keys) {

  public EntityBatch {
    keys = List.copyOf(keys);
  }

  public static <K> EntityBatch<K> of(List<String> texts, Function<String, Optional<K>> parse) {
    return new EntityBatch<>(texts.stream().map(parse).toList());
  }

  /**
   * Fetches all at once and puts them into the keys' order, with null where there is none, so that
   * the others keep their places.
   */
  public <V> Mono<List<@Nullable V>> fetch(Function<List<K>, Mono<Map<K, V>>> fetch) {
    List<K> known = keys.stream().flatMap(Optional::stream).distinct().toList();
    return fetch.apply(known).map(this::inOrder);
  }

  private <V> List<@Nullable V> inOrder(Map<K, V> found) {
    List<@Nullable V> entities = new ArrayList<>(keys.size());
    for (Optional<K> key : keys) {
      entities.add(key.isPresent() ? found.get(key.get()) : null);
    }
    return entities;
  }
}
