package dev.ilmyeon.gateway.federation.queryplan;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where in the merged response a fetch's target objects are: from the root, through keys, lists and
 * types.
 */
public record FetchPath(List<Segment> segments) {

  public static final FetchPath ROOT = new FetchPath(List.of());

  public FetchPath {
    segments = List.copyOf(segments);
  }

  /** One step down. */
  public sealed interface Segment {

    /** Into the value under a response key. */
    record Key(String responseKey) implements Segment {}

    /** Into each item of a list (once per level of nesting). */
    record Items() implements Segment {}

    /** Only objects whose {@code __typename} is one of these. */
    record Types(Set<String> names) implements Segment {
      public Types {
        names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
      }
    }
  }

  /** Apollo's notation: {@code users.@.reviews.@|[Review]}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Segment segment : segments) {
      switch (segment) {
        case Segment.Key key -> text.append(text.isEmpty() ? "" : ".").append(key.responseKey());
        case Segment.Items _ -> text.append(text.isEmpty() ? "@" : ".@");
        case Segment.Types types ->
            text.append(types.names().stream().collect(Collectors.joining("|", "|[", "]")));
      }
    }
    return text.toString();
  }
}
