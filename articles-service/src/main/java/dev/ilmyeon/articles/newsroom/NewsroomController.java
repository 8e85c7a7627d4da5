package dev.ilmyeon.articles.newsroom;

import dev.ilmyeon.articles.article.Article;
import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.article.ArticleStore;
import dev.ilmyeon.articles.audit.AuditEntry;
import dev.ilmyeon.articles.audit.AuditTrail;
import dev.ilmyeon.articles.id.Below;
import dev.ilmyeon.articles.schedule.Job;
import dev.ilmyeon.articles.schedule.JobState;
import dev.ilmyeon.articles.schedule.Schedule;
import dev.ilmyeon.articles.workflow.Step;
import dev.ilmyeon.platform.subgraph.connection.PageSize;
import dev.ilmyeon.platform.subgraph.error.ForbiddenException;
import dev.ilmyeon.platform.subgraph.identity.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** What the newsroom sees of articles, of its schedule and of what was done. */
@Controller
class NewsroomController {

  /** Dashboards read all and write nothing. */
  private static final Set<String> READERS =
      Set.of("reporter", "editor", "desk-chief", "dashboard");

  private final Revisions revisions;
  private final AuditTrail trail;
  private final Schedule schedule;
  private final ArticleStore articles;
  private final Clock clock;

  NewsroomController(
      Revisions revisions,
      AuditTrail trail,
      Schedule schedule,
      ArticleStore articles,
      Clock clock) {
    this.revisions = revisions;
    this.trail = trail;
    this.schedule = schedule;
    this.articles = articles;
    this.clock = clock;
  }

  @QueryMapping
  Mono<NewsroomArticle> newsroomArticle(@Argument String id, @ContextValue Caller caller) {
    check(caller);
    return Mono.justOrEmpty(ArticleId.parse(id))
        .filterWhen(known -> revisions.exists(known, caller.newsroom()))
        .map(NewsroomArticle::new);
  }

  @QueryMapping
  Mono<List<DeskArticle>> newsroomArticles(
      @Argument Step status,
      @Argument int first,
      @Argument @Nullable String before,
      @ContextValue Caller caller) {
    check(caller);
    return revisions.at(caller.newsroom(), status, Below.of(before), PageSize.check(first));
  }

  @QueryMapping
  Mono<List<Job>> scheduledJobs(
      @Argument @Nullable JobState state,
      @Argument int first,
      @Argument @Nullable String before,
      @ContextValue Caller caller) {
    check(caller);
    return schedule.list(caller.newsroom(), state, Below.of(before), PageSize.check(first));
  }

  @SchemaMapping(typeName = "NewsroomArticle")
  Mono<RevisionView> current(NewsroomArticle article) {
    return revisions
        .current(article.id())
        .flatMap(current ->
            revisions
                .before(article.id(), current.number(), 1)
                .map(before ->
                    new RevisionView(current, before.isEmpty() ? null : before.getFirst())));
  }

  @SchemaMapping(typeName = "NewsroomArticle")
  Mono<List<RevisionView>> revisions(
      NewsroomArticle article, @Argument int first, @Argument @Nullable Integer before) {
    int size = PageSize.check(first);
    int below = before == null ? Integer.MAX_VALUE : before;
    return revisions
        .before(article.id(), below, size + 1)
        .map(found -> RevisionView.of(found, size));
  }

  @SchemaMapping(typeName = "NewsroomArticle")
  Mono<List<AuditEntry>> audit(
      NewsroomArticle article, @Argument int first, @Argument @Nullable String before) {
    return trail.of(ArticleState.subject(article.id()), Below.of(before), PageSize.check(first));
  }

  @SchemaMapping(typeName = "NewsroomArticle", field = "public")
  Mono<Article> published(NewsroomArticle article) {
    return articles
        .visible(List.of(article.id()), clock.instant())
        .mapNotNull(found -> found.get(article.id()));
  }

  @SchemaMapping(typeName = "ArticleSaved")
  NewsroomArticle article(ArticleSaved saved) {
    return new NewsroomArticle(new ArticleId(saved.id()));
  }

  /** The same however late a replay asks for it: revisions never change. */
  @SchemaMapping(typeName = "ArticleSaved")
  Mono<RevisionView> revision(ArticleSaved saved) {
    ArticleId id = new ArticleId(saved.id());
    return revisions
        .withTheOneBefore(id, saved.revision())
        .filter(found -> !found.isEmpty())
        .map(found -> RevisionView.of(found, 1).getFirst())
        .switchIfEmpty(revisions.current(id).map(current -> new RevisionView(current, null)));
  }

  private static void check(Caller caller) {
    if (!caller.hasAny(READERS)) {
      throw new ForbiddenException();
    }
  }
}
