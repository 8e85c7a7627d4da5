package dev.ilmyeon.articles.newsroom;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.audit.AuditTrail;
import dev.ilmyeon.articles.newsroom.Revisions.Next;
import dev.ilmyeon.articles.picture.PictureRights;
import dev.ilmyeon.articles.schedule.Schedule;
import dev.ilmyeon.articles.workflow.Role;
import dev.ilmyeon.articles.workflow.Step;
import dev.ilmyeon.articles.workflow.Transitions;
import dev.ilmyeon.platform.subgraph.identity.Caller;
import dev.ilmyeon.platform.subgraph.problem.ConflictProblem;
import dev.ilmyeon.platform.subgraph.problem.ValidationProblem;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Takes articles from step to step: now, by an editor, or at a time, by the schedule. A schedule
 * pins the revision it was made for.
 */
final class ArticleMoves {

  static final String PUBLISH = "PUBLISH_ARTICLE";
  static final String WITHDRAW = "WITHDRAW_ARTICLE";
  static final String END_EMBARGO = "END_EMBARGO";

  static final String PUBLISHED_EVENT = "ARTICLE_PUBLISHED";

  private static final int MAX_NOTICE = 2000;

  /**
   * What an editor asks for.
   *
   * @param at for SCHEDULED, when; for WITHDRAWN, when if not now
   * @param notice for WITHDRAWN, what readers are told
   */
  record Move(
      String id, int expected, Step to, @Nullable OffsetDateTime at, @Nullable String notice) {}

  /** The article that is to stay. */
  record Cancel(String id, int expected) {}

  /** What a job has to know. */
  record Pinned(int revision, @Nullable String notice, Collection<Long> pictures) {}

  private final ArticleEditing editing;
  private final Revisions revisions;
  private final Schedule schedule;
  private final PictureRights rights;
  private final AuditTrail trail;
  private final Clock clock;

  ArticleMoves(
      ArticleEditing editing,
      Revisions revisions,
      Schedule schedule,
      PictureRights rights,
      AuditTrail trail,
      Clock clock) {
    this.editing = editing;
    this.revisions = revisions;
    this.schedule = schedule;
    this.rights = rights;
    this.trail = trail;
    this.clock = clock;
  }

  Mono<Object> move(Caller caller, String key, Move move) {
    ValidationProblem mistake = mistake(move);
    return mistake != null
        ? Mono.just(mistake)
        : learn(caller, move).then(Mono.defer(() -> write(caller, key, move)));
  }

  /** What the article shows, before it is locked. */
  private Mono<Void> learn(Caller caller, Move move) {
    return showsPictures(move.to()) && Role.hasAny(caller, Role.EDITORS)
        ? Mono.justOrEmpty(ArticleId.parse(move.id()))
            .flatMap(revisions::current)
            .flatMap(revision -> rights.learn(revision.content().images()))
        : Mono.empty();
  }

  private static boolean showsPictures(Step to) {
    return to == Step.SCHEDULED || to == Step.PUBLISHED;
  }

  private Mono<Object> write(Caller caller, String key, Move move) {
    return editing.write(
        caller,
        key,
        "transitionArticle",
        move,
        Role.ALL,
        () ->
            editing.change(
                caller, move.id(), move.expected(), locked -> move(caller, locked, move)));
  }

  private @Nullable ValidationProblem mistake(Move move) {
    boolean scheduled = move.to() == Step.SCHEDULED;
    boolean withdrawn = move.to() == Step.WITHDRAWN;
    String notice = move.notice();
    if (move.at() == null ? scheduled : !scheduled && !withdrawn) {
      return ValidationProblem.of(scheduled ? "TIME_MISSING" : "TIME_NOT_USED", List.of("at"));
    }
    if (move.at() != null && !move.at().toInstant().isAfter(clock.instant())) {
      return ValidationProblem.of("TIME_NOT_AHEAD", List.of("at"));
    }
    if (withdrawn && (notice == null || notice.isBlank())) {
      return ValidationProblem.of("NOTICE_MISSING", List.of("notice"));
    }
    if (notice != null && notice.length() > MAX_NOTICE) {
      return ValidationProblem.of("TOO_LONG", List.of("notice"), Integer.toString(MAX_NOTICE));
    }
    return null;
  }

  private Mono<Object> move(Caller caller, ArticleState locked, Move move) {
    Collection<Role> roles = Transitions.roles(locked.status(), move.to());
    if (roles.isEmpty()) {
      return Mono.just(
          ConflictProblem.of(
              "NO_SUCH_TRANSITION", List.of("to"), locked.status().name(), move.to().name()));
    }
    if (!Role.hasAny(caller, roles)) {
      return Mono.just(ArticleEditing.missing(roles));
    }
    return move.to() == Step.WITHDRAWN && move.at() != null
        ? withdrawLater(caller, locked, move.at().toInstant(), move.notice())
        : revisions.contentOf(locked).flatMap(content -> move(caller, locked, move, content));
  }

