package dev.ilmyeon.local.page;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Why something is missing from the page.
 *
 * @param service the service at fault, {@code gateway} where the error names none
 * @param code the kind of fault
 * @param message in words
 * @param path the first field it cost, joined by dots; empty for the whole answer
 * @param shapes every field it cost, without list indices, where the gateway tells; else empty
 */
public record PageError(
    String service, String code, String message, String path, Set<String> shapes) {

  private static final String INDEX = "\\.([0-9]+|@)(?=\\.|$)";
  private static final String TYPES = "\\|\\[[^]]*]";

  public PageError {
    shapes = Set.copyOf(shapes);
  }

  static PageError of(JsonNode error) {
    JsonNode extensions = error.path("extensions");
    return new PageError(
        extensions.path("service").asString("gateway"),
        extensions.path("code").asString("ERROR"),
        error.path("message").asString(""),
        error.path("path").valueStream().map(JsonNode::asString).collect(Collectors.joining(".")),
        extensions
            .path("paths")
            .valueStream()
            .map(path -> shape(path.asString()))
            .collect(Collectors.toSet()));
  }

  /** {@code frontPage.containers.@.cards.@|[Card].target} without what tells items and types. */
  private static String shape(String path) {
    return path.replaceAll(TYPES, "").replaceAll(INDEX, "");
  }

  /** The fields it cost, as people read them. */
  Set<String> fields() {
    if (!shapes.isEmpty()) {
      return new LinkedHashSet<>(shapes.stream().sorted().toList());
    }
    return Set.of(path.isEmpty() ? message : shape(path));
  }

  /** Whether it tells why a field, or anything above it, is missing. */
  boolean explains(String field) {
    return shapes.isEmpty()
        ? covers(path, field)
        : shapes.stream().anyMatch(shape -> covers(shape, shape(field)));
  }

  private static boolean covers(String lost, String field) {
    return field.equals(lost) || field.startsWith(lost + ".") || lost.startsWith(field + ".");
  }
}
