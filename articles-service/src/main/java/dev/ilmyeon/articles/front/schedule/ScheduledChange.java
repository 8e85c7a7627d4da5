package dev.ilmyeon.articles.front.schedule;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.edition.EditionId;
import dev.ilmyeon.articles.front.change.FrontChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes to be made at a time.
 *
 * @param madeFor the version that the editor looked at
 * @param applyAt by the edition's clock
 * @param version what came of it, once applied
 * @param failure why it failed, if it did
 * @param failedChange the change that could not be made, from 0
 */
public record ScheduledChange(
    long id,
    EditionId edition,
    int madeFor,
    Instant applyAt,
    List<FrontChange> changes,
    String madeBy,
    Instant madeAt,
    State state,
    @Nullable Instant settledAt,
    @Nullable Integer version,
    @Nullable String failure,
    @Nullable Integer failedChange) {

  public ScheduledChange {
    changes = List.copyOf(changes);
  }

  /** Absent where the text is no such number. */
  public static Optional<Long> parseId(String text) {
    return ArticleId.parse(text).map(ArticleId::value);
  }

  /** What became of it. */
  public enum State {
    PENDING,
    APPLIED,
    FAILED,
    CANCELLED
  }
}
