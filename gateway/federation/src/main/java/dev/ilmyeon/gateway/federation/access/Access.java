package dev.ilmyeon.gateway.federation.access;

import dev.ilmyeon.gateway.federation.supergraph.Requirement;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one client may see of one operation. Clients for whom that is the same have equal ones,
 * which is what plans are remembered by.
 */
public final class Access {

  /** All of it. */
  public static final Access UNRESTRICTED = new Access(AccessRules.NONE, Set.of());

  private final AccessRules rules;
  private final Set<Requirement> unmet;

  Access(AccessRules rules, Set<Requirement> unmet) {
    this.rules = rules;
    this.unmet = Set.copyOf(unmet);
  }

  /** Whether nothing is denied. */
  public boolean isUnrestricted() {
    return unmet.isEmpty();
  }

  /** Whether objects of this type may not be seen at all. */
  public boolean deniesObject(String type) {
    return !isUnrestricted() && !Collections.disjoint(rules.type(type), unmet);
  }

  /** Whether a field may not be seen that is selected on this object type or interface. */
  public boolean deniesField(String type, String field) {
    return !isUnrestricted() && !Collections.disjoint(rules.field(type, field), unmet);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Access access && access.rules == rules && access.unmet.equals(unmet);
  }

  @Override
  public int hashCode() {
    return Objects.hash(unmet);
  }
}
