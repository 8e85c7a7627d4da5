package dev.ilmyeon.articles.search;

import dev.ilmyeon.articles.search.Generations.Generation;
import dev.ilmyeon.articles.search.IndexedArticle.Analysed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps the index as the articles are, step by step: each step is a transaction under a lock that
 * one instance has at a time, so that a step that is killed is as if it had not been. A new
 * dictionary has a new index made beside the one that serves; both follow what is written
 * meanwhile, and when the new one is complete it serves from one transaction to the next.
 */
final class SearchIndexer {

  private static final int STALE = 500;
  private static final int ARCHIVE = 4_000;

  /** Articles that one statement reads or writes. */
  private static final int AT_ONCE = 500;

  /** For a step. One that is not done by then, as on a connection that hangs, fails. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** For a step while a whole index is made: the last one makes its inverted index. */
  private static final Duration PATIENCE_BUILDING = Duration.ofHours(1);

  /** Who has just asked an index may ask it for so much longer. */
  private static final Duration RETIRED = Duration.ofMinutes(1);

  private final GenerationStore generations;
  private final IndexStore index;
  private final Dictionaries dictionaries;
  private final TransactionalOperator transactions;
  private final Clock clock;
  private final AtomicReference<@Nullable Generation> serving = new AtomicReference<>();

  SearchIndexer(
      GenerationStore generations,
      IndexStore index,
      Dictionaries dictionaries,
      TransactionalOperator transactions,
      Clock clock) {
    this.generations = generations;
    this.index = index;
    this.dictionaries = dictionaries;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What to search; empty until the first index is complete. */
  Mono<Generation> serving() {
    return Mono.justOrEmpty(serving.get());
  }

  /** Does what there is to do; one statement if there is nothing. */
  Mono<Void> catchUp() {
    return look()
        .filter(Generations::isBehind)
        .flatMap(found -> steps(found.isBuilding() ? PATIENCE_BUILDING : PATIENCE))
        .then();
  }

  private Mono<Generations> look() {
    return generations.read().timeout(PATIENCE).doOnNext(found -> serving.set(found.serving()));
  }

  private Mono<Void> steps(Duration patience) {
    return Mono.defer(() -> step().timeout(patience))
        .repeat()
        .takeUntil(more -> !more)
        .then()
        .then(look())
        .then();
  }

  /** Whether there may be more to do. */
  private Mono<Boolean> step() {
    return transactions.transactional(
        generations
            .lock()
            .flatMap(mine -> mine ? generations.read().flatMap(this::work) : Mono.just(false)));
  }

  private Mono<Boolean> work(Generations found) {
    if (found.needsNew()) {
      return generations.start(found.newestDictionary(), found.serving() == null).thenReturn(true);
    }
    return index
        .takeStale(STALE)
        .flatMap(stale -> {
          if (!stale.isEmpty()) {
            return Flux.just(1, 2)
                .mapNotNull(which -> which == 1 ? found.serving() : found.building())
                .concatMap(
                    generation -> write(generation, stale, generation.equals(primary(found))))
                .then(Mono.just(true));
          }
          Generation building = found.building();
          return building == null
              ? generations.dropRetired(clock.instant().minus(RETIRED)).thenReturn(false)
              : build(building, found.serving() == null);
        });
  }

  private static @Nullable Generation primary(Generations found) {
    return found.serving() == null ? found.building() : found.serving();
  }

  private Mono<Boolean> build(Generation building, boolean first) {
    return index
        .after(building.lastId(), ARCHIVE)
        .flatMap(ids ->
            ids.isEmpty()
                ? generations.finish(building).thenReturn(true)
                : write(building, ids, first)
                    .then(generations.reached(building, ids.getLast()))
                    .thenReturn(true));
  }

  /** While some articles are written, the next are read and analysed. */
  private Mono<Void> write(Generation generation, List<Long> ids, boolean counted) {
    return dictionaries
        .version(generation.dictionary())
        .flatMapMany(analysis ->
            Flux.fromIterable(ids).buffer(AT_ONCE).concatMap(some -> part(some, analysis), 1))
        .concatMap(part -> index.write(generation, part.ids(), part.analysed()).map(part::words), 1)
        .flatMapIterable(Function.identity())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .flatMap(words -> counted ? index.count(words) : Mono.empty());
  }

  private Mono<Part> part(List<Long> ids, KoreanTerms analysis) {
    return index
        .articles(ids)
        .flatMap(articles ->
            Flux.fromIterable(articles)
                .parallel()
                .runOn(Schedulers.parallel())
                .map(article -> article.analysed(analysis))
                .sequential()
                .collectList())
        .map(analysed -> new Part(ids, analysed));
  }

  /** What is written at once. */
  private record Part(List<Long> ids, List<Analysed> analysed) {

    /** Of those that the index did not have, as often as there are such articles. */
    List<String> words(List<Long> came) {
      Set<Long> fresh = Set.copyOf(came);
      return analysed.stream()
          .filter(one -> fresh.contains(one.article().id()))
          .flatMap(one -> one.words().stream())
          .toList();
    }
  }
}
