package dev.ilmyeon.articles.schedule;

/** How a job ended. */
public sealed interface JobResult {

  record Done() implements JobResult {}

  /**
   * It must not be done any more, and nothing was written.
   *
   * @param code why, in capitals
   */
  record Refused(String code) implements JobResult {}
}
