package dev.ilmyeon.gateway.server.cache;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be thrown away. The same order may come any number of times.
 *
 * @param gone nothing that holds one of these is answered any more
 * @param changed what holds one of these is made anew, and else only answered if that fails
 */
public record PurgeOrder(List<String> gone, List<String> changed) {

  /** In one order. */
  private static final int MOST = 1_000;

  private static final int LONGEST = 256;

  /** Throws {@link IllegalArgumentException} with what is wrong. */
  public PurgeOrder {
    gone = List.copyOf(gone);
    changed = List.copyOf(changed);
    if (gone.isEmpty() && changed.isEmpty()) {
      throw new IllegalArgumentException(
          "Say what: \"tombstones\", \"tags\" or both, a tag on each line.");
    }
    if (gone.size() + changed.size() > MOST) {
      throw new IllegalArgumentException("No more than %d tags at once.".formatted(MOST));
    }
    if (Stream.concat(gone.stream(), changed.stream()).anyMatch(tag -> tag.length() > LONGEST)) {
      throw new IllegalArgumentException(
          "A tag has no more than %d characters.".formatted(LONGEST));
    }
  }

  /** With a tag on each line; null for none. Throws {@link IllegalArgumentException}. */
  public static PurgeOrder ofLines(@Nullable String tombstones, @Nullable String tags) {
    return new PurgeOrder(lines(tombstones), lines(tags));
  }

  private static List<String> lines(@Nullable String tags) {
    return tags == null
        ? List.of()
        : tags.lines().map(String::strip).filter(tag -> !tag.isEmpty()).toList();
  }
}
