package dev.ilmyeon.articles.schedule;

/** How far a job came; the schema says what each means. */
public enum JobState {
  WAITING,
  DONE,
  FAILED,
  CANCELLED
}
