package dev.ilmyeon.local.page;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Why a part of the page is missing.
 *
 * @param service the service at fault, {@code gateway} where the error names none
 * @param code the kind of fault
 * @param path the field it cost, joined by dots; empty for the whole answer
 */
public record PageError(String service, String code, String message, String path) {

  static PageError of(JsonNode error) {
    JsonNode extensions = error.path("extensions");
    return new PageError(
        extensions.path("service").asString("gateway"),
        extensions.path("code").asString("ERROR"),
        error.path("message").asString(""),
        error.path("path").valueStream().map(JsonNode::asString).collect(Collectors.joining(".")));
  }

  /** Whether it tells why the field at a path, or anything above it, is missing. */
  boolean explains(String field) {
    return field.equals(path) || field.startsWith(path + ".") || path.startsWith(field + ".");
  }
}
