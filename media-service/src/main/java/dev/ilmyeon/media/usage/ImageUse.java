package dev.ilmyeon.media.usage;

import org.jspecify.annotations.Nullable;

/**
 * One use of a picture.
 *
 * @param owner the article's, the gallery's or the picture's number
 * @param position its place in a list; null where it has none
 */
public record ImageUse(Kind kind, long owner, @Nullable Integer position) {

  /** As what. */
  public enum Kind {
    LEAD_IMAGE,
    ARTICLE_PHOTO,
    ARTICLE_TEXT,
    GALLERY_PHOTO,
    GALLERY_COVER,
    SUBSTITUTE
  }
}
