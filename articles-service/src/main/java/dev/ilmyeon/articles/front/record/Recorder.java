package dev.ilmyeon.articles.front.record;

import dev.ilmyeon.articles.edition.EditionId;
import dev.ilmyeon.articles.front.Container;
import dev.ilmyeon.articles.front.FrontPage;
import dev.ilmyeon.articles.front.FrontPages;
import dev.ilmyeon.articles.front.FrontRequest;
import dev.ilmyeon.articles.front.ServedFormat;
import dev.ilmyeon.articles.front.record.ServedStore.Entry;
import dev.ilmyeon.articles.front.record.ServedStore.Place;
import dev.ilmyeon.articles.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Records what readers see. A page is a function of the database and the clock, and much changes
 * it: a version, a publication, a withdrawal, a card that expires, what is read. Rather than catch
 * each of them, the recorder makes all pages as a reader would get them, in the same few
 * statements, and writes down the containers that differ from their last entry. So the record is
 * what was served, but for what came and went between two looks.
 */
public final class Recorder {

  /** The type of the event that tells of a front that readers see otherwise. */
  public static final String CHANGED = "FRONT_CHANGED";

  private final ServedStore store;
  private final FrontPages fronts;
  private final ServedFormat format;
  private final Outbox outbox;
  private final TransactionalOperator transaction;

  Recorder(
      ServedStore store,
      FrontPages fronts,
      ServedFormat format,
      Outbox outbox,
      TransactionalOperator transaction) {
    this.store = store;
    this.fronts = fronts;
    this.format = format;
    this.outbox = outbox;
    this.transaction = transaction;
  }

  /** Forgets what was shown that long ago, some at a time; how many. */
  public Mono<Long> forget(Duration keep) {
    return store
        .forget(keep)
        .expand(gone -> gone < ServedStore.FORGOTTEN_AT_ONCE ? Mono.empty() : store.forget(keep))
        .reduce(0L, Long::sum);
  }

  /** Looks at all fronts once; how many containers had changed. */
  public Mono<Integer> record() {
    return store
        .claim()
        .filter(editions -> !editions.isEmpty())
        .flatMap(editions -> fronts.pages(editions.stream().map(FrontRequest::now).toList()))
        .flatMap(pages -> record(pages.values()))
        .as(transaction::transactional)
        .defaultIfEmpty(0);
  }

  private Mono<Integer> record(Collection<FrontPage> pages) {
    List<Entry> shown = new ArrayList<>();
    for (FrontPage page : pages) {
      for (Container container : page.containers()) {
        shown.add(new Entry(place(page, container), page.time(), format.write(container)));
      }
    }
    if (shown.isEmpty()) {
      return Mono.empty();
    }
    return store
        .last(shown.stream().map(Entry::place).toList())
        .map(last -> changed(shown, last))
        .filter(changed -> !changed.isEmpty())
        .flatMap(changed -> store.add(changed).flatMap(this::tell).thenReturn(changed.size()));
  }

  /** Of each front that changed, in the transaction that records it. */
  private Mono<Boolean> tell(Map<EditionId, Integer> numbers) {
    return Flux.fromIterable(numbers.entrySet())
        .concatMap(changed ->
            outbox.add(
                aggregate(changed.getKey()),
                changed.getValue(),
                CHANGED,
                Map.of("edition", changed.getKey().value())))
        .then(Mono.just(true));
  }

  /** What the outbox calls an edition's front. */
  public static String aggregate(EditionId edition) {
    return "front:" + edition;
  }

  private static Place place(FrontPage page, Container container) {
    EditionId edition = page.id().edition();
    return new Place(edition.value(), page.version(), container.key());
  }

  private List<Entry> changed(List<Entry> shown, Map<Place, Entry> last) {
    List<Entry> changed = new ArrayList<>();
    for (Entry entry : shown) {
      @Nullable Entry before = last.get(entry.place());
      if (before == null) {
        changed.add(entry);
      } else if (!format.same(before.cards(), entry.cards())) {
        changed.add(new Entry(entry.place(), later(entry.from(), before.from()), entry.cards()));
      }
    }
    return changed;
  }

  /** Two instances' clocks may differ; what was written later is later. */
  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}
