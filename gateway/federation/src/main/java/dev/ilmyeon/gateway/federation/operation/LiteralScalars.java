package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.language.ValuePrinter;
import org.jspecify.annotations.Nullable;

/**
 * Which literals the built-in scalars take (GraphQL specification, 3.5). A custom scalar takes all;
 * its subgraph judges.
 */
final class LiteralScalars {

  private LiteralScalars() {}

  /** What is wrong with the literal, in graphql-js's words, or null. */
  static @Nullable String complaint(String scalar, Value value) {
    String wrong =
        switch (scalar) {
          case "Int" ->
              switch (value) {
                case Value.IntValue(String text) ->
                    Numbers.isInt(text)
                        ? null
                        : "Int cannot represent non 32-bit signed integer value";
                default -> "Int cannot represent non-integer value";
              };
          case "Float" ->
              value instanceof Value.IntValue || value instanceof Value.FloatValue
                  ? null
                  : "Float cannot represent non numeric value";
          case "String" ->
              value instanceof Value.StringValue
                  ? null
                  : "String cannot represent a non string value";
          case "Boolean" ->
              value instanceof Value.BooleanValue
                  ? null
                  : "Boolean cannot represent a non boolean value";
          case "ID" ->
              value instanceof Value.StringValue || value instanceof Value.IntValue
                  ? null
                  : "ID cannot represent a non-string and non-integer value";
          default -> null;
        };
    return wrong == null ? null : wrong + ": " + ValuePrinter.print(value);
  }
}
