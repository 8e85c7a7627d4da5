package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.edition.EditionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A front page to show.
 *
 * @param version null: the one in force
 * @param at null: now, or when the asked version was superseded
 */
record FrontRequest(EditionId edition, @Nullable Integer version, @Nullable Instant at) {

  static FrontRequest of(FrontId id) {
    return new FrontRequest(id.edition(), id.version(), id.at());
  }
}
