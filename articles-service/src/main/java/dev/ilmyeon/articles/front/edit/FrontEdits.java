package dev.ilmyeon.articles.front.edit;

import dev.ilmyeon.articles.front.change.Edited;
import dev.ilmyeon.articles.front.change.FrontChange;
import dev.ilmyeon.articles.front.change.LayoutEditor;
import dev.ilmyeon.articles.front.layout.Layout;
import dev.ilmyeon.articles.front.schedule.Ahead;
import dev.ilmyeon.articles.front.schedule.PinnedStore;
import dev.ilmyeon.articles.front.schedule.ScheduleStore;
import dev.ilmyeon.articles.front.schedule.ScheduledChange.State;
import dev.ilmyeon.articles.front.version.FrontKey;
import dev.ilmyeon.articles.front.version.Head;
import dev.ilmyeon.articles.front.version.VersionKey;
import dev.ilmyeon.articles.front.version.VersionStore;
import dev.ilmyeon.platform.subgraph.problem.ConflictProblem;
import dev.ilmyeon.platform.subgraph.problem.NotFoundProblem;
import dev.ilmyeon.platform.subgraph.problem.ValidationProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * The writes behind the mutations of fronts: each answers its result or a problem, within the
 * caller's transaction. A front is locked first, so of two editors who saw the same version one
 * changes it and the other is told.
 */
final class FrontEdits {

  private final VersionStore versions;
  private final VersionMaker maker;
  private final ScheduleStore schedule;
  private final PinnedStore pinned;

  FrontEdits(
      VersionStore versions, VersionMaker maker, ScheduleStore schedule, PinnedStore pinned) {
    this.versions = versions;
    this.maker = maker;
    this.schedule = schedule;
    this.pinned = pinned;
  }

  Mono<Object> change(FrontKey front, int expected, List<FrontChange> changes, String by) {
    return locked(front, expected, head -> maker.make(head, changes, by).map(FrontEdits::answer));
  }

  private static Object answer(Made made) {
    return switch (made) {
      case Made.Version(VersionKey key) -> FrontChanged.of(key);
      case Made.Not(Edited.Refused why) -> problem(why);
    };
  }

  private static ValidationProblem problem(Edited.Refused refused) {
    return ValidationProblem.of(
        refused.why().name(), List.of("changes", String.valueOf(refused.index())));
  }

  /** Changes that could not be made by then, as far as can be told today, are refused today. */
  Mono<Object> schedule(
      FrontKey front, int expected, List<FrontChange> changes, Instant applyAt, String by) {
    return locked(front, expected, head -> schedule(head, changes, applyAt, by));
  }

  private Mono<Object> schedule(Head head, List<FrontChange> changes, Instant applyAt, String by) {
    if (!applyAt.isAfter(head.now())) {
      return Mono.just(ValidationProblem.of("NOT_AHEAD", List.of("applyAt")));
    }
    return Mono.zip(ahead(head, applyAt), schedule.countPending(head.edition()), pinned.of(changes))
        .flatMap(found -> {
          if (found.getT2() >= ScheduleStore.MAX_PENDING) {
            return Mono.just(ValidationProblem.of("TOO_MANY_SCHEDULED", List.of("applyAt")));
          }
          if (LayoutEditor.applyAt(applyAt, found.getT1(), changes)
              instanceof Edited.Refused refused) {
            return Mono.just(problem(refused));
          }
          Optional<Edited.Refused> impossible = found.getT3().impossible(changes);
          return impossible.isPresent()
              ? Mono.just(problem(impossible.get()))
              : schedule.add(head, applyAt, changes, by).map(FrontChangeScheduled::new);
        });
  }

  /** The layout as it will be then, by what is scheduled already. */
  private Mono<Layout> ahead(Head head, Instant time) {
    return Mono.zip(
            versions.layout(new VersionKey(head.edition(), head.version())),
            schedule.pending(head.edition(), time))
        .flatMap(found ->
            pinned
                .ofAll(found.getT2())
                .map(articles -> Ahead.of(found.getT1(), found.getT2(), articles)));
  }

  Mono<Object> rollBack(FrontKey front, int expected, int version, String by) {
    return locked(
        front,
        expected,
        head ->
            version == head.version()
                ? Mono.just(ValidationProblem.of("ALREADY_IN_FORCE", List.of("version")))
                : maker
                    .restore(head, version, by)
                    .map(made ->
                        made.<Object>map(FrontChanged::of)
                            .orElseGet(
                                () -> NotFoundProblem.of("NO_SUCH_VERSION", List.of("version")))));
  }

  Mono<Object> cancel(long id) {
    return schedule
        .settle(id, State.CANCELLED, null, null, null)
        .flatMap(cancelled ->
            cancelled
                ? Mono.<Object>just(new FrontChangeCancelled(id))
                : schedule
                    .byIds(List.of(id))
                    .map(found ->
                        found.containsKey(id)
                            ? ConflictProblem.of("ALREADY_SETTLED", List.of("id"))
                            : NotFoundProblem.of("NO_SUCH_CHANGE", List.of("id"))));
  }

  private Mono<Object> locked(FrontKey front, int expected, Function<Head, Mono<Object>> write) {
    return versions
        .lock(front)
        .flatMap(versions::head)
        .flatMap(head ->
            head.version() == expected
                ? write.apply(head)
                : Mono.<Object>just(
                    ConflictProblem.of(
                        "FRONT_HAS_CHANGED", List.of("expected"), String.valueOf(head.version()))))
        .switchIfEmpty(
            Mono.fromSupplier(() -> NotFoundProblem.of("NO_SUCH_FRONT", List.of("edition"))));
  }
}
