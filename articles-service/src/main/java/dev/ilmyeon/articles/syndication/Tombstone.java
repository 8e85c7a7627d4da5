package dev.ilmyeon.articles.syndication;

import java.time.Duration;
import java.time.Instant;

/**
 * An article that feeds held until it was withdrawn, or might not be passed on any more.
 *
 * @param at when that was
 * @param notice why
 */
record Tombstone(long id, Instant at, String notice) {

  /** The notice of what the portal alone still has. */
  static final String NOT_PASSED_ON = "이 기사는 더 이상 배포하지 않습니다.";

  /** For how long feeds tell of it: readers that have not asked meanwhile keep what they had. */
  static final Duration KEPT = Duration.ofDays(30);
}
