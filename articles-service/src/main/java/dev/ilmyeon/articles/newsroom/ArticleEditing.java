package dev.ilmyeon.articles.newsroom;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.newsroom.Revisions.Next;
import dev.ilmyeon.articles.picture.PictureRights;
import dev.ilmyeon.articles.workflow.Role;
import dev.ilmyeon.articles.workflow.Step;
import dev.ilmyeon.articles.workflow.Transitions;
import dev.ilmyeon.platform.subgraph.idempotency.IdempotentWrites;
import dev.ilmyeon.platform.subgraph.idempotency.WriteRequest;
import dev.ilmyeon.platform.subgraph.identity.Caller;
import dev.ilmyeon.platform.subgraph.problem.ConflictProblem;
import dev.ilmyeon.platform.subgraph.problem.ForbiddenProblem;
import dev.ilmyeon.platform.subgraph.problem.NotFoundProblem;
import dev.ilmyeon.platform.subgraph.problem.Problem;
import dev.ilmyeon.platform.subgraph.problem.ValidationProblem;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What editors do to the text of articles: each once a key, each on the revision they know. All
 * answer an {@link ArticleSaved} or a {@link Problem}.
 */
final class ArticleEditing {

  private static final List<String> ID = List.of("id");
  private static final int MAX_NOTE = 2000;

  record Update(String id, int expected, ArticleInput input) {}

  record Restore(String id, int expected, int revision) {}

  record Correct(String id, int expected, String kind, String note, @Nullable ArticleInput input) {}

  private final IdempotentWrites writes;
  private final ContentStore articles;
  private final Revisions revisions;
  private final PictureRights rights;
  private final Clock clock;

  ArticleEditing(
      IdempotentWrites writes,
      ContentStore articles,
      Revisions revisions,
      PictureRights rights,
      Clock clock) {
    this.writes = writes;
    this.articles = articles;
    this.revisions = revisions;
    this.rights = rights;
    this.clock = clock;
  }

  Mono<Object> create(Caller caller, String key, ArticleInput input) {
    return checked(
        input,
        content ->
            write(
                caller,
                key,
                "createArticle",
                input,
                Role.ALL,
                () -> known(content, () -> revisions.create(caller, clock.instant(), content))));
  }

  Mono<Object> update(Caller caller, String key, Update update) {
    return checked(
        update.input(),
        content ->
            write(
                caller,
                key,
                "updateArticle",
                update,
                Role.ALL,
                () ->
                    change(
                        caller,
                        update.id(),
                        update.expected(),
                        locked ->
                            allowed(caller, locked, Transitions.rewriters(locked.status()))
                                .orElseGet(() ->
                                    known(
                                        content,
                                        () ->
                                            rewrite(
                                                caller, locked, content, "UPDATE", Map.of()))))));
  }

  Mono<Object> restore(Caller caller, String key, Restore restore) {
    return write(
        caller,
        key,
        "restoreRevision",
        restore,
        Role.ALL,
        () ->
            change(
                caller,
                restore.id(),
                restore.expected(),
                locked ->
                    allowed(caller, locked, Transitions.rewriters(locked.status()))
                        .orElseGet(() -> restore(caller, locked, restore.revision()))));
  }

  private Mono<Object> restore(Caller caller, ArticleState locked, int number) {
    return revisions
        .of(locked.id(), number)
        .flatMap(old ->
            known(
                old.content(),
                () ->
                    rewrite(caller, locked, old.content(), "RESTORE", Map.of("restored", number))))
        .defaultIfEmpty(NotFoundProblem.of("NO_SUCH_REVISION", List.of("revision")));
  }

  /**
   * In public, dated and with a note; the text changes with it or stays as it is, and so does its
   * embargo: what readers were told of is not hidden from them again.
   */
  Mono<Object> correct(Caller caller, String key, Correct correct) {
    String note = correct.note().strip();
    if (note.isEmpty() || note.codePointCount(0, note.length()) > MAX_NOTE) {
      return Mono.just(
          ValidationProblem.of(
              note.isEmpty() ? "EMPTY" : "TOO_LONG", List.of("note"), Integer.toString(MAX_NOTE)));
    }
    Function<@Nullable Content, Mono<Object>> written =
        content ->
            write(
                caller,
                key,
                "correctArticle",
                correct,
                Role.EDITORS,
                () ->
                    change(
                        caller,
                        correct.id(),
                        correct.expected(),
                        locked ->
                            allowed(caller, locked, Transitions.correctors(locked.status()))
                                .orElseGet(
                                    () -> correct(caller, locked, correct.kind(), note, content))));
    return correct.input() == null
        ? written.apply(null)
        : checked(
            correct.input(),
            content ->
                learn(caller, Role.EDITORS, content.images())
                    .then(Mono.defer(() -> written.apply(content))));
  }

