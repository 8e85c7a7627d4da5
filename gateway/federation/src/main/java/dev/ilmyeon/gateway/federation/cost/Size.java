package dev.ilmyeon.gateway.federation.cost;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import java.util.List;
import java.util.OptionalInt;

/**
 * How many values a list has: of the slicing arguments that the client gives the largest, else what
 * is known without them.
 *
 * @param field for the message
 * @param given what the client may have given
 * @param otherwise how many if it has not given any; -1 if it must
 * @param one of which it must not give more than one; empty where that does not matter
 */
record Size(String field, List<SlicingArgument> given, int otherwise, List<String> one) {

  Size {
    given = List.copyOf(given);
    one = List.copyOf(one);
  }

  static Size of(int count) {
    return new Size("", List.of(), count, List.of());
  }

  boolean isFixed() {
    return given.stream().allMatch(SlicingArgument::isFixed);
  }

  int value(JsonObject variables) {
    int most = -1;
    int found = 0;
    for (SlicingArgument argument : given) {
      OptionalInt count = argument.value(variables);
      if (count.isPresent()) {
        found++;
        most = Math.max(most, Math.max(0, count.getAsInt()));
      }
    }
    if (found > 1 && !one.isEmpty() || found == 0 && otherwise < 0) {
      throw refused();
    }
    return found == 0 ? otherwise : most;
  }

  private RequestException refused() {
    return new RequestException(
        List.of(
            GraphQlError.ofRequest(
                "BAD_USER_INPUT",
                "Field \"%s\" must be given exactly one of the arguments %s."
                    .formatted(field, String.join(", ", one)),
                List.of())));
  }
}
