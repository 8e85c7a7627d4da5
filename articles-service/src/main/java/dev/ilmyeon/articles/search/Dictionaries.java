package dev.ilmyeon.articles.search;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** Nori with each version of the newsroom's words that is in use; a version never changes. */
final class Dictionaries {

  private final Map<Integer, KoreanTerms> byVersion = new ConcurrentHashMap<>();
  private final GenerationStore store;

  Dictionaries(GenerationStore store) {
    this.store = store;
  }

  Mono<KoreanTerms> version(int version) {
    KoreanTerms known = byVersion.get(version);
    return known != null
        ? Mono.just(known)
        : store
            .words(version)
            .map(words -> byVersion.computeIfAbsent(version, _ -> new KoreanTerms(words)));
  }
}
