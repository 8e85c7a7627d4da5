package dev.ilmyeon.articles.id;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A short name of lower-case letters, digits and hyphens, as the database's checks ask. */
public final class Slug {

  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  private Slug() {}

  /** A client's text as an id of that type; absent where nothing can have that id. */
  public static <T> Optional<T> parse(@Nullable String text, Function<String, T> id) {
    return text != null && SLUG.matcher(text).matches()
        ? Optional.of(id.apply(text))
        : Optional.empty();
  }
}
