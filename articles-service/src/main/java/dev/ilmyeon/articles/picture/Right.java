package dev.ilmyeon.articles.picture;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a picture, or what stands in its place, may be shown.
 *
 * @param until when that ends; null for never
 */
record Right(boolean shown, @Nullable Instant until) {

  static final Right NONE = new Right(false, null);

  boolean holdsAt(Instant time) {
    return shown && (until == null || until.isAfter(time));
  }
}
