package dev.ilmyeon.articles.article;

import dev.ilmyeon.articles.region.Region;
import dev.ilmyeon.articles.series.Series;
import java.util.Collection;
import java.util.List;

/** What an article is sorted by and signed with, and what was corrected in it. */
record Classification(
    List<Region> regions,
    List<Series> series,
    List<Tag> tags,
    List<Reporter> bylines,
    List<Correction> corrections) {

  /** Of an article's links of all kinds, each kind in its order. */
  static Classification of(Collection<?> links) {
    return new Classification(
        only(Region.class, links),
        only(Series.class, links),
        only(Tag.class, links),
        only(Reporter.class, links),
        only(Correction.class, links));
  }

  private static <T> List<T> only(Class<T> kind, Collection<?> links) {
    return links.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
