package dev.ilmyeon.gateway.federation.conformance;

import dev.ilmyeon.gateway.federation.language.ValuePrinter;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.schema.DirectiveDefinition;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.InputValueDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ObjectType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A schema as SDL, for the server that the gateway is compared with. */
final class SchemaText {

  private static final Set<String> BUILT_IN = Set.of("Int", "Float", "String", "Boolean", "ID");

  private static final Set<String> SPECIFIED =
      Set.of("skip", "include", "defer", "deprecated", "specifiedBy", "oneOf");

  private SchemaText() {}

  static String of(Schema schema) {
    StringBuilder text = new StringBuilder("schema {");
    for (OperationKind kind : OperationKind.values()) {
      ObjectType root = schema.root(kind);
      if (root != null) {
        text.append(' ').append(kind.keyword()).append(": ").append(root.name());
      }
    }
    text.append(" }\n");
    schema.types().values().stream()
        .filter(type -> !BUILT_IN.contains(type.name()) && !type.name().startsWith("__"))
        .forEach(type -> text.append(of(type)).append('\n'));
    schema.directives().values().stream()
        .filter(directive -> !SPECIFIED.contains(directive.name()))
        .forEach(directive -> text.append(of(directive)).append('\n'));
    return text.toString();
  }

  /** The interfaces of each object type. */
  static Map<String, List<String>> interfaces(Schema schema) {
    Map<String, List<String>> interfaces = new LinkedHashMap<>();
    for (NamedType type : schema.types().values()) {
      if (type instanceof ObjectType object) {
        interfaces.put(object.name(), List.copyOf(object.interfaces()));
      }
    }
    return interfaces;
  }

  private static String of(NamedType type) {
    return switch (type) {
      case NamedType.ScalarType scalar -> "scalar " + scalar.name();
      case NamedType.EnumType values ->
          "enum " + values.name() + " { " + String.join(" ", values.values().keySet()) + " }";
      case NamedType.UnionType union ->
          "union " + union.name() + " = " + String.join(" | ", union.members());
      case ObjectType object ->
          "type " + object.name() + implemented(object.interfaces()) + fields(object.fields());
      case NamedType.InterfaceType face ->
          "interface " + face.name() + implemented(face.interfaces()) + fields(face.fields());
      case NamedType.InputObjectType input ->
          "input "
              + input.name()
              + (input.oneOf() ? " @oneOf" : "")
              + " { "
              + inputs(input.fields().values())
              + " }";
    };
  }

  private static String of(DirectiveDefinition directive) {
    String inputs = inputs(directive.arguments().values());
    return "directive @"
        + directive.name()
        + (inputs.isEmpty() ? "" : "(" + inputs + ")")
        + (directive.repeatable() ? " repeatable" : "")
        + " on "
        + String.join(" | ", directive.locations());
  }

  private static String implemented(Set<String> interfaces) {
    return interfaces.isEmpty() ? "" : " implements " + String.join(" & ", interfaces);
  }

  private static String fields(Map<String, FieldDefinition> fields) {
    return fields.values().stream()
        .filter(field -> !field.name().startsWith("__"))
        .map(field ->
            field.name()
                + (field.arguments().isEmpty()
                    ? ""
                    : "(" + inputs(field.arguments().values()) + ")")
                + ": "
                + field.type()
                + deprecated(field))
        .collect(Collectors.joining("\n  ", " {\n  ", "\n}"));
  }

  private static String inputs(Collection<InputValueDefinition> inputs) {
    return inputs.stream()
        .map(input -> {
          StringBuilder text = new StringBuilder(input.name() + ": " + input.type());
          if (input.defaultValue() != null) {
            text.append(" = ");
            ValuePrinter.print(input.defaultValue(), text);
          }
          return text.toString();
        })
        .collect(Collectors.joining(" "));
  }

  private static String deprecated(FieldDefinition field) {
    return field.deprecationReason() == null
        ? ""
        : " @deprecated(reason: \"" + field.deprecationReason().replace("\"", "\\\"") + "\")";
  }
}
