package dev.ilmyeon.gateway.federation.plan.validate;

import dev.ilmyeon.gateway.federation.language.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What fetches have answered of the objects at one place, for each type that they can have. */
final class KnownObjects {

  private final Map<String, KnownObject> byType = new LinkedHashMap<>();

  /** An object of one type. */
  static final class KnownObject {
    private final Map<String, KnownField> fields = new LinkedHashMap<>();
    private final Set<Integer> typenameBy = new TreeSet<>();

    @Nullable KnownField field(String key) {
      return fields.get(key);
    }

    /** The fetches that tell the object's real type. */
    Set<Integer> typenameBy() {
      return typenameBy;
    }

    /** The value under a key; the one that is there already, if its meaning is the same. */
    KnownField add(String key, String name, Map<String, Value> arguments, boolean leaf) {
      return fields.computeIfAbsent(
          key,
          _ -> new KnownField(name, arguments, new TreeSet<>(), leaf ? null : new KnownObjects()));
    }
  }

  /**
   * A value.
   *
   * @param fetches those that answer it
   * @param below null on a leaf
   */
  record KnownField(
      String name,
      Map<String, Value> arguments,
      Set<Integer> fetches,
      @Nullable KnownObjects below) {}

  /** The types that objects here can have. */
  Set<String> types() {
    return new LinkedHashSet<>(byType.keySet());
  }

  /** The objects of one type, from now on at the latest. */
  KnownObject of(String type) {
    return byType.computeIfAbsent(type, _ -> new KnownObject());
  }
}
