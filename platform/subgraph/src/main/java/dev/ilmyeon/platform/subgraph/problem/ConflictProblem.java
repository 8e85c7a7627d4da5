package dev.ilmyeon.platform.subgraph.problem;

import java.util.List;

/** What is there now does not go with what was asked. */
public record ConflictProblem(String code, List<String> arguments, List<String> path)
    implements Problem {

  public ConflictProblem {
    arguments = List.copyOf(arguments);
    path = List.copyOf(path);
  }

  public static ConflictProblem of(String code, List<String> path, String... arguments) {
    return new ConflictProblem(code, List.of(arguments), path);
  }
}
