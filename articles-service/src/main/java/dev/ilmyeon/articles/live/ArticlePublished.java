package dev.ilmyeon.articles.live;

import dev.ilmyeon.articles.article.Article;
import java.time.OffsetDateTime;

/**
 * An article that readers may see from now on.
 *
 * @param version what a subscriber names to continue behind it
 */
record ArticlePublished(String version, OffsetDateTime at, Article article) {}
