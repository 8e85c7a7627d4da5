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
 * What one request is told of the schema. All answers together are limited, however often one is
 * given; whichever goes beyond that throws {@link RequestException}.
 */
public final class SchemaAnswers {

  private final Schema schema;
  private final Shape shape;

  SchemaAnswers(Schema schema, Shape shape) {
    this.schema = schema;
    this.shape = shape;
  }

  /**
   * The answers to an operation's root fields by response key, in the operation's order; empty
   * where none asks.
   */
  public JsonObject root(Operation operation) {
    Map<String, JsonValue> answers = new LinkedHashMap<>();
    for (Selection selection : operation.selections().selections()) {
      if (selection instanceof Selection.Field field && field.name().startsWith("__")) {
        answers.put(
            field.responseKey(),
            field.isTypename()
                ? new JsonString(operation.selections().parent().name())
                : field(field));
      }
    }
    return new JsonObject(answers);
  }

  /** The answer to {@code __schema} or {@code __type}, on any object of the query's root type. */
  public JsonValue field(Selection.Field field) {
    return field.name().equals("__schema")
        ? new SchemaView(schema, shape).schema(field)
        : type(field);
  }

  private JsonValue type(Selection.Field field) {
    String name = shape.string(field, "name");
    NamedType type = name == null ? null : schema.type(name);
    return type == null ? JsonLiteral.NULL : new TypeView(schema, shape).type(field, type);
  }
}
