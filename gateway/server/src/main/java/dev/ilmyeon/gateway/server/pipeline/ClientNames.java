package dev.ilmyeon.gateway.server.pipeline;

import dev.ilmyeon.gateway.server.identity.Identity;
import dev.ilmyeon.gateway.server.observation.Observations.Origin;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Whose application asks, for who looks at that: what the client says of itself, which may be
 * false; of one that says nothing, which partner's key it has shown. Never a person.
 */
final class ClientNames {

  /** Said by Apollo's clients. */
  private static final String APOLLO = "apollographql-client-name";

  /** Said by others. */
  private static final String GRAPHQL = "graphql-client-name";

  /** Where a client says it: the first of these. */
  static final List<String> HEADERS = List.of(APOLLO, GRAPHQL);

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 ._:/@-]{1,64}");

  private static final String UNNAMED = "unnamed";

  private ClientNames() {}

  static Origin origin(Session session) {
    Caller caller = session.caller();
    HttpHeaders headers = caller.headers();
    return new Origin(
        name(headers, session.identity()),
        caller.requestId(),
        caller.traceParent(),
        headers.getFirst("tracestate"),
        caller.transport() == Caller.Transport.HTTP ? caller.arrived() : System.nanoTime());
  }

  /** The name by which a list of operations knows it; empty for none. */
  static String listed(Session session) {
    String said = said(session.caller().headers());
    return said == null ? keyId(session.identity(), "") : said;
  }

  private static @Nullable String said(HttpHeaders headers) {
    String said = headers.getFirst(APOLLO);
    return said == null ? headers.getFirst(GRAPHQL) : said;
  }

  private static String name(HttpHeaders headers, Identity identity) {
    String said = said(headers);
    if (said != null && PLAIN.matcher(said).matches()) {
      return said;
    }
    return keyId(identity, UNNAMED);
  }

  private static String keyId(Identity identity, String otherwise) {
    return identity.kind() == Identity.Kind.API_KEY ? identity.name() : otherwise;
  }
}
