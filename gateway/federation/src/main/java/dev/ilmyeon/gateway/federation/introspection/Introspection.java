package dev.ilmyeon.gateway.federation.introspection;

import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;

/**
 * Answers the fields that concern the schema itself: {@code __schema} and {@code __type}, which any
 * object of the query's root type has, wherever it stands. No subgraph is asked for them.
 */
public final class Introspection {

  private final Schema schema;
  private final int mostValues;

  /** {@code schema} is the consumers'. */
  public Introspection(Schema schema) {
    this.schema = schema;
    this.mostValues = SchemaSize.mostValues(schema);
  }

  /** Whether a field is about the schema ({@code __typename} is about the data). */
  public static boolean concerns(Selection.Field field) {
    return field.name().startsWith("__") && !field.isTypename();
  }

  /** Whether anything in an operation is about the schema. */
  public static boolean concerns(Operation operation) {
    return concerns(operation.selections());
  }

  private static boolean concerns(SelectionSet selections) {
    for (Selection selection : selections.selections()) {
      boolean found =
          switch (selection) {
            case Selection.Field field ->
                concerns(field) || field.selections() != null && concerns(field.selections());
            case Selection.InlineFragment fragment -> concerns(fragment.selections());
          };
      if (found) {
        return true;
      }
    }
    return false;
  }

  /** For one request; {@code variables}: coerced. */
  public SchemaAnswers answers(JsonObject variables) {
    return new SchemaAnswers(schema, new Shape(variables, mostValues));
  }
}
