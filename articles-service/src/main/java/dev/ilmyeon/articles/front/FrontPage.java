package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.calendar.KstDate;
import dev.ilmyeon.articles.edition.Edition;
import dev.ilmyeon.articles.region.Region;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A front page, filled; what stands on its cards is fetched when a query selects it.
 *
 * @param preview whether it shows what is only planned too
 */
public record FrontPage(
    FrontId id,
    Edition edition,
    @Nullable Region region,
    Instant time,
    Instant readAt,
    boolean preview,
    List<Container> containers) {

  public FrontPage {
    containers = List.copyOf(containers);
  }

  public int version() {
    return id.version();
  }

  public OffsetDateTime asOf() {
    return Kst.at(time);
  }

  public KstDate dateline() {
    return KstDate.of(time);
  }

  /** Whether the edition's clock has not got there yet. */
  boolean isAhead() {
    return time.isAfter(edition.now().toInstant());
  }
}
