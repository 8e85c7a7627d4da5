package dev.ilmyeon.media.gallery;

/** A gallery's number. */
public record GalleryId(long value) {

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
