package dev.ilmyeon.media.newsroom;

import dev.ilmyeon.platform.subgraph.problem.Problem;
import dev.ilmyeon.platform.subgraph.problem.ValidationProblem;
import dev.ilmyeon.platform.subgraph.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the mistakes of an input. */
public final class Violations {

  private final List<Violation> found = new ArrayList<>();

  public void add(String code, List<String> path, String... arguments) {
    found.add(new Violation(code, List.of(arguments), path));
  }

  /** A text that has to be there, of so many characters at most. */
  public void text(String text, int most, String... path) {
    if (text.isBlank()) {
      add("TEXT_MISSING", List.of(path));
    }
    optional(text, most, path);
  }

  /** A text that may be missing. */
  public void optional(@Nullable String text, int most, String... path) {
    if (text != null && text.codePointCount(0, text.length()) > most) {
      add("TEXT_TOO_LONG", List.of(path), Integer.toString(most));
    }
  }

  /** A list of so many at most. */
  public void most(int size, int most, String... path) {
    if (size > most) {
      add("TOO_MANY", List.of(path), Integer.toString(most));
    }
  }

  /** A number from 0 to 1. */
  public void share(double value, String... path) {
    if (!(value >= 0 && value <= 1)) {
      add("NOT_A_SHARE", List.of(path));
    }
  }

  public Optional<Problem> problem() {
    return found.isEmpty() ? Optional.empty() : Optional.of(ValidationProblem.of(found));
  }
}
