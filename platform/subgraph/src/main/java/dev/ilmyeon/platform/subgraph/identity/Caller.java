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

  /** The newsroom of everybody whose credentials name none. */
  public static final String MAIN_NEWSROOM = "main";

  /** What a scope begins with that names a newsroom. */
  static final String NEWSROOM = "newsroom:";

  public static final Caller NOBODY = new Caller("", Set.of(), Set.of());

  public Caller {
    scopes = Set.copyOf(scopes);
    policies = Set.copyOf(policies);
  }

  /**
   * Whose articles and fronts are theirs: the scope {@code newsroom:ID} says so. Those of another
   * newsroom are for them as if they did not exist.
   */
  public String newsroom() {
    return scopes.stream()
        .filter(scope -> scope.startsWith(NEWSROOM))
        .map(scope -> scope.substring(NEWSROOM.length()))
        .sorted()
        .findFirst()
        .orElse(MAIN_NEWSROOM);
  }

  public boolean isSomebody() {
    return !subject.isEmpty();
  }

  /** Whether this is somebody who has one of the policies at least. */
  public boolean hasAny(Set<String> wanted) {
    return isSomebody() && policies.stream().anyMatch(wanted::contains);
  }
}
