package dev.ilmyeon.gateway.federation.conformance;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A custom scalar that takes and gives whatever there is. */
final class AnyScalar implements Coercing<Object, Object> {

  private AnyScalar() {}

  static GraphQLScalarType named(String name) {
    return GraphQLScalarType.newScalar().name(name).coercing(new AnyScalar()).build();
  }

  @Override
  public Object serialize(Object value, GraphQLContext context, Locale locale) {
    return value;
  }

  @Override
  public Object parseValue(Object value, GraphQLContext context, Locale locale) {
    return value;
  }

  @Override
  public @Nullable Object parseLiteral(
      Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale) {
    return switch (value) {
      case StringValue string -> string.getValue();
      case IntValue number -> number.getValue();
      case FloatValue number -> number.getValue();
      case BooleanValue flag -> flag.isValue();
      case EnumValue name -> name.getName();
      case NullValue _ -> null;
      case VariableReference variable -> variables.get(variable.getName());
      case ArrayValue array -> {
        List<@Nullable Object> items = new ArrayList<>();
        array
            .getValues()
            .forEach(item -> items.add(parseLiteral(item, variables, context, locale)));
        yield items;
      }
      case ObjectValue object -> {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        object
            .getObjectFields()
            .forEach(field ->
                members.put(
                    field.getName(), parseLiteral(field.getValue(), variables, context, locale)));
        yield members;
      }
      default -> throw new IllegalArgumentException("Not a value: " + value);
    };
  }
}
