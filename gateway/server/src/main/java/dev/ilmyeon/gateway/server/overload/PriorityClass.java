package dev.ilmyeon.gateway.server.overload;

import dev.ilmyeon.gateway.server.identity.Identity;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Operations that are equally important. Each condition that is empty holds for all.
 *
 * @param name for people and metrics
 * @param share percent of the limit up to which such an operation is taken: what is more important
 *     finds the rest of it free of this
 * @param who by what the client's identity is proved
 * @param policies of which it has one at least (a role is the policy of its name)
 * @param operations names of operations; a client may say any
 */
public record PriorityClass(
    String name, int share, Set<Identity.Kind> who, Set<String> policies, Set<String> operations) {

  /** Of what is in no other: what nobody in particular asks for. */
  static final PriorityClass FRONT_PAGE =
      new PriorityClass("front-page", 100, Set.of(), Set.of(), Set.of());

  public PriorityClass {
    who = Set.copyOf(who);
    policies = Set.copyOf(policies);
    operations = Set.copyOf(operations);
  }

  boolean fits(Identity identity, @Nullable String operation) {
    return mayFit(identity)
        && (operations.isEmpty() || operation != null && operations.contains(operation));
  }

  /** Whether some operation of a client does. */
  boolean mayFit(Identity identity) {
    return (who.isEmpty() || who.contains(identity.kind()))
        && (policies.isEmpty() || !Collections.disjoint(policies, identity.claims().policies()));
  }

  /** How many may be under way for one more of these to be taken; one always is. */
  int room(int limit) {
    return Math.max(1, (int) ((long) limit * share / 100));
  }
}
