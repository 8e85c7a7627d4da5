package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.calendar.KstDate;
import dev.ilmyeon.articles.edition.Edition;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** A front page, filled; what stands on its cards is fetched when a query selects it. */
record FrontPage(
    FrontId id, Edition edition, Instant time, Instant readAt, List<Container> containers) {

  FrontPage {
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
}
