package dev.ilmyeon.bench.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A graph's data, {@code data.json}: for each type a list of objects, each with its key as the
 * first field. A text {@code "@User:7"} stands for the User whose key is 7; {@code "={a} * {b}"} is
 * a product of what the gateway sent along ({@code @requires}), or of the object's own values where
 * nobody sends anything. It is a part of the form in which the engine's conformance suite has its
 * data, so that either reads the other's.
 */
final class DataSet {

  private final Map<String, Map<String, DataObject>> objects = new LinkedHashMap<>();

  DataSet(String json) {
    Map<String, List<Map<String, @Nullable Object>>> types =
        JsonMapper.shared().readValue(json, new TypeReference<>() {});
    types.forEach((type, all) -> {
      Map<String, DataObject> byKey = new LinkedHashMap<>();
      for (Map<String, @Nullable Object> fields : all) {
        byKey.put(
            String.valueOf(fields.values().iterator().next()), new DataObject(type, fields, null));
      }
      objects.put(type, byKey);
    });
  }

  /** The one object of a root type. */
  @Nullable DataObject root(String type) {
    return objects.getOrDefault(type, Map.of()).values().stream().findFirst().orElse(null);
  }

  /** {@code Type:key}. */
  @Nullable DataObject referenced(String reference) {
    int colon = reference.indexOf(':');
    return objects
        .getOrDefault(reference.substring(0, colon), Map.of())
        .get(reference.substring(colon + 1));
  }

  /** The entity that a representation names by its key, or null. */
  @Nullable DataObject represented(Map<String, Object> representation) {
    String type = String.valueOf(representation.get("__typename"));
    Map<String, DataObject> all = objects.getOrDefault(type, Map.of());
    if (all.isEmpty()) {
      return null;
    }
    String key = all.values().iterator().next().fields().keySet().iterator().next();
    DataObject found = all.get(String.valueOf(representation.get(key)));
    return found == null ? null : new DataObject(type, found.fields(), representation);
  }
}
