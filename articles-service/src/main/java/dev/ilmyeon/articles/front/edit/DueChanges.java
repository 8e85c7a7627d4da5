package dev.ilmyeon.articles.front.edit;

import dev.ilmyeon.articles.edition.EditionId;
import dev.ilmyeon.articles.front.change.Edited;
import dev.ilmyeon.articles.front.schedule.ScheduleStore;
import dev.ilmyeon.articles.front.schedule.ScheduledChange;
import dev.ilmyeon.articles.front.schedule.ScheduledChange.State;
import dev.ilmyeon.articles.front.version.VersionKey;
import dev.ilmyeon.articles.front.version.VersionStore;
import io.r2dbc.spi.R2dbcTransientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Makes scheduled changes when their time has come, one a transaction: it holds the front, makes
 * the version and settles the change, or does none of it. Of several instances one has the front,
 * the others pass it by; whoever is killed leaves the change to the next. Whether targets are
 * public is asked now, whatever was true when the change was planned.
 */
public final class DueChanges {

  private static final Logger log = LoggerFactory.getLogger(DueChanges.class);

  /** Our own fault: the log tells more. */
  static final String INTERNAL = "INTERNAL";

  private final ScheduleStore schedule;
  private final VersionStore versions;
  private final VersionMaker maker;
  private final FrontTrail trail;
  private final TransactionalOperator transaction;

  DueChanges(
      ScheduleStore schedule,
      VersionStore versions,
      VersionMaker maker,
      FrontTrail trail,
      TransactionalOperator transaction) {
    this.schedule = schedule;
    this.versions = versions;
    this.maker = maker;
    this.trail = trail;
    this.transaction = transaction;
  }

  /** All that is due, in order on each front. */
  public Mono<Void> make() {
    return makeNext().expand(_ -> makeNext()).then();
  }

  /** The next that is due on any front; absent where there is none. */
  private Mono<Long> makeNext() {
    return schedule
        .claim()
        .flatMap(this::makeFirst)
        .as(transaction::transactional)
        .onErrorResume(Failed.class, this::giveUp);
  }

  private Mono<Long> makeFirst(EditionId edition) {
    return versions
        .head(edition)
        .flatMap(head ->
            schedule
                .first(edition, head.now())
                .flatMap(due ->
                    maker
                        .make(head, due.changes(), due.madeBy())
                        .flatMap(made -> settle(due, made))
                        .onErrorMap(e -> !isTransient(e), e -> new Failed(due, e))));
  }

  private Mono<Long> settle(ScheduledChange due, Made made) {
    return switch (made) {
      case Made.Version(VersionKey key) ->
          schedule
              .settle(due.id(), State.APPLIED, key.version(), null, null)
              .then(trail.applied(due, key.version()))
              .thenReturn(due.id());
      case Made.Not(Edited.Refused refused) -> {
        log.warn("Change {} of {} failed: {}", due.id(), due.edition(), refused.why());
        yield schedule
            .settle(due.id(), State.FAILED, null, refused.why().name(), refused.index())
            .then(trail.failed(due, refused.why().name(), refused.index()))
            .thenReturn(due.id());
      }
    };
  }

  /** Kept where editors see it, rather than tried for ever in front of all others. */
  private Mono<Long> giveUp(Failed failed) {
    ScheduledChange due = failed.due;
    log.error("Scheduled change {} could not be made", due.id(), failed.getCause());
    return schedule
        .settle(due.id(), State.FAILED, null, INTERNAL, null)
        .filter(settled -> settled)
        .flatMap(_ -> trail.failed(due, INTERNAL, null))
        .as(transaction::transactional)
        .thenReturn(due.id());
  }

  private static boolean isTransient(Throwable error) {
    return error instanceof TransientDataAccessException
        || error.getCause() instanceof R2dbcTransientException;
  }

  private static final class Failed extends RuntimeException {

    private final transient ScheduledChange due;

    Failed(ScheduledChange due, Throwable cause) {
      super(cause);
      this.due = due;
    }
  }
}
