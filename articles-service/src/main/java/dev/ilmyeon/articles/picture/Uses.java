package dev.ilmyeon.articles.picture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which pictures an article uses, as media is told.
 *
 * @param number rises with each change of the article: media forgets nothing newer for something
 *     older
 * @param text those within its text
 */
record Uses(
    long article, long number, @Nullable Long lead, List<Pictures.Photo> photos, List<Long> text) {

  Uses {
    photos = List.copyOf(photos);
    text = List.copyOf(text);
  }
}
