package dev.ilmyeon.gateway.federation.language;

import dev.ilmyeon.gateway.federation.error.SourceLocation;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.SelectionSetSyntax;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Text to syntax tree, by recursive descent with one token in view: the October 2021 and September
 * 2025 editions of the language, operations and type systems alike. Every method throws {@link
 * SyntaxException}.
 */
public final class Parser {

  private final Tokens tokens;
  private final ValueParser values;
  private final ExecutableParser executables;
  private final TypeSystemParser types;

  private Parser(Source source, int from, ParserLimits limits, ValuePlaces places) {
    this.tokens = new Tokens(source, from, limits);
    this.values = new ValueParser(tokens, places);
    this.executables = new ExecutableParser(tokens, values);
    this.types = new TypeSystemParser(tokens, values, executables);
  }

  /** A document of any kind. */
  public static Document parse(String text, ParserLimits limits) {
    Source source = new Source(text);
    Parser parser = new Parser(source, 0, limits, ValuePlaces.Forgotten.INSTANCE);
    List<Definition> definitions = new ArrayList<>();
    do {
      definitions.add(parser.definition());
    } while (!parser.tokens.peek(TokenKind.END));
    return new Document(source, definitions);
  }

  /** What directives such as {@code @key(fields:)} hold: {@code id organization { id }}. */
  public static SelectionSetSyntax parseFieldSet(String text) {
    return whole(
        text,
        parser ->
            parser.tokens.peek(TokenKind.BRACE_OPEN)
                ? parser.executables.selectionSet()
                : parser.executables.bareSelections());
  }

  public static TypeSyntax parseType(String text) {
    return whole(text, parser -> parser.values.type());
  }

  /** A value without variables. */
  public static Value parseValue(String text) {
    return whole(text, parser -> parser.values.value(true));
  }

  /**
   * Where a value inside a value stands; the outer one is parsed once more to find it.
   *
   * @param valueAt where the outer value stands in the text
   * @param path names of object fields and indexes of lists that lead to the inner one
   */
  public static SourceLocation locate(Source source, int valueAt, List<Object> path) {
    ValuePlaces.Noted places = new ValuePlaces.Noted();
    return place(source, valueAt, path, places, places.values());
  }

  /** Where the name of the object field stands that a value inside a value is given to. */
  public static SourceLocation locateName(Source source, int valueAt, List<Object> path) {
    ValuePlaces.Noted places = new ValuePlaces.Noted();
    return place(source, valueAt, path, places, places.names());
  }

  private static SourceLocation place(
      Source source,
      int valueAt,
      List<Object> path,
      ValuePlaces places,
      Map<Value, Integer> noted) {
    Value value = new Parser(source, valueAt, ParserLimits.TRUSTED, places).values.value(false);
    for (Object step : path) {
      value =
          switch (value) {
            case Value.ListValue list when step instanceof Integer index -> list.items().get(index);
            case Value.ObjectValue object when object.fields().get(step) instanceof Value field ->
                field;
            default -> value;
          };
    }
    return source.location(noted.getOrDefault(value, valueAt));
  }

  private static <T> T whole(String text, Function<Parser, T> parse) {
    Parser parser =
        new Parser(new Source(text), 0, ParserLimits.TRUSTED, ValuePlaces.Forgotten.INSTANCE);
    T parsed = parse.apply(parser);
    parser.tokens.expect(TokenKind.END);
    return parsed;
  }

  private Definition definition() {
    if (tokens.peek(TokenKind.BRACE_OPEN)) {
      return executables.shorthand();
    }
    int at = tokens.at();
    String description = executables.description();
    if (!tokens.peek(TokenKind.NAME)) {
      throw tokens.unexpected();
    }
    OperationKind kind = operationKind(tokens.value());
    if (kind != null) {
      return executables.operation(kind, description);
    }
    if (tokens.peekKeyword("fragment")) {
      return executables.fragment(description);
    }
    boolean extension = tokens.peekKeyword("extend");
    if (extension) {
      if (description != null) {
        throw tokens.error(at, "Unexpected description, extensions have none.");
      }
      tokens.advance();
    }
    Definition definition =
        tokens.peek(TokenKind.NAME) ? types.definition(description, extension) : null;
    if (definition == null) {
      throw tokens.unexpected();
    }
    return definition;
  }

  static @Nullable OperationKind operationKind(String keyword) {
    return switch (keyword) {
      case "query" -> OperationKind.QUERY;
      case "mutation" -> OperationKind.MUTATION;
      case "subscription" -> OperationKind.SUBSCRIPTION;
      default -> null;
    };
  }
}
