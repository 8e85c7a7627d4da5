package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.edition.Edition;
import dev.ilmyeon.articles.front.layout.Layout;
import dev.ilmyeon.articles.region.Region;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A layout as a page of a time is made of it: curated cards that have expired, or whose article may
 * not be seen, are left out already.
 *
 * @param region of a regional edition
 * @param asOf the time the page is of
 * @param readAt the time whose public articles fill it: {@code asOf}, but never after the edition's
 *     now, unless it is a preview
 * @param preview whether it is the page that will be, with what is only planned
 * @param served of a page that was recorded: each container's cards, as JSON, and the layout's are
 *     none; empty where nothing was
 */
record PageLayout(
    FrontId id,
    Edition edition,
    @Nullable Region region,
    Instant asOf,
    Instant readAt,
    boolean preview,
    Layout layout,
    Map<String, String> served) {

  PageLayout {
    served = Map.copyOf(served);
  }

  /** Whether the whole of it was recorded. */
  boolean isRecorded() {
    return !served.isEmpty() && served.size() == layout.containers().size();
  }

  PageLayout previewing(Layout planned) {
    return new PageLayout(id, edition, region, asOf, asOf, true, planned, Map.of());
  }

  FrontPage with(List<Container> containers) {
    return new FrontPage(id, edition, region, asOf, readAt, preview, containers);
  }
}