  /** Asks media beforehand for what is to be shown, if who asks may have it shown at all. */
  Mono<Void> learn(Caller caller, Collection<Role> roles, Collection<Long> images) {
    return Role.hasAny(caller, roles) ? rights.learn(images) : Mono.empty();
  }

  private Mono<Object> correct(
      Caller caller, ArticleState locked, String kind, String note, @Nullable Content content) {
    Instant now = clock.instant();
    Mono<Content> text = revisions.contentOf(locked);
    return text.flatMap(was -> {
      Content is = content == null ? was : content.under(was.embargoUntil());
      return known(
          is,
          () ->
              shown(
                  added(was, is),
                  now,
                  List.of("input"),
                  () ->
                      articles
                          .correct(locked.id(), now, kind, note)
                          .then(
                              revisions.next(
                                  locked, corrected(caller, now, was, is, kind, note)))));
    });
  }

  /** What stands there already may be corrected whatever has become of its pictures. */
  private static Set<Long> added(Content was, Content is) {
    Set<Long> added = new LinkedHashSet<>(is.images());
    added.removeAll(was.images());
    return added;
  }

  private static Next corrected(
      Caller caller, Instant now, Content was, Content is, String kind, String note) {
    boolean rewritten = !is.equals(was);
    return new Next(
        caller.subject(),
        now,
        Step.CORRECTED,
        is,
        rewritten,
        null,
        rewritten ? now : null,
        null,
        "CORRECT",
        "ARTICLE_CORRECTED",
        Map.of("kind", kind, "note", note));
  }

  /** If readers may be shown the pictures at that time, as far as is known. */
  Mono<Object> shown(
      Collection<Long> images, Instant time, List<String> path, Supplier<Mono<Object>> write) {
    return rights
        .hindrance(images, time)
        .flatMap(found ->
            found.isEmpty()
                ? write.get()
                : Mono.just(
                    ConflictProblem.of(
                        found.get().why().name(), path, Long.toString(found.get().image()))));
  }

  private Mono<Object> rewrite(
      Caller caller, ArticleState locked, Content content, String action, Map<String, ?> detail) {
    return revisions
        .contentOf(locked)
        .flatMap(_ ->
            revisions.next(
                locked,
                new Next(
                    caller.subject(),
                    clock.instant(),
                    locked.status(),
                    content,
                    true,
                    null,
                    null,
                    null,
                    action,
                    "ARTICLE_CHANGED",
                    detail)));
  }

  private static Mono<Object> checked(ArticleInput input, Function<Content, Mono<Object>> write) {
    InputCheck check = new InputCheck();
    Content content = check.check(input);
    return check.violations().isEmpty()
        ? write.apply(content)
        : Mono.just(ValidationProblem.of(check.violations()));
  }

  private Mono<Object> known(Content content, Supplier<Mono<Object>> write) {
    return articles
        .unknown(content)
        .flatMap(
            unknown -> unknown.isEmpty() ? write.get() : Mono.just(ValidationProblem.of(unknown)));
  }

  /** Once a key, by who has one of the roles. */
  Mono<Object> write(
      Caller caller,
      String key,
      String mutation,
      Object input,
      Collection<Role> roles,
      Supplier<Mono<Object>> write) {
    if (!caller.isSomebody()) {
      return Mono.just(ForbiddenProblem.of("NOT_SIGNED_IN", List.of()));
    }
    if (!Role.hasAny(caller, roles)) {
      return Mono.just(missing(roles));
    }
    return writes.once(new WriteRequest(caller, key, mutation, input), ArticleSaved.class, write);
  }

  /**
   * On the article, locked, if it is of the editor's newsroom and still of the revision that they
   * know.
   */
  Mono<Object> change(
      Caller caller, String id, int expected, Function<ArticleState, Mono<Object>> write) {
    return Mono.justOrEmpty(ArticleId.parse(id))
        .flatMap(known -> articles.lock(known, caller.newsroom()))
        .flatMap(locked ->
            locked.revision() == expected
                ? write.apply(locked)
                : Mono.just(
                    ConflictProblem.of(
                        "STALE_REVISION",
                        List.of("expected"),
                        Integer.toString(locked.revision()))))
        .defaultIfEmpty(NotFoundProblem.of("NO_SUCH_ARTICLE", ID));
  }

  /** Why not, if the step takes no such change or not by who asks. */
  static Optional<Mono<Object>> allowed(
      Caller caller, ArticleState locked, Collection<Role> roles) {
    if (roles.isEmpty()) {
      return Optional.of(
          Mono.just(ConflictProblem.of("NOT_AT_THIS_STEP", ID, locked.status().name())));
    }
    return Role.hasAny(caller, roles) ? Optional.empty() : Optional.of(Mono.just(missing(roles)));
  }

  static Problem missing(Collection<Role> roles) {
    return ForbiddenProblem.of("ROLE_MISSING", List.of(), Role.names(roles));
  }
}
