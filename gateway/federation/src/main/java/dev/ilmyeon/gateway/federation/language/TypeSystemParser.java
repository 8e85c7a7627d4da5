package dev.ilmyeon.gateway.federation.language;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Type definitions, directive definitions, schema definitions and their extensions. */
final class TypeSystemParser {

  private static final Set<String> LOCATIONS =
      Set.of(
          "QUERY",
          "MUTATION",
          "SUBSCRIPTION",
          "FIELD",
          "FRAGMENT_DEFINITION",
          "FRAGMENT_SPREAD",
          "INLINE_FRAGMENT",
          "VARIABLE_DEFINITION",
          "SCHEMA",
          "SCALAR",
          "OBJECT",
          "FIELD_DEFINITION",
          "ARGUMENT_DEFINITION",
          "INTERFACE",
          "UNION",
          "ENUM",
          "ENUM_VALUE",
          "INPUT_OBJECT",
          "INPUT_FIELD_DEFINITION");

  private final Tokens tokens;
  private final ValueParser values;
  private final ExecutableParser executables;

  TypeSystemParser(Tokens tokens, ValueParser values, ExecutableParser executables) {
    this.tokens = tokens;
    this.values = values;
    this.executables = executables;
  }

  /** The definition that the current keyword opens, or null where it opens none. */
  @Nullable TypeSystemDefinition definition(@Nullable String description, boolean extension) {
    return switch (tokens.value()) {
      case "schema" -> schema(description, extension);
      case "scalar" -> scalar(description, extension);
      case "type" -> object(description, extension);
      case "interface" -> interfaceType(description, extension);
      case "union" -> union(description, extension);
      case "enum" -> enumType(description, extension);
      case "input" -> input(description, extension);
      case "directive" -> extension ? null : directive(description);
      default -> null;
    };
  }

  private TypeSystemDefinition schema(@Nullable String description, boolean extension) {
    int at = keyword();
    List<AppliedDirective> directives = values.directives(true);
    List<TypeSystemDefinition.Root> roots =
        extension && !directives.isEmpty() && !tokens.peek(TokenKind.BRACE_OPEN)
            ? List.of()
            : tokens.many(TokenKind.BRACE_OPEN, this::root, TokenKind.BRACE_CLOSE);
    return new TypeSystemDefinition.SchemaDefinition(description, extension, directives, roots, at);
  }

  private TypeSystemDefinition.Root root() {
    int at = tokens.at();
    tokens.require(TokenKind.NAME);
    OperationKind kind = Parser.operationKind(tokens.value());
    if (kind == null) {
      throw tokens.unexpected();
    }
    tokens.advance();
    tokens.expect(TokenKind.COLON);
    return new TypeSystemDefinition.Root(kind, values.namedType(), at);
  }

  private TypeSystemDefinition scalar(@Nullable String description, boolean extension) {
    int at = keyword();
    return complete(
        new TypeSystemDefinition.ScalarDefinition(
            tokens.expectName(), description, extension, values.directives(true), at),
        false);
  }

  private TypeSystemDefinition object(@Nullable String description, boolean extension) {
    int at = keyword();
    TypeSystemDefinition.ObjectDefinition type =
        new TypeSystemDefinition.ObjectDefinition(
            tokens.expectName(),
            description,
            extension,
            interfaces(),
            values.directives(true),
            fields(),
            at);
    return complete(type, !type.interfaces().isEmpty() || !type.fields().isEmpty());
  }

  private TypeSystemDefinition interfaceType(@Nullable String description, boolean extension) {
    int at = keyword();
    TypeSystemDefinition.InterfaceDefinition type =
        new TypeSystemDefinition.InterfaceDefinition(
            tokens.expectName(),
            description,
            extension,
            interfaces(),
            values.directives(true),
            fields(),
            at);
    return complete(type, !type.interfaces().isEmpty() || !type.fields().isEmpty());
  }

  private List<TypeSyntax.Named> interfaces() {
    return tokens.skipKeyword("implements")
        ? tokens.delimited(TokenKind.AMPERSAND, values::namedType)
        : List.of();
  }

  private List<TypeSystemDefinition.Field> fields() {
    return tokens.optionalMany(TokenKind.BRACE_OPEN, this::field, TokenKind.BRACE_CLOSE);
  }

