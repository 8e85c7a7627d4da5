package dev.ilmyeon.media.gallery;

import java.util.List;

/** What was found for a {@link RegionGalleries}, newest first. */
public record Galleries(List<Gallery> newest) {

  public Galleries {
    newest = List.copyOf(newest);
  }
}
