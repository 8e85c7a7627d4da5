package dev.ilmyeon.gateway.server.socket;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Whose pages may open sockets. A browser lets any page open one anywhere, with its user's cookies,
 * and tells the page's origin; other clients tell none.
 */
final class Origins {

  private final Set<String> allowed;

  Origins(Set<String> allowed) {
    this.allowed = Set.copyOf(allowed);
  }

  boolean allow(HttpHeaders headers) {
    String origin = headers.getFirst(HttpHeaders.ORIGIN);
    return origin == null
        || isOwn(origin, headers.getFirst(HttpHeaders.HOST))
        || allowed.contains("*")
        || allowed.contains(origin);
  }

  private static boolean isOwn(String origin, @Nullable String host) {
    int authority = origin.indexOf("://");
    return authority >= 0 && origin.substring(authority + 3).equalsIgnoreCase(host);
  }
}
