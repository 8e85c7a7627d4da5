package dev.ilmyeon.articles.newsroom;

import dev.ilmyeon.articles.audit.AuditTrail;
import dev.ilmyeon.articles.outbox.Outbox;
import dev.ilmyeon.articles.picture.PictureRights;
import dev.ilmyeon.articles.schedule.JobHandler;
import dev.ilmyeon.articles.schedule.Schedule;
import dev.ilmyeon.platform.subgraph.idempotency.IdempotentWrites;
import dev.ilmyeon.platform.subgraph.periodic.PeriodicWork;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class NewsroomConfiguration {

  @Bean
  ContentStore contentStore(DatabaseClient database, JsonMapper json) {
    return new ContentStore(database, json);
  }

  @Bean
  Revisions revisions(
      ContentStore articles,
      DatabaseClient database,
      JsonMapper json,
      Outbox outbox,
      AuditTrail trail) {
    return new Revisions(articles, new RevisionStore(database, json), outbox, trail);
  }

  @Bean
  ArticleEditing articleEditing(
      IdempotentWrites writes,
      ContentStore articles,
      Revisions revisions,
      PictureRights rights,
      Clock clock) {
    return new ArticleEditing(writes, articles, revisions, rights, clock);
  }

  @Bean
  ArticleMoves articleMoves(
      ArticleEditing editing,
      Revisions revisions,
      Schedule schedule,
      PictureRights rights,
      AuditTrail trail,
      Clock clock) {
    return new ArticleMoves(editing, revisions, schedule, rights, trail, clock);
  }

  @Bean
  ArticleJobs articleJobs(
      ContentStore articles,
      Revisions revisions,
      ArticleMoves moves,
      PictureRights rights,
      Outbox outbox,
      Clock clock) {
    return new ArticleJobs(articles, revisions, moves, rights, outbox, clock);
  }

  @Bean
  JobHandler publishing(ArticleJobs jobs) {
    return jobs.publishing();
  }

  @Bean
  JobHandler withdrawing(ArticleJobs jobs) {
    return jobs.withdrawing();
  }

  @Bean
  JobHandler endingEmbargo(ArticleJobs jobs) {
    return jobs.endingEmbargo();
  }

  @Bean
  PeriodicWork forgetIdempotencyKeys(IdempotentWrites writes) {
    return new PeriodicWork("Forgetting old keys", Duration.ofHours(1), writes::forget);
  }
}
