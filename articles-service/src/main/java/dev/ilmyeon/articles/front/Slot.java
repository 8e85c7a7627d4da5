package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.media.Gallery;
import dev.ilmyeon.articles.region.Region;

/** What stands on a card. Equal slots are the same thing: a page shows each once. */
sealed interface Slot {

  /** An article, fetched with all others of the page when a query selects targets. */
  record OfArticle(ArticleId id) implements Slot {}

  record OfGallery(Gallery gallery) implements Slot {}

  record OfRegion(Region region) implements Slot {}

  record OfSnap(Snap snap) implements Slot {}
}
