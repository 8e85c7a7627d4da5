package dev.ilmyeon.articles.front;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import reactor.core.publisher.Mono;

/**
 * Makes front pages: their layouts in one statement, then what may fill them up, the feeds'
 * articles in a second and the most read in a third beside it. However many containers and cards,
 * there is no fourth. Pages of the past that were recorded are shown as they were instead, with one
 * statement in place of those two.
 */
public final class FrontPages {

  private final LayoutStore layouts;
  private final CandidateFinder candidates;
  private final RecordedPages recorded;

  FrontPages(LayoutStore layouts, CandidateFinder candidates, RecordedPages recorded) {
    this.layouts = layouts;
    this.candidates = candidates;
    this.recorded = recorded;
  }

  /** By the request's index; a request without a front has none. */
  public Mono<Map<Integer, FrontPage>> pages(List<FrontRequest> requests) {
    return layouts.layouts(requests).flatMap(this::pages);
  }

  private Mono<Map<Integer, FrontPage>> pages(Map<Integer, PageLayout> found) {
    Map<Integer, PageLayout> made = new TreeMap<>(found);
    Map<Integer, PageLayout> shown = new TreeMap<>(found);
    made.values().removeIf(PageLayout::isRecorded);
    shown.values().removeIf(page -> !page.isRecorded());
    if (shown.isEmpty()) {
      return filled(made);
    }
    return Mono.zip(filled(made), recorded.pages(shown))
        .map(both -> {
          Map<Integer, FrontPage> pages = new TreeMap<>(both.getT1());
          pages.putAll(both.getT2());
          return pages;
        });
  }

  private Mono<Map<Integer, FrontPage>> filled(Map<Integer, PageLayout> found) {
    return candidates
        .find(found.values())
        .map(from -> {
          Map<Integer, FrontPage> pages = new TreeMap<>();
          found.forEach((ask, layout) -> pages.put(ask, BackFill.fill(layout, from)));
          return pages;
        });
  }
}
