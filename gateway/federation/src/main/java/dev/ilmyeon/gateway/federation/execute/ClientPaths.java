package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.plan.FetchPath;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What the client knows of a path: it did not ask for the keys that only the plan needs. */
final class ClientPaths {

  private final Operation operation;

  ClientPaths(Operation operation) {
    this.operation = operation;
  }

  /** As much of a path of keys and indexes as leads through what the client asked for. */
  List<Object> visible(List<Object> path) {
    List<SelectionSet> sets = List.of(operation.selections());
    for (int i = 0; i < path.size(); i++) {
      if (path.get(i) instanceof String key) {
        List<Selection.Field> fields = fields(sets, key);
        if (fields.isEmpty()) {
          return path.subList(0, i);
        }
        sets = below(fields);
      }
    }
    return path;
  }

  /**
   * Whether the client asked for a key in the objects at a path.
   *
   * @param conditions the type conditions that an object there meets
   */
  boolean asks(FetchPath path, String key, Predicate<String> conditions) {
    List<SelectionSet> sets = List.of(operation.selections());
    for (FetchPath.Segment segment : path.segments()) {
      if (segment instanceof FetchPath.Segment.Key(String step)) {
        sets = below(fields(sets, step));
      }
    }
    return sets.stream().anyMatch(set -> asks(set, key, conditions));
  }

  private static boolean asks(SelectionSet set, String key, Predicate<String> conditions) {
    return set.selections().stream()
        .anyMatch(selection ->
            switch (selection) {
              case Selection.Field field -> field.responseKey().equals(key);
              case Selection.InlineFragment fragment ->
                  conditions.test(fragment.typeCondition().name())
                      && asks(fragment.selections(), key, conditions);
            });
  }

  private static List<SelectionSet> below(List<Selection.Field> fields) {
    List<SelectionSet> sets = new ArrayList<>();
    for (Selection.Field field : fields) {
      if (field.selections() != null) {
        sets.add(field.selections());
      }
    }
    return sets;
  }

  private static List<Selection.Field> fields(List<SelectionSet> sets, String key) {
    List<Selection.Field> fields = new ArrayList<>();
    sets.forEach(set -> add(set, key, fields));
    return fields;
  }

  private static void add(SelectionSet set, String key, List<Selection.Field> fields) {
    for (Selection selection : set.selections()) {
      switch (selection) {
        case Selection.Field field -> {
          if (field.responseKey().equals(key)) {
            fields.add(field);
          }
        }
        case Selection.InlineFragment fragment -> add(fragment.selections(), key, fields);
      }
    }
  }
}