  private TypeSystemDefinition.Field field() {
    String description = executables.description();
    int at = tokens.at();
    String name = tokens.expectName();
    List<TypeSystemDefinition.InputValue> arguments =
        tokens.optionalMany(TokenKind.PAREN_OPEN, this::inputValue, TokenKind.PAREN_CLOSE);
    tokens.expect(TokenKind.COLON);
    return new TypeSystemDefinition.Field(
        name, description, arguments, values.type(), values.directives(true), at);
  }

  private TypeSystemDefinition.InputValue inputValue() {
    String description = executables.description();
    int at = tokens.at();
    String name = tokens.expectName();
    tokens.expect(TokenKind.COLON);
    TypeSyntax type = values.type();
    Value defaultValue = tokens.skip(TokenKind.EQUALS) ? values.value(true) : null;
    return new TypeSystemDefinition.InputValue(
        name, description, type, defaultValue, values.directives(true), at);
  }

  private TypeSystemDefinition union(@Nullable String description, boolean extension) {
    int at = keyword();
    TypeSystemDefinition.UnionDefinition type =
        new TypeSystemDefinition.UnionDefinition(
            tokens.expectName(),
            description,
            extension,
            values.directives(true),
            tokens.skip(TokenKind.EQUALS)
                ? tokens.delimited(TokenKind.PIPE, values::namedType)
                : List.of(),
            at);
    return complete(type, !type.members().isEmpty());
  }

  private TypeSystemDefinition enumType(@Nullable String description, boolean extension) {
    int at = keyword();
    TypeSystemDefinition.EnumDefinition type =
        new TypeSystemDefinition.EnumDefinition(
            tokens.expectName(),
            description,
            extension,
            values.directives(true),
            tokens.optionalMany(TokenKind.BRACE_OPEN, this::enumValue, TokenKind.BRACE_CLOSE),
            at);
    return complete(type, !type.values().isEmpty());
  }

  private TypeSystemDefinition.EnumValue enumValue() {
    String description = executables.description();
    int at = tokens.at();
    if (tokens.peekKeyword("true") || tokens.peekKeyword("false") || tokens.peekKeyword("null")) {
      throw tokens.error(
          at, "Name \"" + tokens.value() + "\" is reserved and cannot be used for an enum value.");
    }
    return new TypeSystemDefinition.EnumValue(
        tokens.expectName(), description, values.directives(true), at);
  }

  private TypeSystemDefinition input(@Nullable String description, boolean extension) {
    int at = keyword();
    TypeSystemDefinition.InputDefinition type =
        new TypeSystemDefinition.InputDefinition(
            tokens.expectName(),
            description,
            extension,
            values.directives(true),
            tokens.optionalMany(TokenKind.BRACE_OPEN, this::inputValue, TokenKind.BRACE_CLOSE),
            at);
    return complete(type, !type.fields().isEmpty());
  }

  private TypeSystemDefinition directive(@Nullable String description) {
    int at = keyword();
    tokens.expect(TokenKind.AT);
    String name = tokens.expectName();
    List<TypeSystemDefinition.InputValue> arguments =
        tokens.optionalMany(TokenKind.PAREN_OPEN, this::inputValue, TokenKind.PAREN_CLOSE);
    boolean repeatable = tokens.skipKeyword("repeatable");
    tokens.expectKeyword("on");
    return new TypeSystemDefinition.DirectiveSyntax(
        name,
        description,
        arguments,
        repeatable,
        tokens.delimited(TokenKind.PIPE, this::location),
        at);
  }

  private String location() {
    tokens.require(TokenKind.NAME);
    if (!LOCATIONS.contains(tokens.value())) {
      throw tokens.unexpected();
    }
    return tokens.expectName();
  }

  private int keyword() {
    int at = tokens.at();
    tokens.advance();
    return at;
  }

  /** An extension must extend by something; else what follows it is not what was expected. */
  private TypeSystemDefinition complete(
      TypeSystemDefinition.TypeDefinition type, boolean extendsSomething) {
    if (type.extension() && type.directives().isEmpty() && !extendsSomething) {
      throw tokens.unexpected();
    }
    return type;
  }
}
