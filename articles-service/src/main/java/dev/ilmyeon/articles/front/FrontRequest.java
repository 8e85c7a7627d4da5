package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.edition.EditionId;
import dev.ilmyeon.articles.front.version.FrontKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A front page to show.
 *
 * @param version null: the one in force
 * @param at null: now, or when the asked version was superseded
 */
public record FrontRequest(FrontKey front, @Nullable Integer version, @Nullable Instant at) {

  /** Of this moment. */
  public static FrontRequest now(EditionId edition) {
    return new FrontRequest(new FrontKey(edition, null), null, null);
  }

  /** Of a version as it was last. */
  public static FrontRequest of(EditionId edition, int version) {
    return new FrontRequest(new FrontKey(edition, null), version, null);
  }

  static FrontRequest of(FrontId id) {
    return new FrontRequest(new FrontKey(id.edition(), null), id.version(), id.at());
  }
}
