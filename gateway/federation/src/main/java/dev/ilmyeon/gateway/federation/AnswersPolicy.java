package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.request.CachePolicy;
import org.jspecify.annotations.Nullable;

/** What the answers to one request's fetches allow together of keeping the response. */
final class AnswersPolicy {

  private CachePolicy least = CachePolicy.UNSAID;

  /** Whether there is an answer that says nothing. */
  private boolean silence;

  private int oldest;

  /**
   * One of them.
   *
   * @param cacheControl null if it says nothing
   * @param age in seconds, of what was kept on its way
   */
  void add(@Nullable String cacheControl, int age) {
    oldest = Math.max(oldest, age);
    if (cacheControl == null) {
      silence = true;
    } else {
      least = least.and(CachePolicy.ofHeader(cacheControl));
    }
  }

  /**
   * What is allowed in all. What a supergraph says counts for answers that say nothing; where it
   * says nothing either, each answer has to.
   *
   * @param hint the supergraph's
   */
  CachePolicy with(CachePolicy hint) {
    if (hint.isSaid()) {
      return hint.and(least).aged(oldest);
    }
    return silence || !least.isSaid() ? CachePolicy.NONE : least.aged(oldest);
  }
}
