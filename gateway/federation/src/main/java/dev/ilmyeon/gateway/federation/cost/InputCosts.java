package dev.ilmyeon.gateway.federation.cost;

import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.schema.InputValueDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType.InputObjectType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What values cost that a client sends. */
final class InputCosts {

  private final CostRules rules;
  private final Schema schema;
  private final Map<String, Boolean> free = new HashMap<>();

  InputCosts(CostRules rules, Schema schema) {
    this.rules = rules;
    this.schema = schema;
  }

  /** A variable's value. */
  record Sent(InputCosts costs, String name, String coordinate, String type) implements Term {
    @Override
    public double value(JsonObject variables) {
      return costs.of(coordinate, type, variables.members().get(name));
    }
  }

  /** Of an argument or an input field. */
  Term of(String coordinate, TypeReference type, Value value) {
    return of(coordinate, type.namedType(), value);
  }

  private Term of(String coordinate, String type, Value value) {
    return switch (value) {
      case Value.Variable(String name) ->
          isFree(coordinate, type) ? Term.NOTHING : new Sent(this, name, coordinate, type);
      case Value.NullValue _ -> Term.NOTHING;
      case Value.ListValue(List<Value> items) ->
          Term.sum(items.stream().map(item -> of(coordinate, type, item)).toList());
      case Value.ObjectValue(Map<String, Value> fields)
          when schema.type(type) instanceof InputObjectType input -> {
        List<Term> terms = new ArrayList<>();
        terms.add(new Term.Fixed(rules.input(coordinate, type)));
        fields.forEach((name, each) -> {
          InputValueDefinition definition = input.fields().get(name);
          if (definition != null) {
            terms.add(of(type + "." + name, definition.type(), each));
          }
        });
        yield Term.sum(terms);
      }
      default -> new Term.Fixed(rules.input(coordinate, type));
    };
  }

  private double of(String coordinate, String type, @Nullable JsonValue value) {
    switch (value) {
      case null -> {
        return 0;
      }
      case JsonLiteral.NULL -> {
        return 0;
      }
      case JsonArray(List<JsonValue> items) -> {
        double sum = 0;
        for (JsonValue item : items) {
          sum += of(coordinate, type, item);
        }
        return sum;
      }
      case JsonObject(Map<String, JsonValue> members)
          when schema.type(type) instanceof InputObjectType input -> {
        double sum = rules.input(coordinate, type);
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
          InputValueDefinition definition = input.fields().get(member.getKey());
          if (definition != null) {
            sum +=
                of(type + "." + member.getKey(), definition.type().namedType(), member.getValue());
          }
        }
        return sum;
      }
      default -> {
        return rules.input(coordinate, type);
      }
    }
  }

  /** Whether no value of it costs anything. */
  private boolean isFree(String coordinate, String type) {
    return free.computeIfAbsent(
        coordinate,
        _ -> rules.input(coordinate, type) == 0 && !(schema.type(type) instanceof InputObjectType));
  }
}
