package dev.ilmyeon.platform.subgraph.identity;

import java.util.Set;

/**
 * Who asks.
 *
 * @param subject whom the gateway's identity provider calls so; empty for nobody in particular
 * @param scopes what the credentials allow
 * @param policies what is decided in their favour: a role is the policy of its name
 */
public record Caller(String subject, Set<String> scopes, Set<String> policies) {

  public static final Caller NOBODY = new Caller("", Set.of(), Set.of());

  public Caller {
    scopes = Set.copyOf(scopes);
    policies = Set.copyOf(policies);
  }

  public boolean isSomebody() {
    return !subject.isEmpty();
  }

  /** Whether this is somebody who has one of the policies at least. */
  public boolean hasAny(Set<String> wanted) {
    return isSomebody() && policies.stream().anyMatch(wanted::contains);
  }
}
