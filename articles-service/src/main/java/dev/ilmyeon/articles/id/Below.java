package dev.ilmyeon.articles.id;

import dev.ilmyeon.platform.subgraph.error.BadInputException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a list whose numbers fall is continued. */
public final class Below {

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  private Below() {}

  /**
   * The number that all of the page are below.
   *
   * @param before the argument of that name; null for the list's beginning
   */
  public static long of(@Nullable String before) {
    if (before == null) {
      return Long.MAX_VALUE;
    }
    if (!NUMBER.matcher(before).matches()) {
      throw new BadInputException("'before' is the number of one of the list.");
    }
    return Long.parseLong(before);
  }
}
