package dev.ilmyeon.articles.front.layout;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.media.Gallery;
import dev.ilmyeon.articles.region.Region;

/** What stands on a card. A page shows each {@link #key()} once. */
public sealed interface Slot {

  SlotKey key();

  /** An article, fetched with all others of the page when a query selects targets. */
  record OfArticle(ArticleId id) implements Slot {
    @Override
    public SlotKey key() {
      return SlotKey.ofArticle(id.value());
    }
  }

  record OfGallery(Gallery gallery) implements Slot {
    @Override
    public SlotKey key() {
      return SlotKey.ofGallery(gallery.id());
    }
  }

  record OfRegion(Region region) implements Slot {
    @Override
    public SlotKey key() {
      return SlotKey.ofRegion(region.code().value());
    }
  }

  record OfSnap(Snap snap) implements Slot {
    @Override
    public SlotKey key() {
      return SlotKey.ofSnap(snap.url());
    }
  }
}
