package dev.ilmyeon.gateway.federation.supergraph;

import java.util.Collection;
import java.util.Set;

/**
 * What a client must show before it gets a field or an object ({@code @authenticated},
 * {@code @requiresScopes}, {@code @policy}).
 */
public sealed interface Requirement {

  /** It must be somebody. */
  record Authenticated() implements Requirement {}

  /** It must have all scopes of one of the alternatives. */
  record Scopes(Set<Set<String>> alternatives) implements Requirement {
    public Scopes {
      alternatives = Set.copyOf(alternatives);
    }

    public boolean isMetBy(Collection<String> scopes) {
      return alternatives.stream().anyMatch(scopes::containsAll);
    }
  }

  /** All policies of one of the alternatives must have been decided in its favour. */
  record Policies(Set<Set<String>> alternatives) implements Requirement {
    public Policies {
      alternatives = Set.copyOf(alternatives);
    }

    public boolean isMetBy(Collection<String> policies) {
      return alternatives.stream().anyMatch(policies::containsAll);
    }
  }
}
