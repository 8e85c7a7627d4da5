package dev.ilmyeon.media.photo;

import java.util.List;

/**
 * The rows of a page, one too many where it goes on, and how many the whole list holds. An owner
 * without photos has an empty page.
 */
public record Photos(List<Photo> rows, long total) {

  public Photos {
    rows = List.copyOf(rows);
  }
}
