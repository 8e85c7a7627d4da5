package dev.ilmyeon.gateway.federation.caching;

import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonNumber;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ObjectType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.supergraph.EntityKey;
import dev.ilmyeon.gateway.federation.supergraph.Subgraph;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphType;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names what a response is about:
 *
 * <ul>
 *   <li>{@code Article:1001} for an entity, by the first of its type's keys that has no objects in
 *       it; the values of several key fields with commas between them;
 *   <li>{@code Article} for the type of an entity;
 *   <li>{@code Article:*} if there is, or may be, an entity of that type whose key the response
 *       does not hold: it may be any;
 *   <li>{@code Section.articles} for a field that has objects: it may have others the next time.
 * </ul>
 */
public final class ResponseTags {

  private final Schema schema;
  private final Map<String, List<String>> keys = new HashMap<>();

  public ResponseTags(SupergraphModel supergraph) {
    this.schema = supergraph.schema();
    for (Subgraph subgraph : supergraph.subgraphs().values()) {
      for (SubgraphType type : subgraph.types().values()) {
        type.keys().forEach(key -> add(type.name(), key));
      }
    }
  }

  /** Of an entity without a plain key nothing is known but that it is one. */
  private void add(String type, EntityKey key) {
    List<String> fields = new ArrayList<>();
    for (Selection selection : key.fields().selections()) {
      if (!(selection instanceof Selection.Field field) || field.selections() != null) {
        keys.putIfAbsent(type, List.of());
        return;
      }
      fields.add(field.name());
    }
    if (keys.getOrDefault(type, List.of()).isEmpty()) {
      keys.put(type, List.copyOf(fields));
    }
  }

  /**
   * What a response is about.
   *
   * @param selections of the operation, in normal form
   */
  public Set<String> of(SelectionSet selections, JsonValue data) {
    Walk walk = new Walk();
    walk.value(data, selections);
    return walk.tags;
  }

  private final class Walk {

    private final Set<String> tags = new HashSet<>();

    private void value(JsonValue value, SelectionSet selections) {
      switch (value) {
        case JsonArray array -> array.items().forEach(item -> value(item, selections));
        case JsonObject object -> object(object.members(), selections);
        case JsonString _, JsonNumber _, JsonLiteral _ -> {}
      }
    }

    private void object(Map<String, JsonValue> members, SelectionSet selections) {
      String type = type(members, selections);
      if (type == null) {
        schema.possibleTypes(selections.parent().name()).forEach(this::unknown);
      } else {
        entity(type, members, selections);
      }
      fields(members, selections, type);
    }

    /** Null if the response does not say which of several it is. */
    private @Nullable String type(Map<String, JsonValue> members, SelectionSet selections) {
      CompositeType parent = selections.parent();
      if (parent instanceof ObjectType) {
        return parent.name();
      }
      for (Selection selection : selections.selections()) {
        if (selection instanceof Selection.Field field
            && field.isTypename()
            && members.get(field.responseKey()) instanceof JsonString(String name)
            && schema.possibleTypes(parent.name()).contains(name)) {
          return name;
        }
      }
      return null;
    }

    private void unknown(String type) {
      if (keys.containsKey(type)) {
        tags.add(type);
        tags.add(type + ":*");
      }
    }

    private void entity(String type, Map<String, JsonValue> members, SelectionSet selections) {
      List<String> key = keys.get(type);
      if (key == null) {
        return;
      }
      List<String> values = new ArrayList<>(key.size());
      for (String field : key) {
        String value = keyValue(field, type, members, selections);
        if (value != null) {
          values.add(value);
        }
      }
      tags.add(type);
      boolean known = !key.isEmpty() && values.size() == key.size();
      tags.add(type + ":" + (known ? String.join(",", values) : "*"));
    }

    private @Nullable String keyValue(
        String name, String type, Map<String, JsonValue> members, SelectionSet selections) {
      for (Selection selection : selections.selections()) {
        String value =
            switch (selection) {
              case Selection.Field field ->
                  field.name().equals(name) ? text(members.get(field.responseKey())) : null;
              case Selection.InlineFragment fragment ->
                  applies(fragment, type)
                      ? keyValue(name, type, members, fragment.selections())
                      : null;
            };
        if (value != null) {
          return value;
        }
      }
      return null;
    }

    private static @Nullable String text(@Nullable JsonValue value) {
      return switch (value) {
        case JsonString(String text) -> text;
        case JsonNumber(String text) -> text;
        case JsonObject _, JsonArray _, JsonLiteral _ -> null;
        case null -> null;
      };
    }

    /** {@code type}: null if it may be any. */
    private void fields(
        Map<String, JsonValue> members, SelectionSet selections, @Nullable String type) {
      for (Selection selection : selections.selections()) {
        switch (selection) {
          case Selection.Field field -> field(members, selections.parent().name(), field);
          case Selection.InlineFragment fragment -> {
            if (type == null || applies(fragment, type)) {
              fields(members, fragment.selections(), type);
            }
          }
        }
      }
    }

    private void field(Map<String, JsonValue> members, String parent, Selection.Field field) {
      SelectionSet below = field.selections();
      JsonValue value = members.get(field.responseKey());
      if (below == null || value == null) {
        return;
      }
      schema.possibleTypes(parent).forEach(type -> tags.add(type + "." + field.name()));
      value(value, below);
    }
  }

  private boolean applies(Selection.InlineFragment fragment, String type) {
    return schema.possibleTypes(fragment.typeCondition().name()).contains(type);
  }
}
