package dev.ilmyeon.gateway.server.cache;

import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.server.shared.ChangeLog;
import dev.ilmyeon.gateway.server.shared.SharedStore;
import dev.ilmyeon.gateway.server.shared.SharedUse;
import dev.ilmyeon.gateway.server.shared.StoreLostException;
import dev.ilmyeon.gateway.server.shared.StoreScript;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The copies of all gateways that share a store, so that each need not make its own: looked at
 * before one is made. With each there is how far its maker had read the log of changes when it
 * asked; the store itself lets none out with a tag of which there is a younger tombstone, whoever
 * puts it there and however late. They have so much room and no more; those that were asked for
 * longest ago go first.
 */
final class SharedCopies {

  private static final Logger log = LoggerFactory.getLogger(SharedCopies.class);

  /**
   * KEYS: copies by id, what they are about, ids by time, the bytes that all take. ARGV: the id,
   * what tombstones' keys begin with. Returns the copy and whether anything in it has changed;
   * nothing if there is none, or anything in it is gone.
   */
  private static final StoreScript FIND =
      StoreScript.of(
          """
          local copy = redis.call('HGET', KEYS[1], ARGV[1])
          if not copy then
            return {}
          end
          local about = redis.call('HGET', KEYS[2], ARGV[1])
          local at, gone, changed = nil, {}, {}
          for line in string.gmatch(about, '[^\\n]+') do
            if not at then
              at = tonumber(line)
            else
              gone[#gone + 1] = ARGV[2] .. 'gone:' .. line
              changed[#changed + 1] = ARGV[2] .. 'changed:' .. line
            end
          end
          local function younger(keys)
            if #keys == 0 then
              return false
            end
            for _, laid in ipairs(redis.call('MGET', unpack(keys))) do
              if laid and tonumber(laid) > at then
                return true
              end
            end
            return false
          end
          if younger(gone) then
            redis.call('DECRBY', KEYS[4], #copy + #about)
            redis.call('HDEL', KEYS[1], ARGV[1])
            redis.call('HDEL', KEYS[2], ARGV[1])
            redis.call('ZREM', KEYS[3], ARGV[1])
            return {}
          end
          local time = redis.call('TIME')
          redis.call('ZADD', KEYS[3], 'XX', time[1] * 1000000 + time[2], ARGV[1])
          return {copy, younger(changed) and 1 or 0}
          """);

  /** KEYS: the same. ARGV: the id, the copy, what it is about, most bytes. */
  private static final StoreScript KEEP =
      StoreScript.of(
          """
          local function size(id)
            return redis.call('HSTRLEN', KEYS[1], id) + redis.call('HSTRLEN', KEYS[2], id)
          end
          local before = size(ARGV[1])
          redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
          redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
          local time = redis.call('TIME')
          redis.call('ZADD', KEYS[3], time[1] * 1000000 + time[2], ARGV[1])
          local all = redis.call('INCRBY', KEYS[4], size(ARGV[1]) - before)
          while all > tonumber(ARGV[4]) do
            local oldest = redis.call('ZPOPMIN', KEYS[3])[1]
            if not oldest then
              break
            end
            all = redis.call('DECRBY', KEYS[4], size(oldest))
            redis.call('HDEL', KEYS[1], oldest)
            redis.call('HDEL', KEYS[2], oldest)
          end
          return {}
          """);

  /** Larger ones, and such with more tags, would hold up the store for all. */
  private static final int LARGEST = 1024 * 1024;

  private static final int MOST_TAGS = 2_000;

  private final SharedStore store;
  private final ChangeLog changes;
  private final long maxBytes;
  private final Function<Object, @Nullable String> supergraphs;
  private final List<String> keys;

  /**
   * @param supergraphs tells the supergraph of an edition from others, in all gateways; null for
   *     one that is not served
   */
  SharedCopies(
      SharedStore store,
      ChangeLog changes,
      long maxBytes,
      Function<Object, @Nullable String> supergraphs) {
    this.store = store;
    this.changes = changes;
    this.maxBytes = maxBytes;
    this.supergraphs = supergraphs;
    this.keys =
        List.of(
            store.key(SharedUse.RESPONSES, "copies"),
            store.key(SharedUse.RESPONSES, "about"),
            store.key(SharedUse.RESPONSES, "times"),
            store.key(SharedUse.RESPONSES, "bytes"));
  }

  /** What a copy that is asked for now knows of; to be called before asking. */
  long now() {
    return changes.now();
  }

  /** Empty if there is none, or nobody knows. */
  Mono<Copy> get(CacheKey key) {
    String id = id(key);
    return id == null
        ? Mono.empty()
        : store
            .run(
                SharedUse.RESPONSES,
                FIND,
                keys,
                SharedStore.argument(id),
                SharedStore.argument(changes.tombstones()))
            .mapNotNull(SharedCopies::copy)
            .onErrorComplete(StoreLostException.class);
  }

  private static @Nullable Copy copy(List<@Nullable Object> found) {
    try {
      return found.size() == 2
              && found.getFirst() instanceof byte[] bytes
              && found.getLast() instanceof Long changed
          ? CopyBytes.copy(bytes, changed != 0)
          : null;
    } catch (IOException e) {
      log.warn("A shared copy is damaged: {}", e.getMessage());
      return null;
    }
  }

  /**
   * Without a word, whether or not it can be. Only what is everybody's gets here: {@link CopyMaker}
   * keeps nothing else.
   *
   * @param since {@link #now()}, before it was asked for
   */
  void put(CacheKey key, Copy copy, long since) {
    String id = id(key);
    byte[] bytes = CopyBytes.of(copy);
    if (id == null || since < 0 || bytes.length > LARGEST || copy.tags().size() > MOST_TAGS) {
      return;
    }
    store
        .run(
            SharedUse.RESPONSES,
            KEEP,
            keys,
            SharedStore.argument(id),
            bytes,
            SharedStore.argument(since + "\n" + String.join("\n", copy.tags())),
            SharedStore.argument(maxBytes))
        .onErrorComplete(StoreLostException.class)
        .subscribe();
  }

  /** The same in all gateways for the same question; null while the supergraph is exchanged. */
  private @Nullable String id(CacheKey key) {
    String supergraph = supergraphs.apply(key.edition());
    if (supergraph == null) {
      return null;
    }
    JsonWriter json = new JsonWriter(512);
    json.any(
        Arrays.asList(
            supergraph,
            key.question().contract(),
            key.question().operationName(),
            key.question().query(),
            key.question().variables(),
            key.forwarded()));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(json.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has it", e);
    }
  }
}
