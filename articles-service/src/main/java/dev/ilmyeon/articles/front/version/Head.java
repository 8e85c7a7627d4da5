package dev.ilmyeon.articles.front.version;

import dev.ilmyeon.articles.edition.EditionId;
import java.time.Instant;

/**
 * Where a front stands.
 *
 * @param edition whose front it is; a regional edition's own id
 * @param now what the edition's clock shows
 * @param version the one in force
 * @param newest the highest number
 * @param since when the one in force took effect
 */
public record Head(EditionId edition, Instant now, int version, int newest, Instant since) {

  /** The next version's time: never before that of the one it follows, whatever clocks say. */
  public Instant next() {
    return now.isBefore(since) ? since : now;
  }
}
