package dev.ilmyeon.platform.subgraph.problem;

import java.util.List;

/** Who asks may not do this. */
public record ForbiddenProblem(String code, List<String> arguments, List<String> path)
    implements Problem {

  public ForbiddenProblem {
    arguments = List.copyOf(arguments);
    path = List.copyOf(path);
  }

  public static ForbiddenProblem of(String code, List<String> path, String... arguments) {
    return new ForbiddenProblem(code, List.of(arguments), path);
  }
}
