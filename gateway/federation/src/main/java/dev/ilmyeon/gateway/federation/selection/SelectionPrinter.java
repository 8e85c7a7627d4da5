package dev.ilmyeon.gateway.federation.selection;

import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.language.ValuePrinter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Selections to the text of a document, on one line: <code>
 * {top: topProducts(first: 5){upc name} ... on Book{title}}</code>. A selection set without
 * selections, which the language does not have, asks for {@code __typename}.
 */
public final class SelectionPrinter {

  private SelectionPrinter() {}

  /** In braces. */
  public static String print(SelectionSet selections) {
    StringBuilder out = new StringBuilder();
    print(selections, out);
    return out.toString();
  }

  /** In braces, appended. */
  public static void print(SelectionSet selections, StringBuilder out) {
    print(selections, _ -> null, out);
  }

  /** Likewise, with {@code ...name} for all that is selected below and is a named fragment. */
  public static void print(
      SelectionSet selections,
      Function<SelectionSet, @Nullable String> fragments,
      StringBuilder out) {
    out.append('{');
    String separator = "";
    for (Selection selection : selections.selections()) {
      out.append(separator);
      print(selection, fragments, out);
      separator = " ";
    }
    out.append(selections.selections().isEmpty() ? "__typename}" : "}");
  }

  private static void print(
      Selection selection, Function<SelectionSet, @Nullable String> fragments, StringBuilder out) {
    switch (selection) {
      case Selection.Field field -> {
        if (!field.responseKey().equals(field.name())) {
          out.append(field.responseKey()).append(": ");
        }
        out.append(field.name());
        printArguments(field.arguments(), out);
        if (!field.directives().isEmpty()) {
          printDirectives(field.directives(), out);
        }
        if (field.selections() != null) {
          printBelow(field.selections(), fragments, out);
        }
      }
      case Selection.InlineFragment fragment -> {
        out.append("... on ").append(fragment.typeCondition().name());
        printBelow(fragment.selections(), fragments, out);
      }
    }
  }

  private static void printBelow(
      SelectionSet selections,
      Function<SelectionSet, @Nullable String> fragments,
      StringBuilder out) {
    String name = fragments.apply(selections);
    if (name == null) {
      print(selections, fragments, out);
    } else {
      out.append("{...").append(name).append('}');
    }
  }

  /** {@code @name(arguments)} each. */
  public static void printDirectives(List<Directive> directives, StringBuilder out) {
    for (Directive directive : directives) {
      out.append(" @").append(directive.name());
      printArguments(directive.arguments(), out);
    }
  }

  /** {@code (name: value, …)}, or nothing. */
  public static void printArguments(Map<String, Value> arguments, StringBuilder out) {
    if (arguments.isEmpty()) {
      return;
    }
    String separator = "(";
    for (Map.Entry<String, Value> argument : arguments.entrySet()) {
      out.append(separator).append(argument.getKey()).append(": ");
      ValuePrinter.print(argument.getValue(), out);
      separator = ", ";
    }
    out.append(')');
  }
}
