package dev.ilmyeon.media.newsroom;

import dev.ilmyeon.platform.subgraph.identity.Caller;
import dev.ilmyeon.platform.subgraph.problem.ForbiddenProblem;
import dev.ilmyeon.platform.subgraph.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is allowed to whom: the gateway asks the same of the schema's policies. */
public enum Permission {
  /** To bring pictures in. */
  UPLOAD(Set.of("reporter", "editor", "desk-chief")),
  /** To arrange galleries, and to change what is said of pictures and who may show them. */
  EDIT(Set.of("editor", "desk-chief"));

  private final Set<String> roles;

  Permission(Set<String> roles) {
    this.roles = roles;
  }

  public boolean allows(Caller caller) {
    return caller.hasAny(roles);
  }

  /** Why it is not allowed; empty if it is. */
  public Optional<Problem> refuse(Caller caller) {
    if (allows(caller)) {
      return Optional.empty();
    }
    return Optional.of(
        caller.isSomebody()
            ? ForbiddenProblem.of(
                "ROLE_MISSING", List.of(), String.join(", ", new TreeSet<>(roles)))
            : ForbiddenProblem.of("NOT_SIGNED_IN", List.of()));
  }
}
