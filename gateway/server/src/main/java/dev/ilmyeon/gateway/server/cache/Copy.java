package dev.ilmyeon.gateway.server.cache;

import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.request.CachePolicy;
import java.util.Set;

/**
 * A response that is kept.
 *
 * @param body nobody writes to it any more
 * @param taken when its oldest part was made, in milliseconds
 * @param spare whether it is for want of another only, however young it is
 * @param failed when making another has failed, in milliseconds; 0 if it has not
 */
record Copy(
    byte[] body, CachePolicy policy, long taken, Set<String> tags, boolean spare, long failed) {

  /** What it is good for. */
  enum Use {
    /** As good as a new one. */
    FRESH,
    /** Still good, but another has to be made. */
    AGEING,
    /** For want of another. */
    SPARE,
    NOTHING
  }

  private static final int MILLIS = 1_000;

  /** Between tries to make another. */
  private static final int PAUSE = 1_000;

  private static final int JUST = 10_000;

  /** Of a tag in a set, besides its text. */
  private static final int TAG_OVERHEAD = 64;

  Copy {
    tags = Set.copyOf(tags);
  }

  /** In seconds. */
  long age(long now) {
    return Math.max(0, now - taken) / MILLIS;
  }

  /** At some time, in milliseconds. */
  Use use(long now, StaleUse stale) {
    long over = now - taken - (long) MILLIS * policy.maxAge();
    if (over < 0 && !spare) {
      return Use.FRESH;
    }
    if (!policy.stale()) {
      return Use.NOTHING;
    }
    if (over < stale.whileRevalidate() && !spare) {
      return Use.AGEING;
    }
    return over < stale.ifError() ? Use.SPARE : Use.NOTHING;
  }

  /** The same, not to be taken for a fresh one any more. */
  Copy asSpare() {
    return new Copy(body, policy, taken, tags, true, 0);
  }

  /** The same when there could not be another. */
  Copy afterFailure(long now) {
    return new Copy(body, policy, taken, tags, spare, now);
  }

  /** Whether another would hardly come now, so that nobody should wait for it. */
  boolean hasJustFailed(long now) {
    return now - failed < JUST;
  }

  /** Whether it is worth while to try to make another. */
  boolean mayBeMadeAnew(long now) {
    return now - failed >= PAUSE;
  }

  /** The body, with an extension that says that it is stale. */
  byte[] stale(long now) {
    JsonWriter json = new JsonWriter(body.length + 64);
    json.raw(body, 0, body.length - 1);
    json.ascii(",\"extensions\":{\"cache\":{\"stale\":true,\"age\":" + age(now) + "}}}");
    return json.toByteArray();
  }

  /** Bytes that it takes, roughly. */
  int weight() {
    int text = tags.stream().mapToInt(tag -> tag.length() + TAG_OVERHEAD).sum();
    return body.length + text;
  }

  /** How long copies are used when they are fresh no more, in milliseconds. */
  record StaleUse(long whileRevalidate, long ifError) {}
}
