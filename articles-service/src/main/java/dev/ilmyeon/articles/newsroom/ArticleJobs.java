package dev.ilmyeon.articles.newsroom;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.outbox.Outbox;
import dev.ilmyeon.articles.picture.PictureRights;
import dev.ilmyeon.articles.schedule.Job;
import dev.ilmyeon.articles.schedule.JobHandler;
import dev.ilmyeon.articles.schedule.JobResult;
import dev.ilmyeon.articles.workflow.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** What the schedule does to articles; whether it still may is checked when its time has come. */
final class ArticleJobs {

  private static final String ACTOR = "schedule";
  private static final String PREFIX = "article:";

  private final ContentStore articles;
  private final Revisions revisions;
  private final ArticleMoves moves;
  private final PictureRights rights;
  private final Outbox outbox;
  private final Clock clock;

  ArticleJobs(
      ContentStore articles,
      Revisions revisions,
      ArticleMoves moves,
      PictureRights rights,
      Outbox outbox,
      Clock clock) {
    this.articles = articles;
    this.revisions = revisions;
    this.moves = moves;
    this.rights = rights;
    this.outbox = outbox;
    this.clock = clock;
  }

  private record Handler(String kind, Function<Job, Mono<JobResult>> work) implements JobHandler {

    @Override
    public Mono<JobResult> run(Job job) {
      return work.apply(job);
    }
  }

  JobHandler publishing() {
    return new Handler(
        ArticleMoves.PUBLISH,
        job ->
            pinned(
                job,
                locked ->
                    locked.status() == Step.SCHEDULED
                        ? publish(locked, job)
                        : refused("NOT_AT_THIS_STEP")));
  }

  JobHandler withdrawing() {
    return new Handler(
        ArticleMoves.WITHDRAW,
        job ->
            pinned(
                job,
                locked ->
                    locked.status().isPublic()
                        ? take(locked, Step.WITHDRAWN, job)
                        : refused("NOT_AT_THIS_STEP")));
  }

  /** Readers may see it from now on: they are told, unless it was withdrawn meanwhile. */
  JobHandler endingEmbargo() {
    return new Handler(
        ArticleMoves.END_EMBARGO,
        job ->
            locked(
                job,
                locked ->
                    isVisible(locked)
                        ? revisions
                            .contentOf(locked)
                            .flatMap(content ->
                                outbox.add(
                                    locked.subject(),
                                    locked.revision(),
                                    ArticleMoves.PUBLISHED_EVENT,
                                    new ArticleEvent(
                                        locked.id().value(),
                                        locked.revision(),
                                        locked.status().name(),
                                        content.section(),
                                        content.regions())))
                            .then(done())
                        : refused("NOT_AT_THIS_STEP")));
  }

  private boolean isVisible(ArticleState locked) {
    Instant embargo = locked.embargoUntil();
    return locked.status().isPublic() && (embargo == null || !embargo.isAfter(clock.instant()));
  }

  /** With pictures only that readers may be shown by now. */
  private Mono<JobResult> publish(ArticleState locked, Job job) {
    return revisions
        .contentOf(locked)
        .flatMap(content -> rights.hindrance(content.images(), clock.instant()))
        .flatMap(found ->
            found.isEmpty()
                ? take(locked, Step.PUBLISHED, job)
                : refused(found.get().why().name()));
  }

  private Mono<JobResult> take(ArticleState locked, Step to, Job job) {
    String notice = to == Step.WITHDRAWN ? job.payload().path("notice").asString("") : null;
    return revisions
        .contentOf(locked)
        .flatMap(content -> moves.take(ACTOR, locked, to, content, job.dueAt().toInstant(), notice))
        .then(done());
  }

  private Mono<JobResult> pinned(Job job, Function<ArticleState, Mono<JobResult>> work) {
    return locked(
        job,
        locked ->
            locked.revision() == job.payload().path("revision").asInt(0)
                ? work.apply(locked)
                : refused("STALE_REVISION"));
  }

  private Mono<JobResult> locked(Job job, Function<ArticleState, Mono<JobResult>> work) {
    return Mono.justOrEmpty(ArticleId.parse(job.subject().substring(PREFIX.length())))
        .flatMap(articles::lock)
        .flatMap(work)
        .switchIfEmpty(refused("NO_SUCH_ARTICLE"));
  }

  private static Mono<JobResult> done() {
    return Mono.just(new JobResult.Done());
  }

  private static Mono<JobResult> refused(String code) {
    return Mono.just(new JobResult.Refused(code));
  }
}
