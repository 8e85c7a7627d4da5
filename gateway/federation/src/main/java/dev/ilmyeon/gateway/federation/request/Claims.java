package dev.ilmyeon.gateway.federation.request;

import java.util.Set;

/**
 * What a client has shown, as far as access depends on it. The engine believes it: whoever makes it
 * has checked a token.
 *
 * @param authenticated whether it is known who asks
 * @param scopes that were granted, such as {@code read:user}
 * @param policies that were decided in the client's favour
 */
public record Claims(boolean authenticated, Set<String> scopes, Set<String> policies) {

  /** Nobody's. */
  public static final Claims NONE = new Claims(false, Set.of(), Set.of());

  public Claims {
    scopes = Set.copyOf(scopes);
    policies = Set.copyOf(policies);
  }
}
