package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.language.Parser;
import dev.ilmyeon.gateway.federation.language.Source;
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.language.ValuePrinter;
import dev.ilmyeon.gateway.federation.schema.InputValueDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InputObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ScalarType;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.schema.TypeReference.ListOf;
import dev.ilmyeon.gateway.federation.schema.TypeReference.Named;
import dev.ilmyeon.gateway.federation.schema.TypeReference.NonNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values have the type that is expected where they stand (GraphQL specification, 5.6). */
final class ValueRules {

  private final ValidationContext context;

  ValueRules(ValidationContext context) {
    this.context = context;
  }

  /**
   * Checks a value and notes the variables in it.
   *
   * @param type null where it is not known: then variables are noted and nothing is checked
   */
  void check(Scope scope, Value value, int at, @Nullable TypeReference type, boolean hasDefault) {
    new Check(scope, at).value(value, ValuePath.ROOT, type, hasDefault, null);
  }

  private Source source() {
    return context.document().source();
  }

  /** One whole value. */
  private final class Check {
    private final Scope scope;
    private final int at;

    Check(Scope scope, int at) {
      this.scope = scope;
      this.at = at;
    }

    void value(
        Value value,
        ValuePath path,
        @Nullable TypeReference type,
        boolean hasDefault,
        @Nullable String oneOf) {
      if (value instanceof Value.Variable(String name)) {
        scope.usages().add(new Scope.Usage(name, at, path, type, hasDefault, oneOf));
        return;
      }
      switch (type) {
        case null -> children(value, path);
        case NonNull(TypeReference nullable) -> {
          if (value instanceof Value.NullValue) {
            report("Expected value of type \"%s\", found null.".formatted(type), path);
          } else {
            value(value, path, nullable, hasDefault, oneOf);
          }
        }
        case ListOf(TypeReference item) -> list(value, path, item);
        case Named(String name) -> named(value, path, name);
      }
    }

    private void list(Value value, ValuePath path, TypeReference item) {
      if (value instanceof Value.ListValue(List<Value> items)) {
        for (int i = 0; i < items.size(); i++) {
          value(items.get(i), path.to(i), item, false, null);
        }
      } else if (!(value instanceof Value.NullValue)) {
        value(value, path, item, false, null);
      }
    }

    private void named(Value value, ValuePath path, String name) {
      if (value instanceof Value.NullValue) {
        return;
      }
      switch (context.schema().type(name)) {
        case InputObjectType input -> object(value, path, input);
        case EnumType values -> enumValue(value, path, values);
        case ScalarType _ -> scalar(value, path, name);
        case CompositeType _ -> children(value, path);
        case null -> children(value, path);
      }
    }

    private void scalar(Value value, ValuePath path, String name) {
      String complaint = LiteralScalars.complaint(name, value);
      if (complaint != null) {
        report(complaint, path);
      }
      children(value, path);
    }

    private void enumValue(Value value, ValuePath path, EnumType type) {
      if (!(value instanceof Value.EnumValue(String name))) {
        report(
            "Enum \"%s\" cannot represent non-enum value: %s."
                .formatted(type.name(), ValuePrinter.print(value)),
            path);
        children(value, path);
      } else if (!type.values().containsKey(name)) {
        report("Value \"%s\" does not exist in \"%s\" enum.".formatted(name, type.name()), path);
      }
    }

    private void object(Value value, ValuePath path, InputObjectType type) {
      if (!(value instanceof Value.ObjectValue(Map<String, Value> fields))) {
        report(
            "Expected value of type \"%s\", found %s."
                .formatted(type.name(), ValuePrinter.print(value)),
            path);
        children(value, path);
        return;
      }
      for (InputValueDefinition field : type.fields().values()) {
        if (field.required() && !fields.containsKey(field.name())) {
          report(
              "Field \"%s.%s\" of required type \"%s\" was not provided."
                  .formatted(type.name(), field.name(), field.type()),
              path);
        }
      }
      fields.forEach((name, given) -> {
        InputValueDefinition field = type.fields().get(name);
        if (field == null) {
          context.report(
              "Field \"%s\" is not defined by type \"%s\".".formatted(name, type.name()),
              List.of(Parser.locateName(source(), at, path.to(name).steps())));
        }
        value(
            given,
            path.to(name),
            field == null ? null : field.type(),
            field != null && field.defaultValue() != null,
            type.oneOf() ? type.name() : null);
      });
      if (type.oneOf()) {
        oneOf(fields, path, type);
      }
    }

    private void oneOf(Map<String, Value> fields, ValuePath path, InputObjectType type) {
      if (fields.size() != 1) {
        report(
            "OneOf Input Object \"%s\" must specify exactly one key.".formatted(type.name()), path);
        return;
      }
      fields.forEach((name, given) -> {
        if (given instanceof Value.NullValue) {
          report("Field \"%s.%s\" must be non-null.".formatted(type.name(), name), path);
        }
      });
    }

    /** Only notes the variables. */
    private void children(Value value, ValuePath path) {
      switch (value) {
        case Value.ListValue(List<Value> items) -> {
          for (int i = 0; i < items.size(); i++) {
            value(items.get(i), path.to(i), null, false, null);
          }
        }
        case Value.ObjectValue(Map<String, Value> fields) ->
            fields.forEach((name, field) -> value(field, path.to(name), null, false, null));
        case Value.Variable _,
            Value.IntValue _,
            Value.FloatValue _,
            Value.StringValue _,
            Value.BooleanValue _,
            Value.NullValue _,
            Value.EnumValue _ -> {}
      }
    }

    private void report(String message, ValuePath path) {
      context.report(message, List.of(Parser.locate(source(), at, path.steps())));
    }
  }
}
