package dev.ilmyeon.articles.series;

import dev.ilmyeon.articles.id.Slug;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A series' id, as {@code small-school}. */
public record SeriesId(String value) {

  public static Optional<SeriesId> parse(@Nullable String text) {
    return Slug.parse(text, SeriesId::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
