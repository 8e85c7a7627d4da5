package dev.ilmyeon.articles.section;

import dev.ilmyeon.articles.id.Slug;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A section's id, as {@code general}. */
public record SectionId(String value) {

  public static Optional<SectionId> parse(@Nullable String text) {
    return Slug.parse(text, SectionId::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
