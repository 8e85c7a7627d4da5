package dev.ilmyeon.gateway.federation.language;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A definition of a type system or an extension of one (GraphQL specification, 3), as written;
 * {@code at} is where its keyword or name starts.
 */
public sealed interface TypeSystemDefinition extends Definition {

  /** How the keyword that opens it is written; messages name the definition by it. */
  String keyword();

  /** A definition or extension of a named type. */
  sealed interface TypeDefinition extends TypeSystemDefinition {
    String name();

    @Nullable String description();

    boolean extension();

    List<AppliedDirective> directives();
  }

  /** A type with fields. */
  sealed interface FieldsDefinition extends TypeDefinition {
    List<TypeSyntax.Named> interfaces();

    List<Field> fields();
  }

  record SchemaDefinition(
      @Nullable String description,
      boolean extension,
      List<AppliedDirective> directives,
      List<Root> roots,
      int at)
      implements TypeSystemDefinition {
    public SchemaDefinition {
      directives = List.copyOf(directives);
      roots = List.copyOf(roots);
    }

    @Override
    public String keyword() {
      return "schema";
    }
  }

  record Root(OperationKind kind, TypeSyntax.Named type, int at) {}

  record ScalarDefinition(
      String name,
      @Nullable String description,
      boolean extension,
      List<AppliedDirective> directives,
      int at)
      implements TypeDefinition {
    public ScalarDefinition {
      directives = List.copyOf(directives);
    }

    @Override
    public String keyword() {
      return "scalar";
    }
  }

  record ObjectDefinition(
      String name,
      @Nullable String description,
      boolean extension,
      List<TypeSyntax.Named> interfaces,
      List<AppliedDirective> directives,
      List<Field> fields,
      int at)
      implements FieldsDefinition {
    public ObjectDefinition {
      interfaces = List.copyOf(interfaces);
      directives = List.copyOf(directives);
      fields = List.copyOf(fields);
    }

    @Override
    public String keyword() {
      return "type";
    }
  }

  record InterfaceDefinition(
      String name,
      @Nullable String description,
      boolean extension,
      List<TypeSyntax.Named> interfaces,
      List<AppliedDirective> directives,
      List<Field> fields,
      int at)
      implements FieldsDefinition {
    public InterfaceDefinition {
      interfaces = List.copyOf(interfaces);
      directives = List.copyOf(directives);
      fields = List.copyOf(fields);
    }

    @Override
    public String keyword() {
      return "interface";
    }
  }

  record UnionDefinition(
      String name,
      @Nullable String description,
      boolean extension,
      List<AppliedDirective> directives,
      List<TypeSyntax.Named> members,
      int at)
      implements TypeDefinition {
    public UnionDefinition {
      directives = List.copyOf(directives);
      members = List.copyOf(members);
    }

    @Override
    public String keyword() {
      return "union";
    }
  }

  record EnumDefinition(
      String name,
      @Nullable String description,
      boolean extension,
      List<AppliedDirective> directives,
      List<EnumValue> values,
      int at)
      implements TypeDefinition {
    public EnumDefinition {
      directives = List.copyOf(directives);
      values = List.copyOf(values);
    }

    @Override
    public String keyword() {
      return "enum";
    }
  }

  record InputDefinition(
      String name,
      @Nullable String description,
      boolean extension,
      List<AppliedDirective> directives,
      List<InputValue> fields,
      int at)
      implements TypeDefinition {
    public InputDefinition {
      directives = List.copyOf(directives);
      fields = List.copyOf(fields);
    }

    @Override
    public String keyword() {
      return "input";
    }
  }

  record DirectiveSyntax(
      String name,
      @Nullable String description,
      List<InputValue> arguments,
      boolean repeatable,
      List<String> locations,
      int at)
      implements TypeSystemDefinition {
    public DirectiveSyntax {
      arguments = List.copyOf(arguments);
      locations = List.copyOf(locations);
    }

    @Override
    public String keyword() {
      return "directive";
    }
  }

  record Field(
      String name,
      @Nullable String description,
      List<InputValue> arguments,
      TypeSyntax type,
      List<AppliedDirective> directives,
      int at) {
    public Field {
      arguments = List.copyOf(arguments);
      directives = List.copyOf(directives);
    }
  }

  record InputValue(
      String name,
      @Nullable String description,
      TypeSyntax type,
      @Nullable Value defaultValue,
      List<AppliedDirective> directives,
      int at) {
    public InputValue {
      directives = List.copyOf(directives);
    }
  }

  record EnumValue(
      String name, @Nullable String description, List<AppliedDirective> directives, int at) {
    public EnumValue {
      directives = List.copyOf(directives);
    }
  }
}
