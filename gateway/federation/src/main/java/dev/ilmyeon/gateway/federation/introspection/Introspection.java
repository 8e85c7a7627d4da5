package dev.ilmyeon.gateway.federation.introspection;

import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.selection.Selection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers the root fields that concern the schema itself: {@code __schema}, {@code __type} and
 * {@code __typename}. No subgraph is asked for them.
 */
public final class Introspection {

  private final Schema schema;
  private final int mostValues;

  /** {@code schema} is the consumers'. */
  public Introspection(Schema schema) {
    this.schema = schema;
    this.mostValues = SchemaSize.mostValues(schema);
  }

  /**
   * The answers by response key, in the operation's order; empty where it asks for none.
   *
   * @param variables coerced
   * @throws RequestException where they would be larger than any tool needs
   */
  public JsonObject answer(Operation operation, JsonObject variables) {
    Map<String, JsonValue> answers = new LinkedHashMap<>();
    Shape shape = new Shape(variables, mostValues);
    for (Selection selection : operation.selections().selections()) {
      if (selection instanceof Selection.Field field) {
        switch (field.name()) {
          case "__schema" ->
              answers.put(field.responseKey(), new SchemaView(schema, shape).schema(field));
          case "__type" -> answers.put(field.responseKey(), type(field, shape));
          case "__typename" ->
              answers.put(
                  field.responseKey(), new JsonString(operation.selections().parent().name()));
          default -> {}
        }
      }
    }
    return new JsonObject(answers);
  }

  private JsonValue type(Selection.Field field, Shape shape) {
    String name = shape.string(field, "name");
    NamedType type = name == null ? null : schema.type(name);
    return type == null ? JsonLiteral.NULL : new TypeView(schema, shape).type(field, type);
  }
}
