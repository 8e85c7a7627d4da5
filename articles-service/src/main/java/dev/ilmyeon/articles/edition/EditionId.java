package dev.ilmyeon.articles.edition;

import dev.ilmyeon.articles.id.Slug;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An edition's id, as {@code main}. */
public record EditionId(String value) {

  public static Optional<EditionId> parse(@Nullable String text) {
    return Slug.parse(text, EditionId::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
