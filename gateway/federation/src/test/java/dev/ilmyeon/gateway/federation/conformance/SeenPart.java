package dev.ilmyeon.gateway.federation.conformance;

import dev.ilmyeon.gateway.federation.EngineOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one client sees of a response, beside what another one does, who sees all of it. */
final class SeenPart {

  /** Paths of the errors, their steps as text. */
  private final List<List<?>> errors = new ArrayList<>();

  private SeenPart(Map<String, Object> response) {
    if (response.get("errors") instanceof List<?> entries) {
      entries.forEach(error -> {
        if (error instanceof Map<?, ?> map && map.get("path") instanceof List<?> path) {
          errors.add(path.stream().map(String::valueOf).toList());
        }
      });
    }
  }

  /** What is wrong with the part of a response; null if nothing is. */
  static @Nullable String problem(Map<String, Object> whole, Map<String, Object> part) {
    return new SeenPart(part).problem(whole.get("data"), part.get("data"), List.of());
  }

  private @Nullable String problem(
      @Nullable Object whole, @Nullable Object part, List<String> path) {
    if (part == null) {
      return whole == null || isExplained(path) ? null : path + " is null, and nobody says why";
    }
    if (whole instanceof Map<?, ?> all && part instanceof Map<?, ?> some) {
      return problem(all, some, path);
    }
    if (whole instanceof List<?> all && part instanceof List<?> some && all.size() == some.size()) {
      for (int i = 0; i < all.size(); i++) {
        String problem = problem(all.get(i), some.get(i), with(path, String.valueOf(i)));
        if (problem != null) {
          return problem;
        }
      }
      return null;
    }
    return part.equals(whole) ? null : path + " differs";
  }

  private @Nullable String problem(Map<?, ?> all, Map<?, ?> some, List<String> path) {
    if (!List.copyOf(all.keySet()).equals(List.copyOf(some.keySet()))) {
      return path + " has other keys";
    }
    for (Map.Entry<?, ?> each : some.entrySet()) {
      String key = String.valueOf(each.getKey());
      String problem = problem(all.get(each.getKey()), each.getValue(), with(path, key));
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  /** Of many errors some are not told. */
  private boolean isExplained(List<String> path) {
    return errors.size() >= EngineOptions.DEFAULT.errors()
        || errors.stream()
            .anyMatch(
                error -> error.size() >= path.size() && error.subList(0, path.size()).equals(path));
  }

  private static List<String> with(List<String> path, String last) {
    List<String> longer = new ArrayList<>(path);
    longer.add(last);
    return longer;
  }
}
