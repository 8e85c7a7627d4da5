package dev.ilmyeon.weather.edition;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An edition's id. Editions belong to articles-service; weather knows those in its own table. */
public record EditionId(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  public EditionId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("Not an edition's id: " + value);
    }
  }

  /** Reads what a client sent; empty where it cannot be the id of any edition. */
  public static Optional<EditionId> parse(@Nullable String value) {
    return value != null && FORM.matcher(value).matches()
        ? Optional.of(new EditionId(value))
        : Optional.empty();
  }

  /** The plain id, as the schema shows it. */
  @Override
  public String toString() {
    return value;
  }
}
