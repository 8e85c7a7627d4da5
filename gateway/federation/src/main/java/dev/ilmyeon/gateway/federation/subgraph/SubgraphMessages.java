package dev.ilmyeon.gateway.federation.subgraph;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What clients are told of the words that subgraphs find for their errors. Where they are withheld,
 * the client still learns the path, the service and the code, and the {@link FetchListener} the
 * words.
 *
 * <p>An exception that nobody expected mostly becomes an error whose message is the exception's,
 * with a host, a statement or a line of code in it. Such an error has no code of its own, or one
 * that says that it is internal; a subgraph that gives an error another code has worded it for
 * clients.
 */
@FunctionalInterface
public interface SubgraphMessages {

  /** As they are. For subgraphs that never tell what they should not. */
  SubgraphMessages ALL = (_, _, message) -> message;

  /** Of errors that the subgraph has put a code to, unless that is one for its own failures. */
  SubgraphMessages CODED = (_, code, message) -> isOwnFailure(code) ? null : message;

  /** Not any. */
  SubgraphMessages NONE = (_, _, _) -> null;

  /**
   * What clients are told of an error; null for no more than that there is one.
   *
   * @param code the subgraph's own ({@code extensions.code}), if it gave one
   * @param message the subgraph's
   */
  @Nullable String told(SubgraphName subgraph, @Nullable String code, String message);

  /**
   * Whether a code says nothing but that something broke, or that the subgraph does not like what
   * the gateway sent, which is no business of the client's.
   */
  private static boolean isOwnFailure(@Nullable String code) {
    return switch (code == null ? "UNKNOWN" : code.toUpperCase(Locale.ROOT)) {
      case "SUBGRAPH_ERROR",
          "DOWNSTREAM_SERVICE_ERROR",
          "UNEXPECTED",
          "UNEXPECTED_ERROR",
          "UNKNOWN",
          "UNKNOWN_ERROR",
          "GRAPHQL_PARSE_FAILED",
          "GRAPHQL_VALIDATION_FAILED" ->
          true;
      case String other -> other.startsWith("INTERNAL");
    };
  }
}
