package dev.ilmyeon.gateway.federation.queryplan;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Argument;
import dev.ilmyeon.gateway.federation.language.Definition;
import dev.ilmyeon.gateway.federation.language.Document;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition;
import dev.ilmyeon.gateway.federation.language.Parser;
import dev.ilmyeon.gateway.federation.language.ParserLimits;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.language.ValuePrinter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a fetch's document selects, one field a line. */
final class DocumentText {

  private final Lines lines;

  DocumentText(Lines lines) {
    this.lines = lines;
  }

  /** Of the document's operation. */
  static List<SelectionSyntax> selections(Fetch fetch) {
    return ((ExecutableDefinition.Operation) document(fetch).definitions().getFirst())
        .selections()
        .selections();
  }

  private static Document document(Fetch fetch) {
    return Parser.parse(fetch.document(), ParserLimits.TRUSTED);
  }

  /** The fragments that a long document names. */
  void printFragments(Fetch fetch) {
    for (Definition definition : document(fetch).definitions()) {
      if (definition instanceof ExecutableDefinition.Fragment fragment) {
        printBlock(
            "fragment " + fragment.name() + " on " + fragment.typeCondition().name(),
            fragment.selections());
      }
    }
  }

  /** What is selected below a field. */
  void printBelow(SelectionSyntax.Field field) {
    lines.open("{");
    if (field.selections() != null) {
      field.selections().selections().forEach(this::print);
    }
    lines.close("}");
  }

  void print(SelectionSyntax selection) {
    switch (selection) {
      case SelectionSyntax.Field field -> {
        StringBuilder text = new StringBuilder();
        if (!field.responseKey().equals(field.name())) {
          text.append(field.responseKey()).append(": ");
        }
        text.append(field.name());
        printArguments(field.arguments(), text);
        for (AppliedDirective directive : field.directives()) {
          text.append(" @").append(directive.name());
          printArguments(directive.arguments(), text);
        }
        printBlock(text.toString(), field.selections());
      }
      case SelectionSyntax.InlineFragment fragment ->
          printBlock(
              fragment.typeCondition() == null
                  ? "..."
                  : "... on " + fragment.typeCondition().name(),
              fragment.selections());
      case SelectionSyntax.Spread spread -> lines.line("..." + spread.name());
    }
  }

  private void printBlock(String head, SelectionSyntax.@Nullable SelectionSetSyntax below) {
    if (below == null) {
      lines.line(head);
      return;
    }
    lines.open(head + " {");
    below.selections().forEach(this::print);
    lines.close("}");
  }

  private static void printArguments(List<Argument> arguments, StringBuilder text) {
    String separator = "(";
    for (Argument argument : arguments) {
      text.append(separator).append(argument.name()).append(": ");
      ValuePrinter.print(argument.value(), text);
      separator = ", ";
    }
    if (!arguments.isEmpty()) {
      text.append(')');
    }
  }
}
