package dev.ilmyeon.gateway.server.pipeline;

import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.GraphQlRequest.PlanDisclosure;
import dev.ilmyeon.gateway.server.cache.ResponseCache;
import dev.ilmyeon.gateway.server.identity.Identities;
import dev.ilmyeon.gateway.server.identity.Identity.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Who may be answered from what is kept for everybody: who is nobody in particular, shows no
 * credentials (even such as nobody here looks at: they say that the answer is meant for one), and
 * is told nothing in the response but what everybody is.
 */
final class CacheDoor {

  private static final List<String> CREDENTIALS =
      List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.PROXY_AUTHORIZATION, Identities.API_KEY);

  private static final String COOKIE = "cookie";

  private final ResponseCache cache;
  private final List<String> credentials;

  /** {@code forwarded}: a cookie matters only if subgraphs get it. */
  CacheDoor(ResponseCache cache, List<String> forwarded) {
    this.cache = cache;
    this.credentials = new ArrayList<>(CREDENTIALS);
    if (forwarded.contains(COOKIE)) {
      credentials.add(COOKIE);
    }
  }

  /** What the answer to a request may depend on, for other caches (RFC 9110, 12.5.5). */
  static String vary(List<String> forwarded, Identities identities) {
    List<String> headers = new ArrayList<>();
    headers.add("accept");
    headers.addAll(forwarded);
    if (identities.exist()) {
      headers.add("authorization");
      headers.add(Identities.API_KEY);
    }
    return String.join(", ", headers);
  }

  /** Null if it stays shut. */
  @Nullable ResponseCache open(Session session, GraphQlRequest request) {
    HttpHeaders headers = session.caller().headers();
    return session.identity().kind() == Kind.NOBODY
            && request.plan() == PlanDisclosure.NONE
            && request.extensions().isEmpty()
            && credentials.stream().noneMatch(headers::containsHeader)
        ? cache
        : null;
  }
}
