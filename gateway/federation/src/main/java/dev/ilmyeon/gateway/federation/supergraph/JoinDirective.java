package dev.ilmyeon.gateway.federation.supergraph;

import dev.ilmyeon.gateway.federation.error.SupergraphException;
import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Argument;
import dev.ilmyeon.gateway.federation.language.Source;
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.language.ValuePrinter;
import org.jspecify.annotations.Nullable;

/** A directive of the join specification with typed access to its arguments. */
record JoinDirective(AppliedDirective directive, Source source) {

  @Nullable String string(String argument) {
    Value value = value(argument);
    return switch (value) {
      case null -> null;
      case Value.StringValue(String text) -> text;
      default -> throw mismatch(argument, "a string", value);
    };
  }

  String requiredString(String argument) {
    String value = string(argument);
    if (value == null) {
      throw error("expected @%s to have %s, a string.".formatted(directive.name(), argument));
    }
    return value;
  }

  boolean bool(String argument, boolean otherwise) {
    Value value = value(argument);
    return switch (value) {
      case null -> otherwise;
      case Value.BooleanValue(boolean given) -> given;
      default -> throw mismatch(argument, "a boolean", value);
    };
  }

  @Nullable String symbol(String argument) {
    Value value = value(argument);
    return switch (value) {
      case null -> null;
      case Value.EnumValue(String name) -> name;
      default -> throw mismatch(argument, "an enum value", value);
    };
  }

  /** The value, null where it is absent or null. */
  @Nullable Value value(String argument) {
    Argument found = directive.argument(argument);
    return found == null || found.value() instanceof Value.NullValue ? null : found.value();
  }

  private SupergraphException mismatch(String argument, String expected, Value found) {
    return error(
        "expected %s of @%s to be %s, found %s."
            .formatted(argument, directive.name(), expected, ValuePrinter.print(found)));
  }

  SupergraphException error(String message) {
    return new SupergraphException(message, source.location(directive.at()));
  }
}
