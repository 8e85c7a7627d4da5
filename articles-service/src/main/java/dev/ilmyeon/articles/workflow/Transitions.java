package dev.ilmyeon.articles.workflow;

import static dev.ilmyeon.articles.workflow.Role.ALL;
import static dev.ilmyeon.articles.workflow.Role.DESK_CHIEF;
import static dev.ilmyeon.articles.workflow.Role.EDITORS;
import static dev.ilmyeon.articles.workflow.Step.APPROVED;
import static dev.ilmyeon.articles.workflow.Step.CORRECTED;
import static dev.ilmyeon.articles.workflow.Step.DRAFT;
import static dev.ilmyeon.articles.workflow.Step.IN_REVIEW;
import static dev.ilmyeon.articles.workflow.Step.PUBLISHED;
import static dev.ilmyeon.articles.workflow.Step.SCHEDULED;
import static dev.ilmyeon.articles.workflow.Step.WITHDRAWN;

import java.util.List;
import java.util.Set;

/**
 * The transition table. What is not in it can't be done: nobody gets back from {@code WITHDRAWN},
 * and what readers have seen changes by a correction only, which is public.
 */
public final class Transitions {

  private record Transition(Step from, Step to, Set<Role> roles) {}

  private static final List<Transition> TABLE =
      List.of(
          new Transition(DRAFT, IN_REVIEW, ALL),
          new Transition(IN_REVIEW, DRAFT, EDITORS),
          new Transition(IN_REVIEW, APPROVED, EDITORS),
          new Transition(APPROVED, IN_REVIEW, EDITORS),
          new Transition(APPROVED, SCHEDULED, EDITORS),
          new Transition(APPROVED, PUBLISHED, EDITORS),
          new Transition(SCHEDULED, APPROVED, EDITORS),
          new Transition(SCHEDULED, PUBLISHED, EDITORS),
          new Transition(PUBLISHED, WITHDRAWN, Set.of(DESK_CHIEF)),
          new Transition(CORRECTED, WITHDRAWN, Set.of(DESK_CHIEF)));

  private Transitions() {}

  /** Who may take an article from one step to the other; nobody if there is no such way. */
  public static Set<Role> roles(Step from, Step to) {
    return TABLE.stream()
        .filter(transition -> transition.from() == from && transition.to() == to)
        .map(Transition::roles)
        .findFirst()
        .orElse(Set.of());
  }

  /** Who may rewrite an article at that step; nobody behind the review. */
  public static Set<Role> rewriters(Step step) {
    return switch (step) {
      case DRAFT -> ALL;
      case IN_REVIEW -> EDITORS;
      case APPROVED, SCHEDULED, PUBLISHED, CORRECTED, WITHDRAWN -> Set.of();
    };
  }

  /** Who may correct an article at that step in public. */
  public static Set<Role> correctors(Step step) {
    return step.isPublic() ? EDITORS : Set.of();
  }
}
