package dev.ilmyeon.articles.syndication;

import java.time.Duration;
import java.time.Instant;

/** An article that feeds held until it was withdrawn. */
record Tombstone(long id, Instant withdrawn, String notice) {

  /** For how long feeds tell of it: readers that have not asked meanwhile keep what they had. */
  static final Duration KEPT = Duration.ofDays(30);
}
