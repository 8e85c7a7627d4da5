package dev.ilmyeon.gateway.federation.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An entry of a response's {@code errors} (GraphQL specification, 7.1.2).
 *
 * @param path response keys ({@link String}) and list indexes ({@link Integer}); empty when the
 *     error has no path
 * @param extensions at least {@code code}; values are strings, numbers, booleans, lists and maps of
 *     such
 */
public record GraphQlError(
    String message,
    List<SourceLocation> locations,
    List<Object> path,
    Map<String, Object> extensions) {

  public GraphQlError {
    locations = List.copyOf(locations);
    path = List.copyOf(path);
    extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
  }

  /**
   * An error of the request itself: no path, the places in the document, and a code such as
   * GRAPHQL_PARSE_FAILED.
   */
  public static GraphQlError ofRequest(
      String code, String message, List<SourceLocation> locations) {
    return new GraphQlError(message, locations, List.of(), Map.of("code", code));
  }
}
