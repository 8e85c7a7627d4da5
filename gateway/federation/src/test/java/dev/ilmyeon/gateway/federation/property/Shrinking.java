package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.OperationTree.Field;
import dev.ilmyeon.gateway.federation.property.OperationTree.Fragment;
import dev.ilmyeon.gateway.federation.property.OperationTree.Inline;
import dev.ilmyeon.gateway.federation.property.OperationTree.Node;
import dev.ilmyeon.gateway.federation.property.OperationTree.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Makes an operation smaller for as long as something still holds of it. */
public final class Shrinking {

  private static final int MAX_TRIES = 3_000;

  private final Predicate<OperationTree> holds;
  private int tries;

  private Shrinking(Predicate<OperationTree> holds) {
    this.holds = holds;
  }

  /** {@code holds} is false for what is not valid any more. */
  public static OperationTree shrink(OperationTree tree, Predicate<OperationTree> holds) {
    Shrinking shrinking = new Shrinking(holds);
    OperationTree smallest = tree;
    for (OperationTree next = shrinking.smaller(smallest);
        next != null;
        next = shrinking.smaller(smallest)) {
      smallest = next;
    }
    return smallest;
  }

  private OperationTree smaller(OperationTree tree) {
    for (OperationTree candidate : candidates(tree)) {
      if (tries++ < MAX_TRIES && holds.test(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  private static List<OperationTree> candidates(OperationTree tree) {
    List<OperationTree> candidates = new ArrayList<>();
    for (List<Node> nodes : candidates(tree.nodes(), tree.fragments())) {
      if (!nodes.isEmpty()) {
        candidates.add(new OperationTree(tree.kind(), tree.variables(), nodes, tree.fragments()));
      }
    }
    tree.fragments()
        .forEach((name, fragment) -> {
          for (List<Node> nodes : candidates(fragment.below(), tree.fragments())) {
            if (!nodes.isEmpty() && tree.text().contains("fragment " + name + " on")) {
              Map<String, Fragment> changed = new LinkedHashMap<>(tree.fragments());
              changed.put(name, new Fragment(fragment.type(), nodes));
              candidates.add(
                  new OperationTree(tree.kind(), tree.variables(), tree.nodes(), changed));
            }
          }
        });
    return candidates;
  }

  /** Nodes with one thing less, the largest first. */
  private static List<List<Node>> candidates(List<Node> nodes, Map<String, Fragment> fragments) {
    List<List<Node>> candidates = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.size() > 1) {
        candidates.add(replaced(nodes, i, List.of()));
      }
    }
    for (int i = 0; i < nodes.size(); i++) {
      for (List<Node> instead : instead(nodes.get(i), fragments)) {
        candidates.add(replaced(nodes, i, instead));
      }
    }
    return candidates;
  }

  private static List<Node> replaced(List<Node> nodes, int at, List<Node> instead) {
    List<Node> all = new ArrayList<>(nodes.subList(0, at));
    all.addAll(instead);
    all.addAll(nodes.subList(at + 1, nodes.size()));
    return all;
  }

  private static List<List<Node>> instead(Node node, Map<String, Fragment> fragments) {
    List<List<Node>> instead = new ArrayList<>();
    switch (node) {
      case Field field -> {
        List<String> none = List.of();
        if (!field.directives().isEmpty()) {
          instead.add(
              List.of(
                  new Field(field.alias(), field.name(), field.arguments(), none, field.below())));
        }
        if (field.alias() != null) {
          instead.add(
              List.of(
                  new Field(
                      null, field.name(), field.arguments(), field.directives(), field.below())));
        }
        for (String argument : field.arguments().keySet()) {
          Map<String, Object> less = new LinkedHashMap<>(field.arguments());
          less.remove(argument);
          instead.add(
              List.of(
                  new Field(field.alias(), field.name(), less, field.directives(), field.below())));
        }
        for (List<Node> below : candidates(field.below(), fragments)) {
          instead.add(
              List.of(
                  new Field(
                      field.alias(), field.name(), field.arguments(), field.directives(), below)));
        }
      }
      case Inline inline -> {
        instead.add(inline.below());
        if (!inline.directives().isEmpty()) {
          instead.add(List.of(new Inline(inline.type(), List.of(), inline.below())));
        }
        for (List<Node> below : candidates(inline.below(), fragments)) {
          instead.add(List.of(new Inline(inline.type(), inline.directives(), below)));
        }
      }
      case Spread spread -> {
        Fragment fragment = fragments.get(spread.fragment());
        instead.add(List.of(new Inline(fragment.type(), spread.directives(), fragment.below())));
      }
    }
    return instead;
  }
}
