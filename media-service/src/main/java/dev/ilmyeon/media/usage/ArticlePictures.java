package dev.ilmyeon.media.usage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pictures that an article uses, as the articles service tells.
 *
 * @param number rises with each change of the article
 * @param lead the one at its head
 * @param photos the others that go with it, in their order
 * @param text those within its text
 */
record ArticlePictures(
    long article, long number, @Nullable Long lead, List<Photo> photos, List<Long> text) {

  record Photo(long image, @Nullable String caption) {}

  ArticlePictures {
    photos = photos == null ? List.of() : List.copyOf(photos);
    text = text == null ? List.of() : List.copyOf(text);
  }
}
