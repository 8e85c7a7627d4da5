package dev.ilmyeon.platform.subgraph.problem;

import java.util.List;

/** There is no such thing for who asks. */
public record NotFoundProblem(String code, List<String> arguments, List<String> path)
    implements Problem {

  public NotFoundProblem {
    arguments = List.copyOf(arguments);
    path = List.copyOf(path);
  }

  public static NotFoundProblem of(String code, List<String> path, String... arguments) {
    return new NotFoundProblem(code, List.of(arguments), path);
  }
}
