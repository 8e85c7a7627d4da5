package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.plan.walk.Effort;
import dev.ilmyeon.gateway.federation.queryplan.KeyRename;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A selection set of a subgraph document while it grows: one field per response key, one fragment
 * per type, and nothing in a fragment that is selected outside it.
 */
final class SelectionBuilder {

  private final CompositeType parent;
  private final SelectionPool pool;
  private final Map<String, FieldBuilder> fields = new LinkedHashMap<>();
  private Map<String, SelectionBuilder> fragments = Map.of();
  private Set<String> objectTypes = Set.of();
  private Predicate<Selection.Field> declared = _ -> false;

  private static final class FieldBuilder {

    private final Selection.Field field;
    private final @Nullable ObjectsDraft below;
    private Selection.@Nullable Field built;

    FieldBuilder(Selection.Field field, @Nullable ObjectsDraft below) {
      this.field = field;
      this.below = below;
    }

    /** Once all of the document's selections are known. */
    Selection.Field build() {
      if (built == null) {
        SelectionSet selections = below == null ? null : below.selections();
        built = selections == field.selections() ? field : field.with(selections);
      }
      return built;
    }
  }

  /** {@code pool}: of the document. */
  SelectionBuilder(CompositeType parent, SelectionPool pool) {
    this.parent = parent;
    this.pool = pool;
  }

  void leaf(Selection.Field field) {
    if (!fields.containsKey(field.responseKey())) {
      fields.put(field.responseKey(), new FieldBuilder(field, null));
    }
  }

  /** {@code draft}: of its objects, unless there is one already. */
  ObjectsDraft object(Selection.Field field, Supplier<ObjectsDraft> draft) {
    FieldBuilder known = fields.get(field.responseKey());
    if (known == null) {
      known = new FieldBuilder(field, draft.get());
      fields.put(field.responseKey(), known);
    }
    if (known.below == null) {
      throw new IllegalStateException("A leaf and an object under " + field.responseKey());
    }
    return known.below;
  }

  SelectionBuilder fragment(CompositeType type) {
    if (type.name().equals(parent.name())) {
      return this;
    }
    SelectionBuilder known = fragments.get(type.name());
    if (known == null) {
      known = new SelectionBuilder(type, pool);
      if (fragments.isEmpty()) {
        fragments = new LinkedHashMap<>();
      }
      fragments.put(type.name(), known);
    }
    return known;
  }

  /**
   * What all object types have in common goes outside their fragments.
   *
   * @param types all that an object can be
   * @param declares whether a field of theirs is the parent's as well
   */
  void fold(Set<String> types, Predicate<Selection.Field> declares) {
    objectTypes = types;
    declared = declares;
  }

  SelectionSet build() {
    if (!fragments.isEmpty()) {
      return build(_ -> null);
    }
    List<Selection> selections = new ArrayList<>(fields.size());
    for (FieldBuilder field : fields.values()) {
      selections.add(field.build());
    }
    return pool.of(parent, selections);
  }

  /** Adds those below the fields, inner ones first. */
  void addRenames(List<KeyRename> renames, Effort effort) {
    for (FieldBuilder field : fields.values()) {
      if (field.below != null) {
        field.below.addRenames(renames, effort);
      }
    }
    fragments.values().forEach(fragment -> fragment.addRenames(renames, effort));
  }

  private SelectionSet build(Function<String, Selection.@Nullable Field> outside) {
    Map<String, Selection.Field> built = new LinkedHashMap<>();
    fields.forEach((key, field) -> {
      Selection.Field selection = field.build();
      if (!selection.equals(outside.apply(key))) {
        built.put(key, selection);
      }
    });
    common().forEach(built::putIfAbsent);
    List<Selection> selections = new ArrayList<>(built.values());
    for (SelectionBuilder fragment : fragments.values()) {
      SelectionSet below =
          fragment.build(key -> built.containsKey(key) ? built.get(key) : outside.apply(key));
      if (!below.selections().isEmpty()) {
        selections.add(new Selection.InlineFragment(below));
      }
    }
    return pool.of(parent, selections);
  }

  private Map<String, Selection.Field> common() {
    Map<String, Selection.Field> common = new LinkedHashMap<>();
    if (objectTypes.size() > 1 && fragments.keySet().containsAll(objectTypes)) {
      for (FieldBuilder field : fragment(objectTypes.iterator().next()).fields.values()) {
        Selection.Field selection = field.build();
        if (declared.test(selection)
            && objectTypes.stream().allMatch(type -> fragment(type).selects(selection))) {
          common.put(selection.responseKey(), selection);
        }
      }
    }
    return common;
  }

  private SelectionBuilder fragment(String type) {
    SelectionBuilder fragment = fragments.get(type);
    if (fragment == null) {
      throw new IllegalArgumentException("No fragment on " + type);
    }
    return fragment;
  }

  private boolean selects(Selection.Field selection) {
    FieldBuilder field = fields.get(selection.responseKey());
    return field != null && field.build().equals(selection);
  }
}
