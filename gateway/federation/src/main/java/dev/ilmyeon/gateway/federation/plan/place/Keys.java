package dev.ilmyeon.gateway.federation.plan.place;

import dev.ilmyeon.gateway.federation.selection.Selection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each response key means at some objects, and at the objects that are their values. Places
 * that differ only in what they are narrowed to share it: in the response their objects are the
 * same.
 *
 * <pre>
 *   { a { x { k: f }                the client's k and the plan's k, if it had one,
 *         ... on A { x { g } } } }  would be one member of the same x
 * </pre>
 */
final class Keys {

  private final Map<String, Selection.Field> meanings = new HashMap<>();
  private Map<String, Keys> below = Map.of();

  boolean knows(String key) {
    return meanings.containsKey(key);
  }

  /** Unless the key means something already. */
  void take(Selection.Field field) {
    meanings.putIfAbsent(field.responseKey(), field);
  }

  /** A key under which the value of a field can stand without being taken for another. */
  String freeFor(Selection.Field needed) {
    String key = needed.name();
    for (int i = 0; !means(key, needed); i++) {
      key = "_" + i + "_" + needed.name();
    }
    return key;
  }

  private boolean means(String key, Selection.Field needed) {
    Selection.@Nullable Field taken = meanings.get(key);
    return taken == null || taken.means(needed);
  }

  /** Those of the objects under a key. */
  Keys below(String key) {
    Keys known = below.get(key);
    if (known == null) {
      known = new Keys();
      if (below.isEmpty()) {
        below = new HashMap<>();
      }
      below.put(key, known);
    }
    return known;
  }
}
