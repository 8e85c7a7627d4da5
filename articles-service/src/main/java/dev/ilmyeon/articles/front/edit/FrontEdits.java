package dev.ilmyeon.articles.front.edit;

import dev.ilmyeon.articles.front.change.Edited;
import dev.ilmyeon.articles.front.change.FrontChange;
import dev.ilmyeon.articles.front.change.LayoutEditor;
import dev.ilmyeon.articles.front.layout.Layout;
import dev.ilmyeon.articles.front.schedule.Ahead;
import dev.ilmyeon.articles.front.schedule.PictureCheck;
import dev.ilmyeon.articles.front.schedule.PinnedStore;
import dev.ilmyeon.articles.front.schedule.ScheduleStore;
import dev.ilmyeon.articles.front.schedule.ScheduledChange.State;
import dev.ilmyeon.articles.front.version.FrontKey;
import dev.ilmyeon.articles.front.version.Head;
import dev.ilmyeon.articles.front.version.VersionKey;
import dev.ilmyeon.articles.front.version.VersionStore;
import dev.ilmyeon.platform.subgraph.identity.Caller;
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
  private final PictureCheck pictures;
  private final FrontTrail trail;

  FrontEdits(
      VersionStore versions,
      VersionMaker maker,
      ScheduleStore schedule,
      PinnedStore pinned,
      PictureCheck pictures,
      FrontTrail trail) {
    this.versions = versions;
    this.maker = maker;
    this.schedule = schedule;
    this.pinned = pinned;
    this.pictures = pictures;
    this.trail = trail;
  }

  Mono<Object> change(Caller by, FrontKey front, int expected, List<FrontChange> changes) {
    return locked(
        by,
        front,
        expected,
        head ->
            maker
                .make(head, changes, by.subject())
                .flatMap(made -> changed(by, head, changes, made)));
  }

  private Mono<Object> changed(Caller by, Head head, List<FrontChange> changes, Made made) {
    return switch (made) {
      case Made.Version(VersionKey key) ->
          trail.changed(by.subject(), head, key, changes).thenReturn(FrontChanged.of(key));
      case Made.Not(Edited.Refused why) -> Mono.just(problem(why));
    };
  }

  private static ValidationProblem problem(Edited.Refused refused) {
    return ValidationProblem.of(
        refused.why().name(), List.of("changes", String.valueOf(refused.index())));
  }

  /** Changes that could not be made by then, as far as can be told today, are refused today. */
  Mono<Object> schedule(
      Caller by, FrontKey front, int expected, List<FrontChange> changes, Instant applyAt) {
    return locked(by, front, expected, head -> schedule(by, head, changes, applyAt));
  }

  private Mono<Object> schedule(Caller by, Head head, List<FrontChange> changes, Instant applyAt) {
    if (!applyAt.isAfter(head.now())) {
      return Mono.just(ValidationProblem.of("NOT_AHEAD", List.of("applyAt")));
    }
    return Mono.zip(
            ahead(head, applyAt),
            schedule.countPending(head.edition()),
            pinned.of(head.edition(), changes))
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
              : pictures
                  .at(applyAt, changes)
                  .flatMap(hindrance ->
                      hindrance.isPresent()
                          ? Mono.just(problem(hindrance.get()))
                          : planned(by, head, changes, applyAt));
        });
  }

  private Mono<Object> planned(Caller by, Head head, List<FrontChange> changes, Instant applyAt) {
    return schedule
        .add(head, applyAt, changes, by.subject())
        .flatMap(id ->
            trail
                .scheduled(by.subject(), head.edition(), id, applyAt, changes)
                .thenReturn(new FrontChangeScheduled(id)));
  }

  /** The layout as it will be then, by what is scheduled already. */
  private Mono<Layout> ahead(Head head, Instant time) {
    return Mono.zip(
            versions.layout(new VersionKey(head.edition(), head.version())),
            schedule.pending(head.edition(), time))
        .flatMap(found ->
            pinned
                .ofAll(head.edition(), found.getT2())
                .map(articles -> Ahead.of(found.getT1(), found.getT2(), articles)));
  }

  Mono<Object> rollBack(Caller by, FrontKey front, int expected, int version) {
    return locked(
        by,
        front,
        expected,
        head ->
            version == head.version()
                ? Mono.just(ValidationProblem.of("ALREADY_IN_FORCE", List.of("version")))
                : maker
                    .restore(head, version, by.subject())
                    .flatMap(made -> rolledBack(by, head, version, made)));
  }

  private Mono<Object> rolledBack(Caller by, Head head, int version, Optional<VersionKey> made) {
    return made.map(key ->
            trail
                .rolledBack(by.subject(), head, key, version)
                .<Object>thenReturn(FrontChanged.of(key)))
        .orElseGet(() -> Mono.just(NotFoundProblem.of("NO_SUCH_VERSION", List.of("version"))));
  }

  Mono<Object> cancel(Caller by, long id) {
    return schedule
        .of(by.newsroom(), id)
        .flatMap(change ->
            schedule
                .settle(id, State.CANCELLED, null, null, null)
                .flatMap(cancelled ->
                    cancelled
                        ? trail
                            .cancelled(by.subject(), change)
                            .<Object>thenReturn(new FrontChangeCancelled(id))
                        : Mono.just(ConflictProblem.of("ALREADY_SETTLED", List.of("id")))))
        .switchIfEmpty(
            Mono.fromSupplier(() -> NotFoundProblem.of("NO_SUCH_CHANGE", List.of("id"))));
  }

  /** A front of another newsroom is none. */
  private Mono<Object> locked(
      Caller by, FrontKey front, int expected, Function<Head, Mono<Object>> write) {
    return versions
        .lock(front, by.newsroom())
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
