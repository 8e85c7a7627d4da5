package dev.ilmyeon.gateway.federation.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A supergraph's text, of which single lines are changed: definitions, and fields within them. */
final class SdlLines {

  private SdlLines() {}

  /**
   * {@code coordinate}: {@code Type} or {@code Type.field}, which has to be there once, on a line
   * of its own.
   */
  static String change(String sdl, String coordinate, UnaryOperator<String> line) {
    String[] parts = coordinate.split("\\.");
    List<String> changed = new ArrayList<>();
    boolean within = false;
    int found = 0;
    for (String each : sdl.split("\n")) {
      if (!each.isBlank() && !each.startsWith(" ") && !each.startsWith("}")) {
        within = each.matches("(type|interface|union|enum|scalar) %s\\b.*".formatted(parts[0]));
      }
      boolean it =
          within
              && (parts.length == 1
                  ? !each.startsWith(" ") && !each.startsWith("}") && !each.isBlank()
                  : each.matches("  %s\\b.*".formatted(parts[1])));
      found += it ? 1 : 0;
      changed.add(it ? line.apply(each) : each);
    }
    if (found != 1) {
      throw new IllegalArgumentException("%s is there %d times".formatted(coordinate, found));
    }
    return String.join("\n", changed) + "\n";
  }

  /** Without what protects it. */
  static String unprotected(String line) {
    return line.replaceAll(" @authenticated| @requiresScopes\\([^)]*\\)| @policy\\([^)]*\\)", "");
  }
}
