package dev.ilmyeon.gateway.federation.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values, arguments, directives and type references: what operations and schemas share. */
final class ValueParser {

  private final Tokens tokens;
  private final ValuePlaces places;

  /** {@code places} learns where each value stands. */
  ValueParser(Tokens tokens, ValuePlaces places) {
    this.tokens = tokens;
    this.places = places;
  }

  /** {@code constant}: no variables. */
  Value value(boolean constant) {
    int at = tokens.at();
    Value value = read(constant);
    places.note(value, at);
    return value;
  }

  private Value read(boolean constant) {
    String text = tokens.value();
    return switch (tokens.kind()) {
      case DOLLAR -> variable(constant);
      case INT -> take(new Value.IntValue(text));
      case FLOAT -> take(new Value.FloatValue(text));
      case STRING, BLOCK_STRING -> take(new Value.StringValue(text));
      case NAME -> take(word(text));
      case BRACKET_OPEN -> list(constant);
      case BRACE_OPEN -> object(constant);
      case END,
          BANG,
          AMPERSAND,
          PAREN_OPEN,
          PAREN_CLOSE,
          SPREAD,
          COLON,
          EQUALS,
          AT,
          BRACKET_CLOSE,
          PIPE,
          BRACE_CLOSE ->
          throw tokens.unexpected();
    };
  }

  private Value take(Value value) {
    tokens.advance();
    return value;
  }

  private static Value word(String text) {
    return switch (text) {
      case "true" -> new Value.BooleanValue(true);
      case "false" -> new Value.BooleanValue(false);
      case "null" -> new Value.NullValue();
      default -> new Value.EnumValue(text);
    };
  }

  private Value variable(boolean constant) {
    int at = tokens.at();
    tokens.advance();
    if (constant) {
      throw tokens.peek(TokenKind.NAME)
          ? tokens.error(at, "Unexpected variable \"$" + tokens.value() + "\" in constant value.")
          : tokens.error(at, "Unexpected " + TokenKind.DOLLAR.description() + ".");
    }
    return new Value.Variable(tokens.expectName());
  }

  private Value list(boolean constant) {
    tokens.enter();
    tokens.expect(TokenKind.BRACKET_OPEN);
    List<Value> items = new ArrayList<>();
    while (!tokens.skip(TokenKind.BRACKET_CLOSE)) {
      items.add(value(constant));
    }
    tokens.leave();
    return new Value.ListValue(items);
  }

  private Value object(boolean constant) {
    tokens.enter();
    tokens.expect(TokenKind.BRACE_OPEN);
    Map<String, Value> fields = new LinkedHashMap<>();
    while (!tokens.skip(TokenKind.BRACE_CLOSE)) {
      int at = tokens.at();
      String name = tokens.expectName();
      tokens.expect(TokenKind.COLON);
      Value field = value(constant);
      places.noteName(field, at);
      if (fields.put(name, field) != null) {
        throw tokens.invalid(at, "There can be only one input field named \"" + name + "\".");
      }
    }
    tokens.leave();
    return new Value.ObjectValue(fields);
  }

  List<Argument> arguments(boolean constant) {
    return tokens.optionalMany(
        TokenKind.PAREN_OPEN, () -> argument(constant), TokenKind.PAREN_CLOSE);
  }

  private Argument argument(boolean constant) {
    int at = tokens.at();
    String name = tokens.expectName();
    tokens.expect(TokenKind.COLON);
    int valueAt = tokens.at();
    return new Argument(name, value(constant), at, valueAt);
  }

  List<AppliedDirective> directives(boolean constant) {
    if (!tokens.peek(TokenKind.AT)) {
      return List.of();
    }
    List<AppliedDirective> directives = new ArrayList<>();
    while (tokens.peek(TokenKind.AT)) {
      int at = tokens.at();
      tokens.advance();
      directives.add(new AppliedDirective(tokens.expectName(), arguments(constant), at));
    }
    return directives;
  }

  TypeSyntax type() {
    int at = tokens.at();
    TypeSyntax type;
    if (tokens.skip(TokenKind.BRACKET_OPEN)) {
      tokens.enter();
      type = new TypeSyntax.ListOf(type(), at);
      tokens.expect(TokenKind.BRACKET_CLOSE);
      tokens.leave();
    } else {
      type = namedType();
    }
    return tokens.skip(TokenKind.BANG) ? new TypeSyntax.NonNull(type) : type;
  }

  TypeSyntax.Named namedType() {
    int at = tokens.at();
    return new TypeSyntax.Named(tokens.expectName(), at);
  }
}
