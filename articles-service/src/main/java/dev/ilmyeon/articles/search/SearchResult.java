package dev.ilmyeon.articles.search;

import dev.ilmyeon.articles.article.ArticleId;
import java.math.BigDecimal;

/**
 * An article that a search found.
 *
 * @param rank what the results are sorted by, downwards
 */
record SearchResult(ArticleId id, BigDecimal rank) {}
