package dev.ilmyeon.gateway.server.subgraph;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What subgraphs say in headers of their answers that the client of one request is told, too: the
 * values of all of them, as one list.
 */
public final class ReturnedHeaders {

  public static final ReturnedHeaders NONE = new ReturnedHeaders(List.of());

  private static final int LAST_PRINTABLE = 0x7E;

  private final List<String> names;
  private final Map<String, Set<String>> values = new LinkedHashMap<>();

  /** Of these names, in small letters. */
  public ReturnedHeaders(List<String> names) {
    this.names = names;
  }

  boolean areWanted() {
    return !names.isEmpty();
  }

  synchronized void add(Function<String, List<String>> headers) {
    for (String name : names) {
      headers.apply(name).stream()
          .filter(ReturnedHeaders::isPlain)
          .forEach(value -> values.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(value));
    }
  }

  private static boolean isPlain(String value) {
    return !value.isBlank() && value.chars().allMatch(c -> c >= ' ' && c <= LAST_PRINTABLE);
  }

  /** Until now. */
  synchronized Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    values.forEach((name, each) -> all.put(name, String.join(", ", each)));
    return all;
  }
}
