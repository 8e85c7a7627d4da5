package dev.ilmyeon.gateway.server.persisted;

import dev.ilmyeon.gateway.server.shared.SharedStore;
import dev.ilmyeon.gateway.server.shared.SharedUse;
import dev.ilmyeon.gateway.server.shared.StoreLostException;
import dev.ilmyeon.gateway.server.shared.StoreScript;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The documents that clients have registered at any of the gateways that share a store. There too
 * they have so much room and no more: those that were asked for longest ago go first. While the
 * store is lost there are none, and a client sends the text again.
 */
final class SharedDocuments {

  /** KEYS: texts by hash, hashes by time. ARGV: the hash. */
  private static final StoreScript FIND =
      StoreScript.of(
          """
          local text = redis.call('HGET', KEYS[1], ARGV[1])
          if text then
            local time = redis.call('TIME')
            redis.call('ZADD', KEYS[2], 'XX', time[1] * 1000000 + time[2], ARGV[1])
          end
          return {text}
          """);

  /** KEYS: the same, and the bytes that all take. ARGV: the hash, the text, most bytes. */
  private static final StoreScript KEEP =
      StoreScript.of(
          """
          local overhead = 200
          local time = redis.call('TIME')
          if redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2]) == 1 then
            redis.call('INCRBY', KEYS[3], #ARGV[2] + overhead)
          end
          redis.call('ZADD', KEYS[2], time[1] * 1000000 + time[2], ARGV[1])
          while tonumber(redis.call('GET', KEYS[3]) or 0) > tonumber(ARGV[3]) do
            local oldest = redis.call('ZPOPMIN', KEYS[2])[1]
            if not oldest then
              break
            end
            redis.call('DECRBY', KEYS[3], redis.call('HSTRLEN', KEYS[1], oldest) + overhead)
            redis.call('HDEL', KEYS[1], oldest)
          end
          return {}
          """);

  private final SharedStore store;
  private final long maxBytes;
  private final String texts;
  private final String times;
  private final String bytes;

  SharedDocuments(SharedStore store, long maxBytes) {
    this.store = store;
    this.maxBytes = maxBytes;
    this.texts = store.key(SharedUse.DOCUMENTS, "texts");
    this.times = store.key(SharedUse.DOCUMENTS, "times");
    this.bytes = store.key(SharedUse.DOCUMENTS, "bytes");
  }

  /** Empty if there is none, or one that is not what it is called. */
  Mono<String> document(String hash) {
    return store
        .run(SharedUse.DOCUMENTS, FIND, List.of(texts, times), SharedStore.argument(hash))
        .mapNotNull(SharedDocuments::text)
        .filter(text -> DocumentHash.of(text).equals(hash))
        .onErrorComplete(StoreLostException.class);
  }

  private static @Nullable String text(List<@Nullable Object> answer) {
    return answer.getFirst() instanceof byte[] text
        ? new String(text, StandardCharsets.UTF_8)
        : null;
  }

  /** Without a word, whether or not it can be. */
  void register(String hash, String document) {
    store
        .run(
            SharedUse.DOCUMENTS,
            KEEP,
            List.of(texts, times, bytes),
            SharedStore.argument(hash),
            SharedStore.argument(document),
            SharedStore.argument(maxBytes))
        .onErrorComplete(StoreLostException.class)
        .subscribe();
  }
}
