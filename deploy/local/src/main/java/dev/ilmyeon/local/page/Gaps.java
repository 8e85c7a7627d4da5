package dev.ilmyeon.local.page;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is missing from the page, and why. */
record Gaps(List<PageError> errors) {

  private static final int FIELDS_NAMED = 4;

  /** What stands in the place of a missing field: {@code 날씨 – (weather: TIMEOUT)}. */
  String mark(String what, String path) {
    return errors.stream()
        .filter(error -> error.explains(path))
        .findFirst()
        .map(error -> "%s – (%s: %s)".formatted(what, error.service(), error.code()))
        .orElse(what + " –");
  }

  /** Whether an error tells that a field is missing, not merely empty. */
  boolean explained(String path) {
    return errors.stream().anyMatch(error -> error.explains(path));
  }

  /** One line for each service and kind of fault, with the fields it cost. */
  List<String> summary() {
    Map<String, Set<String>> fields = new LinkedHashMap<>();
    for (PageError error : errors) {
      String fault = "%s: %s".formatted(error.service(), error.code());
      fields.computeIfAbsent(fault, _ -> new LinkedHashSet<>()).addAll(error.fields());
    }
    return fields.entrySet().stream()
        .map(fault -> fault.getKey() + " — " + named(fault.getValue()))
        .toList();
  }

  private static String named(Set<String> fields) {
    List<String> first = fields.stream().limit(FIELDS_NAMED).toList();
    int more = fields.size() - first.size();
    return String.join(", ", first) + (more > 0 ? " and %d more".formatted(more) : "");
  }
}
