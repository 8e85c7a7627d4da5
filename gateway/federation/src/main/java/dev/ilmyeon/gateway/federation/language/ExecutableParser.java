package dev.ilmyeon.gateway.federation.language;

import dev.ilmyeon.gateway.federation.language.SelectionSyntax.SelectionSetSyntax;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations, fragments and selections. */
final class ExecutableParser {

  private final Tokens tokens;
  private final ValueParser values;

  ExecutableParser(Tokens tokens, ValueParser values) {
    this.tokens = tokens;
    this.values = values;
  }

  ExecutableDefinition.Operation shorthand() {
    int at = tokens.at();
    return new ExecutableDefinition.Operation(
        OperationKind.QUERY, null, null, List.of(), List.of(), selectionSet(), at, at);
  }

  ExecutableDefinition.Operation operation(OperationKind kind, @Nullable String description) {
    int at = tokens.at();
    tokens.expectKeyword(kind.keyword());
    int nameAt = tokens.at();
    String name = tokens.peek(TokenKind.NAME) ? tokens.expectName() : null;
    List<ExecutableDefinition.Variable> variables =
        tokens.optionalMany(TokenKind.PAREN_OPEN, this::variable, TokenKind.PAREN_CLOSE);
    return new ExecutableDefinition.Operation(
        kind, name, description, variables, values.directives(false), selectionSet(), at, nameAt);
  }

  private ExecutableDefinition.Variable variable() {
    String description = description();
    int at = tokens.at();
    tokens.expect(TokenKind.DOLLAR);
    String name = tokens.expectName();
    tokens.expect(TokenKind.COLON);
    TypeSyntax type = values.type();
    boolean hasDefault = tokens.skip(TokenKind.EQUALS);
    int defaultAt = tokens.at();
    return new ExecutableDefinition.Variable(
        name,
        description,
        type,
        hasDefault ? values.value(true) : null,
        defaultAt,
        values.directives(true),
        at);
  }

  ExecutableDefinition.Fragment fragment(@Nullable String description) {
    int at = tokens.at();
    tokens.expectKeyword("fragment");
    int nameAt = tokens.at();
    if (tokens.peekKeyword("on")) {
      throw tokens.unexpected();
    }
    String name = tokens.expectName();
    tokens.expectKeyword("on");
    return new ExecutableDefinition.Fragment(
        name,
        description,
        values.namedType(),
        values.directives(false),
        selectionSet(),
        at,
        nameAt);
  }

  SelectionSetSyntax selectionSet() {
    int at = tokens.at();
    tokens.enter();
    List<SelectionSyntax> selections =
        tokens.many(TokenKind.BRACE_OPEN, this::selection, TokenKind.BRACE_CLOSE);
    tokens.leave();
    return new SelectionSetSyntax(selections, at);
  }

  /** Selections up to the end of the text, without braces around them. */
  SelectionSetSyntax bareSelections() {
    int at = tokens.at();
    List<SelectionSyntax> selections = new ArrayList<>();
    do {
      selections.add(selection());
    } while (!tokens.peek(TokenKind.END));
    return new SelectionSetSyntax(selections, at);
  }

  private SelectionSyntax selection() {
    return tokens.peek(TokenKind.SPREAD) ? fragmentSelection() : field();
  }

  private SelectionSyntax field() {
    int at = tokens.at();
    String first = tokens.expectName();
    boolean aliased = tokens.skip(TokenKind.COLON);
    String name = aliased ? tokens.expectName() : first;
    List<Argument> arguments = values.arguments(false);
    List<AppliedDirective> directives = values.directives(false);
    SelectionSetSyntax selections = tokens.peek(TokenKind.BRACE_OPEN) ? selectionSet() : null;
    return new SelectionSyntax.Field(
        aliased ? first : null, name, arguments, directives, selections, at);
  }

  private SelectionSyntax fragmentSelection() {
    int at = tokens.at();
    tokens.expect(TokenKind.SPREAD);
    boolean conditioned = tokens.skipKeyword("on");
    if (!conditioned && tokens.peek(TokenKind.NAME)) {
      int nameAt = tokens.at();
      return new SelectionSyntax.Spread(tokens.expectName(), values.directives(false), at, nameAt);
    }
    return new SelectionSyntax.InlineFragment(
        conditioned ? values.namedType() : null, values.directives(false), selectionSet(), at);
  }

  /** A string in front of a definition, if there is one. */
  @Nullable String description() {
    if (!tokens.peek(TokenKind.STRING) && !tokens.peek(TokenKind.BLOCK_STRING)) {
      return null;
    }
    String description = tokens.value();
    tokens.advance();
    return description;
  }
}
