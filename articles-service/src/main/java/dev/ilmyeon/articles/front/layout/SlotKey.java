package dev.ilmyeon.articles.front.layout;

/**
 * What names a card on its page, as {@code article:1001}: a page shows nothing twice, and unlike a
 * place it means the same card when others have come and gone.
 */
public record SlotKey(String value) {

  public static SlotKey ofArticle(long id) {
    return new SlotKey("article:" + id);
  }

  public static SlotKey ofGallery(long id) {
    return new SlotKey("gallery:" + id);
  }

  public static SlotKey ofRegion(String code) {
    return new SlotKey("region:" + code);
  }

  public static SlotKey ofSnap(String url) {
    return new SlotKey("snap:" + url);
  }

  @Override
  public String toString() {
    return value;
  }
}
