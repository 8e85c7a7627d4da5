package dev.ilmyeon.articles.newsroom;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.audit.AuditTrail;
import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.outbox.Outbox;
import dev.ilmyeon.articles.workflow.Step;
import dev.ilmyeon.platform.subgraph.identity.Caller;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Makes one revision of the next: the article's row, its links, the revision, what is told and what
 * is trailed, in the caller's transaction and in this order.
 */
final class Revisions {

  /** The author of what was there before revisions were kept. */
  static final String BEFORE = "before-revisions";

  /**
   * A change of an article.
   *
   * @param actor who makes it
   * @param content as it is to be
   * @param rewritten whether that is another one than before
   * @param publishedAt when it is published, if it is by this
   * @param modifiedAt when readers' text changed, if it did
   * @param notice why it is withdrawn, if it is
   * @param action for the trail, and {@code event} for the outbox
   * @param detail for the trail
   */
  record Next(
      String actor,
      Instant at,
      Step status,
      Content content,
      boolean rewritten,
      @Nullable Instant publishedAt,
      @Nullable Instant modifiedAt,
      @Nullable String notice,
      String action,
      String event,
      Map<String, ?> detail) {}

  private final ContentStore articles;
  private final RevisionStore revisions;
  private final Outbox outbox;
  private final AuditTrail trail;

  Revisions(ContentStore articles, RevisionStore revisions, Outbox outbox, AuditTrail trail) {
    this.articles = articles;
    this.revisions = revisions;
    this.outbox = outbox;
    this.trail = trail;
  }

  /** Whether there is such an article of that newsroom. */
  Mono<Boolean> exists(ArticleId id, String newsroom) {
    return articles.exists(id, newsroom);
  }

  /**
   * The revision that is in force, made up of what is there if none was kept; empty for no article.
   */
  Mono<Revision> current(ArticleId id) {
    return articles
        .state(id)
        .flatMap(state -> revisions.of(id, state.revision()).switchIfEmpty(madeUp(state)));
  }

  private Mono<Revision> madeUp(ArticleState state) {
    Instant at = state.publishedAt() == null ? Instant.EPOCH : state.publishedAt();
    return articles
        .content(state.id())
        .map(content ->
            new Revision(
                state.id(), state.revision(), Kst.at(at), BEFORE, state.status(), content));
  }

  /** What the locked article holds; kept as a revision first if it was not. */
  Mono<Content> contentOf(ArticleState locked) {
    return revisions
        .of(locked.id(), locked.revision())
        .switchIfEmpty(
            madeUp(locked)
                .flatMap(made ->
                    revisions
                        .add(
                            made.article(),
                            made.number(),
                            made.at().toInstant(),
                            made.author(),
                            made.status(),
                            made.content())
                        .thenReturn(made)))
        .map(Revision::content);
  }

  Mono<Object> create(Caller caller, Instant at, Content content) {
    return articles
        .create(caller.newsroom(), content)
        .flatMap(id ->
            articles
                .relink(id, content)
                .then(
                    keep(
                        id,
                        1,
                        new Next(
                            caller.subject(),
                            at,
                            Step.DRAFT,
                            content,
                            true,
                            null,
                            null,
                            null,
                            "CREATE",
                            "ARTICLE_CHANGED",
                            Map.of()))));
  }

  Mono<Object> next(ArticleState locked, Next next) {
    int number = locked.revision() + 1;
    Mono<Void> rewrite =
        next.rewritten() ? articles.rewrite(locked.id(), next.content()) : Mono.empty();
    return rewrite
        .then(
            articles.move(
                locked.id(),
                number,
                next.status(),
                next.publishedAt(),
                next.modifiedAt(),
                next.notice()))
        .then(keep(locked.id(), number, next));
  }

  private Mono<Object> keep(ArticleId id, int number, Next next) {
    Content content = next.content();
    String subject = ArticleState.subject(id);
    Map<String, Object> detail = new LinkedHashMap<>(next.detail());
    detail.put("revision", number);
    detail.put("status", next.status().name());
    return revisions
        .add(id, number, next.at(), next.actor(), next.status(), content)
        .then(
            outbox.add(
                subject,
                number,
                next.event(),
                new ArticleEvent(
                    id.value(),
                    number,
                    next.status().name(),
                    content.section(),
                    content.regions())))
        .then(trail.add(next.actor(), next.action(), subject, detail))
        .thenReturn(new ArticleSaved(id.value(), number));
  }

  /** That one and the one before it, if there are such. */
  Mono<List<Revision>> withTheOneBefore(ArticleId id, int number) {
    return revisions.before(id, number + 1, 2);
  }

  Mono<List<Revision>> before(ArticleId id, int number, int first) {
    return revisions.before(id, number, first);
  }

  Mono<List<DeskArticle>> at(String newsroom, Step step, long below, int first) {
    return revisions.at(newsroom, step, below, first);
  }

  Mono<Revision> of(ArticleId id, int number) {
    return revisions.of(id, number);
  }
}
