package dev.ilmyeon.articles.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The events as they become visible. An instance reads each once and remembers the latest; a
 * subscriber that is further behind, by its own choice or because it is slow, reads the database.
 * So nothing is buffered for anybody, and nothing is lost.
 */
public final class OutboxFeed {

  private static final int REMEMBERED = 1000;

  private final OutboxStore store;
  private final AtomicReference<List<OutboxEvent>> recent = new AtomicReference<>(List.of());
  private final AtomicReference<@Nullable Long> seen = new AtomicReference<>();
  private final Sinks.Many<Long> positions = Sinks.many().replay().latest();

  OutboxFeed(OutboxStore store) {
    this.store = store;
  }

  /**
   * All events behind that position and then each that comes, in the order of their positions.
   *
   * @param position of the last event that the subscriber has seen; null for what comes from now on
   */
  public Flux<OutboxEvent> after(@Nullable Long position) {
    return position == null ? store.last().flatMapMany(this::from) : from(position);
  }

  private Flux<OutboxEvent> from(long position) {
    AtomicLong cursor = new AtomicLong(position);
    return positions
        .asFlux()
        .startWith(Long.MAX_VALUE)
        .onBackpressureLatest()
        .filter(latest -> latest > cursor.get())
        .concatMap(_ -> catchUp(cursor), 0);
  }

  private Flux<OutboxEvent> catchUp(AtomicLong cursor) {
    return Mono.defer(() -> behind(cursor.get()))
        .expand(batch ->
            batch.size() < OutboxStore.BATCH
                ? Mono.empty()
                : store.after(batch.getLast().position()))
        .concatMapIterable(batch -> batch)
        .filter(event -> event.position() > cursor.get())
        .doOnNext(event -> cursor.set(event.position()));
  }

  private Mono<List<OutboxEvent>> behind(long position) {
    List<OutboxEvent> remembered = recent.get();
    return remembered.isEmpty() || remembered.getFirst().position() > position + 1
        ? store.after(position)
        : Mono.just(remembered.stream().filter(event -> event.position() > position).toList());
  }

  /** Reads what is new since the last time and tells the subscribers; never twice at once. */
  Mono<Void> pull() {
    Long last = seen.get();
    if (last == null) {
      return store.last().doOnNext(seen::set).doOnNext(positions::tryEmitNext).then();
    }
    return store
        .after(last)
        .filter(events -> !events.isEmpty())
        .doOnNext(this::remember)
        .expand(events ->
            events.size() < OutboxStore.BATCH
                ? Mono.empty()
                : store.after(events.getLast().position()).doOnNext(this::remember))
        .then();
  }

  private void remember(List<OutboxEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    List<OutboxEvent> all = new ArrayList<>(recent.get());
    all.addAll(events);
    recent.set(List.copyOf(all.subList(Math.max(0, all.size() - REMEMBERED), all.size())));
    long last = events.getLast().position();
    seen.set(last);
    positions.tryEmitNext(last);
  }
}
