package dev.ilmyeon.articles.schedule;

import reactor.core.publisher.Mono;

/** Does the jobs of one kind. */
public interface JobHandler {

  /** In capitals, as {@code PUBLISH_ARTICLE}. */
  String kind();

  /** Whether it waits for others than the database: then it keeps none waiting that does not. */
  default boolean isSlow() {
    return false;
  }

  /**
   * Does it, in the transaction that ends the job: both are committed or neither. What was true
   * when the job was made is to be checked anew. An error is tried again a few times.
   *
   * @return never empty
   */
  Mono<JobResult> run(Job job);
}
