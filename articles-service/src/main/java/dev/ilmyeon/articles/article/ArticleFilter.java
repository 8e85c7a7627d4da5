package dev.ilmyeon.articles.article;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which articles a list holds: those that meet every condition given; days are Korea's. */
record ArticleFilter(
    @Nullable String section,
    @Nullable String region,
    @Nullable String series,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {

  static final ArticleFilter NONE = new ArticleFilter(null, null, null, null, null);
}
