package dev.ilmyeon.gateway.federation.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code @name(arguments)} on whatever it is applied to. */
public record AppliedDirective(String name, List<Argument> arguments, int at) {

  public AppliedDirective {
    arguments = List.copyOf(arguments);
  }

  /** The first argument of this name, or null. */
  public @Nullable Argument argument(String argument) {
    for (Argument candidate : arguments) {
      if (candidate.name().equals(argument)) {
        return candidate;
      }
    }
    return null;
  }
}
