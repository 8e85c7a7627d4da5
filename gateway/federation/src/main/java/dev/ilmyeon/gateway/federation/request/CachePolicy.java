package dev.ilmyeon.gateway.federation.request;

import java.util.Locale;

/**
 * Whether and how long the response to a query may be kept, and given to others: what the
 * supergraph says ({@code @cacheControl}) and what the subgraphs say ({@code Cache-Control}),
 * whichever is less.
 *
 * @param maxAge for how many seconds it is fresh from when it was made; 0 if it may not be kept at
 *     all
 * @param shared whether others than who asked may have it
 * @param stale whether it may be used when it is fresh no more, for want of a fresh one
 * @param age for how many seconds some of it was kept before, on the way here
 */
public record CachePolicy(int maxAge, boolean shared, boolean stale, int age) {

  /** Not at all. */
  public static final CachePolicy NONE = new CachePolicy(0, false, false);

  /** Nobody has said anything yet; {@link #and} anything else is that. */
  public static final CachePolicy UNSAID = new CachePolicy(Integer.MAX_VALUE, true, true);

  /** As long as an HTTP cache has to count (RFC 9111, 1.2.2). */
  private static final int LONGEST = Integer.MAX_VALUE - 1;

  /** Of what comes from where it was made. */
  public CachePolicy(int maxAge, boolean shared, boolean stale) {
    this(maxAge, shared, stale, 0);
  }

  /** What both allow. */
  public CachePolicy and(CachePolicy other) {
    return new CachePolicy(
        Math.min(maxAge, other.maxAge),
        shared && other.shared,
        stale && other.stale,
        Math.max(age, other.age));
  }

  /** The same of what was kept before, for so many seconds. */
  public CachePolicy aged(int seconds) {
    return seconds <= age ? this : new CachePolicy(maxAge, shared, stale, seconds);
  }

  /** Whether anything was said. */
  public boolean isSaid() {
    return !equals(UNSAID);
  }

  /** Whether a response may be kept for others. */
  public boolean isShareable() {
    return isSaid() && shared && maxAge > age;
  }

  /**
   * What an HTTP response says of itself, for a cache that many share (RFC 9111, 5.2.2); what it
   * does not say how long may be kept, may not be kept. What can't be understood allows nothing.
   */
  public static CachePolicy ofHeader(String cacheControl) {
    int maxAge = -1;
    int sharedMaxAge = -1;
    boolean shared = true;
    boolean stale = true;
    for (String directive : cacheControl.split(",", -1)) {
      int equals = directive.indexOf('=');
      String name = equals < 0 ? directive : directive.substring(0, equals);
      String value = equals < 0 ? "" : directive.substring(equals + 1);
      switch (name.strip().toLowerCase(Locale.ROOT)) {
        case "no-store", "no-cache" -> {
          return NONE;
        }
        case "private" -> shared = false;
        case "max-age" -> maxAge = least(maxAge, value);
        case "s-maxage" -> sharedMaxAge = least(sharedMaxAge, value);
        case "must-revalidate", "proxy-revalidate" -> stale = false;
        default -> {}
      }
    }
    int longest = sharedMaxAge < 0 ? maxAge : sharedMaxAge;
    return longest <= 0 ? NONE : new CachePolicy(longest, shared, stale);
  }

  /** Of what is said twice. */
  private static int least(int before, String seconds) {
    int given = seconds(seconds.strip().replace("\"", ""));
    return before < 0 ? given : Math.min(before, given);
  }

  private static int seconds(String digits) {
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return 0;
    }
    try {
      return (int) Math.min(LONGEST, Long.parseLong(digits));
    } catch (NumberFormatException _) {
      return LONGEST;
    }
  }
}
