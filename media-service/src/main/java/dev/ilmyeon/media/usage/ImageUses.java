package dev.ilmyeon.media.usage;

import java.util.List;

/** What was found for a {@link UsesOf}. */
public record ImageUses(List<ImageUse> uses) {

  public ImageUses {
    uses = List.copyOf(uses);
  }
}
