package dev.ilmyeon.media.photo;

/** Whose photos a list holds. */
public enum PhotoList {
  GALLERY("gallery_photo", "gallery_id"),
  ARTICLE("article_photo", "article_id");

  private final String table;
  private final String owner;

  PhotoList(String table, String owner) {
    this.table = table;
    this.owner = owner;
  }

  String table() {
    return table;
  }

  String owner() {
    return owner;
  }

  /** The list's name within its cursors. */
  String cursor() {
    return table;
  }
}
