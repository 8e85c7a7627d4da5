package dev.ilmyeon.gateway.server.shared;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.StreamMessage;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What has changed, for all gateways that share a store: a stream there, that each reads from where
 * it was, so that whoever was away hears of everything; and a tombstone for each tag, so that
 * nothing stored is believed that was asked for before. An entry's time is the store's own, and is
 * later than that of all entries before.
 *
 * <p>A log that is not the one that was read before (the store has lost everything), or of which
 * entries may be missing since it was read too long ago, is told as {@link Reader#missed()}.
 */
public final class ChangeLog implements AutoCloseable {

  /** No reader waits for that. */
  private static final Duration TELL_LIMIT = Duration.ofSeconds(1);

  private final SharedStore store;
  private final Duration retention;
  private final Duration tellLimit;
  private final String self = UUID.randomUUID().toString();
  private final List<String> keys;
  private final ChangeFollower follower;
  private volatile @Nullable LogPlace place;

  /** Who is told, by one thread, in order. */
  public interface Reader {

    /** Somewhere else it was said that this is gone, or has changed. */
    void changed(List<String> gone, List<String> changed);

    /** Nobody knows what: anything may be. */
    void missed();
  }

  /** {@code retention}: for how long anything may be kept that an entry is about. */
  public ChangeLog(SharedStore store, Duration retention) {
    this.store = store;
    this.retention = retention.plusHours(1);
    this.tellLimit = TELL_LIMIT.compareTo(store.timeLimit()) > 0 ? TELL_LIMIT : store.timeLimit();
    this.keys =
        List.of(
            store.key(SharedUse.RESPONSES, "log"),
            store.key(SharedUse.RESPONSES, "last"),
            store.key(SharedUse.RESPONSES, "identity"));
    this.follower = new ChangeFollower(store, this);
  }

  /** Reads on from a {@link #place()}, from now if that is none. */
  public void follow(String from, Reader reader) {
    place = LogPlace.parse(from).orElse(null);
    follower.start(reader);
  }

  /** How far it is read: what is asked for after this knows of all until then. Empty before. */
  public Optional<String> place() {
    return Optional.ofNullable(place).map(LogPlace::text);
  }

  /** The time of the last entry that was read; -1 before any look. */
  public long now() {
    LogPlace current = place;
    return current == null ? -1 : current.at();
  }

  /** What the keys of tombstones begin with, followed by {@code gone:} or {@code changed:}. */
  public String tombstones() {
    return store.key(SharedUse.RESPONSES, "");
  }

  /** Tells all others. Fails with {@link StoreLostException} if it can't, as far as is known. */
  public Mono<Void> tell(Collection<String> gone, Collection<String> changed) {
    return store
        .run(
            SharedUse.RESPONSES,
            tellLimit,
            ChangeLogScripts.TELL,
            keys,
            SharedStore.argument(tombstones()),
            SharedStore.argument(retention.toSeconds()),
            SharedStore.argument(retention.toMillis()),
            SharedStore.argument(self),
            SharedStore.argument(String.join("\n", gone)),
            SharedStore.argument(String.join("\n", changed)),
            SharedStore.argument(UUID.randomUUID()))
        .then();
  }

  String stream() {
    return keys.getFirst();
  }

  List<String> keys() {
    return keys;
  }

  /** After which entry to read. */
  String entry() {
    LogPlace current = place;
    return current == null ? "0-0" : current.entry();
  }

  /** What a look at the log has found: its identity, its last entry, and that one's time. */
  void found(String log, String entry, long at, Reader reader) {
    long now = System.currentTimeMillis();
    LogPlace before = place;
    boolean goesOn =
        before != null
            && before.log().equals(log)
            && now - before.heard() < retention.toMillis() / 2;
    if (!goesOn) {
      reader.missed();
      place = new LogPlace(log, entry, at, now);
    }
  }

  /** Entries after the last one; none if there are none yet. */
  void read(@Nullable List<StreamMessage<String, byte[]>> entries, Reader reader) {
    LogPlace current = place;
    if (current == null) {
      return;
    }
    long now = System.currentTimeMillis();
    place = current.heard(now);
    if (entries != null) {
      for (StreamMessage<String, byte[]> each : entries) {
        Map<String, byte[]> body = each.getBody();
        if (!text(body, "by").equals(self)) {
          reader.changed(lines(body, "gone"), lines(body, "changed"));
        }
        place = current.read(each.getId(), Long.parseLong(text(body, "at")), now);
      }
    }
  }

  private static String text(Map<String, byte[]> body, String name) {
    byte[] value = body.get(name);
    return value == null ? "" : new String(value, UTF_8);
  }

  private static List<String> lines(Map<String, byte[]> body, String name) {
    return text(body, name).lines().toList();
  }

  @Override
  public void close() {
    follower.close();
  }
}
