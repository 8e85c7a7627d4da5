package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.operation.OperationPart;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the client knows of a path: it did not ask for the keys that only the plan needs. Of a
 * response that comes in parts there is one for each part, which knows what that part has and those
 * it is inside of have not.
 */
final class ClientPaths {

  private final List<SelectionSet> all;
  private final List<SelectionSet> part;
  private final @Nullable List<SelectionSet> around;
  private final List<SelectionSet> own;

  private ClientPaths(
      SelectionSet all, SelectionSet part, @Nullable SelectionSet around, SelectionSet own) {
    this.all = List.of(all);
    this.part = List.of(part);
    this.around = around == null ? null : List.of(around);
    this.own = List.of(own);
  }

  /** By the number of the part. */
  static List<ClientPaths> of(Operation operation) {
    SelectionSet all = operation.selections();
    if (operation.parts().isEmpty()) {
      return List.of(new ClientPaths(all, all, null, all));
    }
    List<ClientPaths> parts = new ArrayList<>();
    for (OperationPart part : operation.parts()) {
      SelectionSet own = part.selections();
      SelectionSet around = null;
      if (part.parent() >= 0) {
        around = operation.parts().get(part.parent()).selections();
        own = without(List.of(around), own);
      }
      parts.add(new ClientPaths(all, part.selections(), around, own));
    }
    return parts;
  }

  /** What is not selected around it as well. */
  private static SelectionSet without(List<SelectionSet> around, SelectionSet set) {
    List<Selection> own = new ArrayList<>();
    for (Selection selection : set.selections()) {
      switch (selection) {
        case Selection.Field field -> {
          List<SelectionSet> known = below(around, field.responseKey(), _ -> false);
          SelectionSet below = field.selections();
          if (known != null && below != null) {
            below = without(known, below);
          }
          if (known == null || below != null && !below.selections().isEmpty()) {
            own.add(field.with(below));
          }
        }
        case Selection.InlineFragment fragment -> {
          List<SelectionSet> known = new ArrayList<>(around);
          around.forEach(each -> known.addAll(fragments(each, fragment.typeCondition())));
          SelectionSet below = without(known, fragment.selections());
          if (!below.selections().isEmpty()) {
            own.add(new Selection.InlineFragment(below));
          }
        }
      }
    }
    return new SelectionSet(set.parent(), own);
  }

  private static List<SelectionSet> fragments(SelectionSet set, CompositeType condition) {
    List<SelectionSet> fragments = new ArrayList<>();
    for (Selection selection : set.selections()) {
      if (selection instanceof Selection.InlineFragment fragment
          && fragment.typeCondition().name().equals(condition.name())) {
        fragments.add(fragment.selections());
      }
    }
    return fragments;
  }

  /** As much of a path of keys and indexes as leads through what the client asked for. */
  List<Object> visible(List<Object> path) {
    return leading(path, all);
  }

  /**
   * Whether a path leads through what this part asks for, or those it is inside of, and not through
   * what those ask for alone.
   */
  boolean isFirstToAsk(List<Object> path) {
    return asks(path, part) && (around == null || !asks(path, around));
  }

  /** Whether a path leads to what this part alone asks for. */
  boolean isAboveOwn(List<Object> path) {
    return asks(path, own);
  }

  private static boolean asks(List<Object> path, List<SelectionSet> sets) {
    return leading(path, sets).size() == path.size();
  }

  private static List<Object> leading(List<Object> path, List<SelectionSet> from) {
    List<SelectionSet> sets = from;
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

  /** What this part alone selects of the objects at a path. */
  List<SelectionSet> at(FetchPath path) {
    List<SelectionSet> sets = own;
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

  /** Whether objects at a path are null without a field: the client asks for it, and it is not. */
  boolean mustHave(FetchPath path, Object key) {
    List<Selection.Field> fields = new ArrayList<>();
    at(path).forEach(set -> add(set, String.valueOf(key), _ -> true, fields));
    return fields.stream()
        .anyMatch(field -> field.definition().type() instanceof TypeReference.NonNull);
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
