package dev.ilmyeon.gateway.federation.property;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An operation that can be taken apart; what of it is not used is not printed. */
public record OperationTree(
    String kind, List<Variable> variables, List<Node> nodes, Map<String, Fragment> fragments) {

  public OperationTree {
    variables = List.copyOf(variables);
    nodes = List.copyOf(nodes);
    fragments = Collections.unmodifiableMap(new LinkedHashMap<>(fragments));
  }

  /**
   * A variable.
   *
   * @param given whether the request has a value for it
   */
  public record Variable(
      String name,
      String type,
      @Nullable Object defaultValue,
      boolean given,
      @Nullable Object value) {
    @Override
    public String toString() {
      String defaults = defaultValue == null ? "" : " = " + Literals.print(defaultValue);
      return "$" + name + ": " + type + defaults;
    }
  }

  public sealed interface Node {
    List<String> directives();
  }

  /** {@code below} is empty on a leaf. */
  public record Field(
      @Nullable String alias,
      String name,
      Map<String, Object> arguments,
      List<String> directives,
      List<Node> below)
      implements Node {
    public Field {
      below = List.copyOf(below);
    }
  }

  public record Inline(@Nullable String type, List<String> directives, List<Node> below)
      implements Node {
    public Inline {
      below = List.copyOf(below);
    }
  }

  public record Spread(String fragment, List<String> directives) implements Node {}

  public record Fragment(String type, List<Node> below) {
    public Fragment {
      below = List.copyOf(below);
    }
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    String body = print(nodes, "");
    StringBuilder used = new StringBuilder();
    for (String name : usedFragments()) {
      Fragment fragment = fragments.get(name);
      used.append("\nfragment ").append(name).append(" on ").append(fragment.type());
      used.append(print(fragment.below(), ""));
    }
    String all = body + used;
    List<Variable> declared = variables.stream().filter(each -> isUsed(each.name(), all)).toList();
    text.append(kind);
    if (!declared.isEmpty()) {
      text.append(
          declared.stream().map(Variable::toString).collect(Collectors.joining(", ", "(", ")")));
    }
    return text.append(all).toString();
  }

  private static boolean isUsed(String variable, String text) {
    return text.matches("(?s).*\\$" + variable + "\\b.*");
  }

  /** Those that the request gives. */
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    String text = text();
    for (Variable variable : variables) {
      if (variable.given() && isUsed(variable.name(), text)) {
        values.put(variable.name(), variable.value());
      }
    }
    return values;
  }

  private Set<String> usedFragments() {
    Set<String> used = new LinkedHashSet<>();
    addUsed(nodes, used);
    return used;
  }

  private void addUsed(List<Node> in, Set<String> used) {
    for (Node node : in) {
      switch (node) {
        case Field field -> addUsed(field.below(), used);
        case Inline inline -> addUsed(inline.below(), used);
        case Spread spread -> {
          if (used.add(spread.fragment())) {
            addUsed(fragments.get(spread.fragment()).below(), used);
          }
        }
      }
    }
  }

  private static String print(List<Node> nodes, String indent) {
    List<String> lines = new ArrayList<>();
    String deeper = indent + "  ";
    for (Node node : nodes) {
      String head =
          switch (node) {
            case Field field ->
                (field.alias() == null ? "" : field.alias() + ": ")
                    + field.name()
                    + (field.arguments().isEmpty()
                        ? ""
                        : "(" + Literals.arguments(field.arguments()) + ")");
            case Inline inline -> "..." + (inline.type() == null ? "" : " on " + inline.type());
            case Spread spread -> "..." + spread.fragment();
          };
      List<Node> below =
          switch (node) {
            case Field field -> field.below();
            case Inline inline -> inline.below();
            case Spread _ -> List.of();
          };
      String directives =
          node.directives().stream().map(each -> " " + each).collect(Collectors.joining());
      lines.add(deeper + head + directives + (below.isEmpty() ? "" : print(below, deeper)));
    }
    return " {\n" + String.join("\n", lines) + "\n" + indent + "}";
  }
}
