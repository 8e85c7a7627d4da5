package dev.ilmyeon.gateway.server.persisted;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * Documents by their SHA-256, as clients have registered them. They have so much room and no more;
 * what many ask for stays, however much else is registered.
 */
final class AutomaticQueries {

  /** Of an entry besides its text, roughly. */
  private static final int OVERHEAD = 200;

  private final Cache<String, String> documents;

  AutomaticQueries(long maxBytes) {
    this.documents =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((String _, String document) -> 2 * document.length() + OVERHEAD)
            .executor(Runnable::run)
            .build();
  }

  @Nullable String document(String hash) {
    return documents.getIfPresent(hash);
  }

  void register(String hash, String document) {
    documents.put(hash, document);
  }

  long size() {
    return documents.estimatedSize();
  }
}
