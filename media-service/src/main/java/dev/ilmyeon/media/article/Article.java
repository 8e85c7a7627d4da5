package dev.ilmyeon.media.article;

import dev.ilmyeon.media.image.Numbers;

/**
 * An article of the articles service, which alone knows whether it exists.
 *
 * @param id as the gateway gave it
 */
record Article(String id) {

  private static final long NONE = -1;

  /** Its number; one that no article has where the id is no number. */
  long number() {
    return Numbers.parse(id).orElse(NONE);
  }
}
