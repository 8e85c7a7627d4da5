package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.plan.FetchPath;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the client knows of a path: it did not ask for the keys that only the plan needs. */
final class ClientPaths {

  private final List<SelectionSet> root;

  ClientPaths(Operation operation) {
    this.root = List.of(operation.selections());
  }

  /** As much of a path of keys and indexes as leads through what the client asked for. */
  List<Object> visible(List<Object> path) {
    List<SelectionSet> sets = root;
    for (int i = 0; i < path.size(); i++) {
      if (path.get(i) instanceof String key) {
        sets = below(sets, key, _ -> true);
        if (sets == null) {
          return path.subList(0, i);
        }
      }
    }
    return path;
  }

  /** What the client selects of the objects at a path. */
  List<SelectionSet> at(FetchPath path) {
    List<SelectionSet> sets = root;
    for (FetchPath.Segment segment : path.segments()) {
      if (segment instanceof FetchPath.Segment.Key(String key)) {
        sets = below(sets, key, _ -> true);
        if (sets == null) {
          return List.of();
        }
      }
    }
    return sets;
  }

  /**
   * What is selected of what is under a key; null if nothing is.
   *
   * @param conditions the type conditions that an object with the key meets
   */
  static @Nullable List<SelectionSet> below(
      List<SelectionSet> sets, String key, Predicate<String> conditions) {
    List<Selection.Field> fields = new ArrayList<>();
    sets.forEach(set -> add(set, key, conditions, fields));
    List<SelectionSet> below = new ArrayList<>();
    for (Selection.Field field : fields) {
      if (field.selections() != null) {
        below.add(field.selections());
      }
    }
    return fields.isEmpty() ? null : below;
  }

  private static void add(
      SelectionSet set, String key, Predicate<String> conditions, List<Selection.Field> fields) {
    for (Selection selection : set.selections()) {
      switch (selection) {
        case Selection.Field field -> {
          if (field.responseKey().equals(key)) {
            fields.add(field);
          }
        }
        case Selection.InlineFragment fragment -> {
          if (conditions.test(fragment.typeCondition().name())) {
            add(fragment.selections(), key, conditions, fields);
          }
        }
      }
    }
  }
}
