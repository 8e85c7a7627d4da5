package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.queryplan.Representation.Entry;
import dev.ilmyeon.gateway.federation.response.MergedView;
import dev.ilmyeon.gateway.federation.tape.JsonKey;
import dev.ilmyeon.gateway.federation.tape.SliceMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a representation holds of an object: a member for each name. What is said of some types only
 * is worked out for each of them beforehand, so that a name that is wanted twice is written once,
 * with all that is wanted of it.
 *
 * <pre>
 *   pet { name }  and of a Cat  pet { lives }     →     of a Cat   pet { name lives }
 *                                                       of others  pet { name }
 * </pre>
 *
 * @param typed whether the object's own {@code __typename} comes first: what is said of some types
 *     only is of no use to who does not know which type it is
 * @param byType null where nothing is said of some types only
 */
record RepresentationSteps(boolean typed, Step[] otherwise, @Nullable SliceMap<Step[]> byType) {

  /**
   * A member.
   *
   * @param prefix {@code ,"name":} as it is written; a first member is without the comma
   * @param keys under which the value is found: several, if it was asked for more than once
   * @param nested null: the value as it is
   */
  record Step(
      byte[] prefix, JsonKey[] keys, boolean required, @Nullable RepresentationSteps nested) {}

  static RepresentationSteps of(List<Entry> entries) {
    Set<String> types = new LinkedHashSet<>();
    addTypes(entries, types);
    Map<String, Step[]> byType = new LinkedHashMap<>();
    types.forEach(type -> byType.put(type, steps(entries, type)));
    boolean typed = !types.isEmpty() || entries.stream().anyMatch(RepresentationSteps::isTypename);
    return new RepresentationSteps(
        typed, steps(entries, null), byType.isEmpty() ? null : new SliceMap<>(byType));
  }

  /** For an object whose parts in the view are these. */
  Step[] of(MergedView view, int from, int to) {
    Step[] ofType = byType == null ? null : view.typed(byType, from, to);
    return ofType == null ? otherwise : ofType;
  }

  private static boolean isTypename(Entry entry) {
    return entry instanceof Entry.Copy copy && copy.name().equals("__typename");
  }

  private static void addTypes(List<Entry> entries, Set<String> types) {
    for (Entry entry : entries) {
      if (entry instanceof Entry.ForTypes forTypes) {
        types.addAll(forTypes.runtimeTypes());
        addTypes(forTypes.entries(), types);
      }
    }
  }

  private static Step[] steps(List<Entry> entries, @Nullable String type) {
    Map<String, List<Entry.Copy>> byName = new LinkedHashMap<>();
    gather(entries, type, byName);
    return byName.values().stream().map(RepresentationSteps::step).toArray(Step[]::new);
  }

  private static void gather(
      List<Entry> entries, @Nullable String type, Map<String, List<Entry.Copy>> byName) {
    for (Entry entry : entries) {
      switch (entry) {
        case Entry.Copy copy -> {
          if (!isTypename(copy)) {
            byName.computeIfAbsent(copy.name(), _ -> new ArrayList<>()).add(copy);
          }
        }
        case Entry.ForTypes forTypes -> {
          if (type != null && forTypes.runtimeTypes().contains(type)) {
            gather(forTypes.entries(), type, byName);
          }
        }
      }
    }
  }

  private static Step step(List<Entry.Copy> copies) {
    JsonWriter prefix = new JsonWriter(32);
    prefix.character(',');
    prefix.string(copies.getFirst().name());
    prefix.character(':');
    Set<String> keys = new LinkedHashSet<>();
    boolean required = false;
    List<Entry> nested = new ArrayList<>();
    for (Entry.Copy copy : copies) {
      keys.add(copy.responseKey());
      required |= copy.required();
      if (copy.nested() != null) {
        nested.addAll(copy.nested());
      }
    }
    return new Step(
        prefix.toByteArray(),
        keys.stream().map(JsonKey::new).toArray(JsonKey[]::new),
        required,
        nested.isEmpty() ? null : of(nested));
  }
}