  private Mono<Object> move(Caller caller, ArticleState locked, Move move, Content content) {
    if (move.to() == Step.IN_REVIEW && content.blocks().isEmpty()) {
      return Mono.just(ValidationProblem.of("NO_TEXT", List.of("to")));
    }
    Instant now = clock.instant();
    Instant at = move.at() == null ? now : move.at().toInstant();
    return showsPictures(move.to())
        ? editing.shown(
            content.images(), at, List.of("to"), () -> move(caller, locked, move, content, at))
        : move(caller, locked, move, content, at);
  }

  private Mono<Object> move(
      Caller caller, ArticleState locked, Move move, Content content, Instant at) {
    return cancelWhatWaits(locked)
        .then(
            take(
                caller.subject(),
                locked,
                move.to(),
                content,
                at,
                move.to() == Step.WITHDRAWN ? move.notice() : null))
        .flatMap(saved ->
            move.to() == Step.SCHEDULED
                ? schedule
                    .add(
                        PUBLISH,
                        locked.subject(),
                        new Pinned(locked.revision() + 1, null, content.images()),
                        at,
                        caller.subject(),
                        locked.newsroom())
                    .thenReturn(saved)
                : Mono.just(saved));
  }

  private Mono<Void> cancelWhatWaits(ArticleState locked) {
    return locked.status() == Step.SCHEDULED
        ? schedule.cancel(PUBLISH, locked.subject()).then()
        : locked.status().isPublic()
            ? schedule.cancel(WITHDRAW, locked.subject()).then()
            : Mono.empty();
  }

  /** Takes a withdrawal back that was to come; the article stays as it is. */
  Mono<Object> cancelWithdrawal(Caller caller, String key, Cancel cancel) {
    return editing.write(
        caller,
        key,
        "cancelWithdrawal",
        cancel,
        Role.ALL,
        () ->
            editing.change(
                caller, cancel.id(), cancel.expected(), locked -> cancel(caller, locked)));
  }

  private Mono<Object> cancel(Caller caller, ArticleState locked) {
    Collection<Role> roles = Transitions.roles(locked.status(), Step.WITHDRAWN);
    if (!Role.hasAny(caller, roles)) {
      return Mono.just(
          roles.isEmpty()
              ? ConflictProblem.of("NOT_AT_THIS_STEP", List.of("id"), locked.status().name())
              : ArticleEditing.missing(roles));
    }
    return schedule
        .cancel(WITHDRAW, locked.subject())
        .flatMap(cancelled ->
            cancelled == 0
                ? Mono.just(ConflictProblem.of("NOTHING_SCHEDULED", List.of("id")))
                : trail
                    .add(
                        caller.subject(),
                        "CANCEL_WITHDRAWAL",
                        locked.subject(),
                        Map.of("revision", locked.revision()))
                    .thenReturn(new ArticleSaved(locked.id().value(), locked.revision())));
  }

  private Mono<Object> withdrawLater(
      Caller caller, ArticleState locked, Instant at, @Nullable String notice) {
    return schedule
        .cancel(WITHDRAW, locked.subject())
        .then(
            schedule.add(
                WITHDRAW,
                locked.subject(),
                new Pinned(locked.revision(), notice, List.of()),
                at,
                caller.subject(),
                locked.newsroom()))
        .then(
            trail.add(
                caller.subject(),
                "SCHEDULE_WITHDRAWAL",
                locked.subject(),
                Map.of("at", at.toString(), "revision", locked.revision())))
        .thenReturn(new ArticleSaved(locked.id().value(), locked.revision()));
  }

  /**
   * Takes the locked article to a step. Readers are told of a publication when they may see it: of
   * one under embargo when that ends.
   *
   * @param at when it is published, or is to be
   */
  Mono<Object> take(
      String actor,
      ArticleState locked,
      Step to,
      Content content,
      Instant at,
      @Nullable String notice) {
    Instant embargo = locked.embargoUntil();
    Instant now = clock.instant();
    boolean hidden = to == Step.PUBLISHED && embargo != null && embargo.isAfter(now);
    boolean timed = to == Step.PUBLISHED || to == Step.SCHEDULED;
    Mono<Object> saved =
        revisions.next(
            locked,
            new Next(
                actor,
                now,
                to,
                content,
                false,
                timed ? at : null,
                null,
                notice,
                "TRANSITION",
                event(to, hidden),
                Map.of("from", locked.status().name())));
    if (to == Step.WITHDRAWN) {
      return schedule.cancel(END_EMBARGO, locked.subject()).then(saved);
    }
    return hidden && embargo != null
        ? schedule
            .add(
                END_EMBARGO,
                locked.subject(),
                new Pinned(locked.revision() + 1, null, List.of()),
                embargo,
                actor,
                locked.newsroom())
            .then(saved)
        : saved;
  }

  private static String event(Step to, boolean hidden) {
    return switch (to) {
      case PUBLISHED -> hidden ? "ARTICLE_CHANGED" : PUBLISHED_EVENT;
      case WITHDRAWN -> "ARTICLE_WITHDRAWN";
      case CORRECTED -> "ARTICLE_CORRECTED";
      case DRAFT, IN_REVIEW, APPROVED, SCHEDULED -> "ARTICLE_CHANGED";
    };
  }
}
