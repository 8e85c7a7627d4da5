package dev.ilmyeon.articles.workflow;

import dev.ilmyeon.platform.subgraph.identity.Caller;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Who somebody is in the newsroom: the policy of the same name. */
public enum Role {
  REPORTER("reporter"),
  EDITOR("editor"),
  DESK_CHIEF("desk-chief");

  public static final Set<Role> ALL = Set.copyOf(EnumSet.allOf(Role.class));
  public static final Set<Role> EDITORS = Set.of(EDITOR, DESK_CHIEF);

  private final String policy;

  Role(String policy) {
    this.policy = policy;
  }

  public static boolean hasAny(Caller caller, Collection<Role> roles) {
    return caller.hasAny(roles.stream().map(role -> role.policy).collect(Collectors.toSet()));
  }

  /** For people: which of them are asked for. */
  public static String names(Collection<Role> roles) {
    return roles.stream().sorted().map(role -> role.policy).collect(Collectors.joining(", "));
  }
}
