package dev.ilmyeon.articles.outbox;

import dev.ilmyeon.platform.subgraph.error.BadInputException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An event's position as subscribers name it. */
public final class Version {

  private static final Pattern POSITION = Pattern.compile("0|[1-9][0-9]{0,17}");

  private Version() {}

  public static String of(OutboxEvent event) {
    return Long.toString(event.position());
  }

  /**
   * Null for who names none.
   *
   * @throws BadInputException for what no event has
   */
  public static @Nullable Long parse(@Nullable String after) {
    if (after == null) {
      return null;
    }
    if (!POSITION.matcher(after).matches()) {
      throw new BadInputException("'after' is the version of an event, as it was given.");
    }
    return Long.valueOf(after);
  }
}
