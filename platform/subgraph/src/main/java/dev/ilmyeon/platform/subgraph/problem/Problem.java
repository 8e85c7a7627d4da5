package dev.ilmyeon.platform.subgraph.problem;

import java.util.List;

/** Why nothing was done: the schema's interface of the same name. */
public sealed interface Problem
    permits ConflictProblem, ForbiddenProblem, NotFoundProblem, ValidationProblem {

  /** For programs; the key of the message. */
  String code();

  /** What the message mentions, in its order. */
  List<String> arguments();

  /** Where in the mutation's arguments; empty if it is about all of them. */
  List<String> path();
}
