package dev.ilmyeon.platform.subgraph.problem;

import java.util.List;

/** What was asked can't be done by anybody at any time: each of its mistakes. */
public record ValidationProblem(
    String code, List<String> arguments, List<String> path, List<Violation> violations)
    implements Problem {

  public static final String INVALID = "INVALID";

  public ValidationProblem {
    arguments = List.copyOf(arguments);
    path = List.copyOf(path);
    violations = List.copyOf(violations);
  }

  /** Of one mistake at least; it speaks of the first. */
  public static ValidationProblem of(List<Violation> violations) {
    return new ValidationProblem(INVALID, List.of(), violations.getFirst().path(), violations);
  }

  public static ValidationProblem of(String code, List<String> path, String... arguments) {
    return of(List.of(new Violation(code, List.of(arguments), path)));
  }
}
