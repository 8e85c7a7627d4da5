package dev.ilmyeon.gateway.federation.conformance;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.InputValueDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.NamedType.FieldedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ObjectType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every way to every field of a schema: by its object, each of its interfaces and unions, each of
 * these reached in several ways from the roots; plainly, by an alias, in fragments of all kinds,
 * under a condition, deferred. Each object tells its type.
 */
final class FieldWays {

  /** Under which a field is, where it has an alias. */
  static final String ALIAS = "leak";

  private static final String TYPENAME = "__typename ";
  private static final int PATHS = 2;

  private final Schema schema;
  private final Map<String, List<Path>> paths = new HashMap<>();

  /**
   * One of them.
   *
   * @param kind such as {@code interface, fragment}
   * @param query with {@code %s} where the field's name is
   * @param on the type that the field is selected on
   * @param through the fields above it, as coordinates
   */
  record Way(String kind, String query, String on, String field, Set<String> through) {

    String asked() {
      return query.formatted(field);
    }

    /** The same for another field. */
    String asked(String other) {
      return query.formatted(other);
    }

    boolean isDeferred() {
      return kind.endsWith("deferred");
    }
  }

  /** {@code text} has {@code %s} where something of the value is selected. */
  private record Path(CompositeType type, String text, Set<String> through) {}

  FieldWays(Schema schema) {
    this.schema = schema;
    Deque<Path> open = new ArrayDeque<>();
    for (OperationKind kind : List.of(OperationKind.QUERY, OperationKind.MUTATION)) {
      ObjectType root = schema.root(kind);
      if (root != null) {
        open.add(new Path(root, kind.keyword() + " { %s }", Set.of()));
      }
    }
    while (!open.isEmpty()) {
      Path path = open.remove();
      List<Path> known = paths.computeIfAbsent(path.type().name(), _ -> new ArrayList<>());
      if (known.size() < PATHS) {
        known.add(path);
        open.addAll(on(path));
      }
    }
  }

  private List<Path> on(Path path) {
    List<Path> next = new ArrayList<>();
    if (path.type() instanceof FieldedType fielded) {
      for (FieldDefinition field : fielded.fields().values()) {
        if (schema.type(field.type().namedType()) instanceof CompositeType below) {
          Set<String> through = new LinkedHashSet<>(path.through());
          through.add(path.type().name() + "." + field.name());
          next.add(
              new Path(
                  below,
                  path.text().formatted(field.name() + arguments(field) + " { %s }"),
                  through));
        }
      }
    }
    if (!(path.type() instanceof ObjectType)) {
      for (String name : schema.possibleTypes(path.type().name())) {
        if (schema.type(name) instanceof CompositeType object) {
          String text = path.text().formatted("... on " + name + " { %s }");
          next.add(new Path(object, text, path.through()));
        }
      }
    }
    return next;
  }

  private static String arguments(FieldDefinition field) {
    for (InputValueDefinition argument : field.arguments().values()) {
      if (argument.required()) {
        throw new IllegalStateException("Nothing is known to say to " + field.name());
      }
    }
    return "";
  }

  List<Way> all() {
    List<Way> ways = new ArrayList<>();
    for (NamedType type : schema.types().values()) {
      if (type instanceof ObjectType object && !type.name().startsWith("__")) {
        for (FieldDefinition field : object.fields().values()) {
          ways.addAll(to(object, field));
        }
      }
    }
    return ways;
  }

  /** To the field of an object type, however its objects are reached. */
  List<Way> to(ObjectType type, FieldDefinition field) {
    List<Way> ways = new ArrayList<>();
    for (NamedType each : schema.types().values()) {
      if (each instanceof CompositeType from
          && schema.possibleTypes(each.name()).contains(type.name())) {
        for (Path path : paths.getOrDefault(each.name(), List.of())) {
          add(path, from, type, field, ways);
        }
      }
    }
    return ways;
  }

  private void add(
      Path path, CompositeType from, ObjectType type, FieldDefinition field, List<Way> ways) {
    String kind =
        switch (from) {
          case ObjectType _ -> "direct";
          case NamedType.InterfaceType _ -> "interface";
          case NamedType.UnionType _ -> "union";
        };
    Set<CompositeType> on = new LinkedHashSet<>();
    on.add(from);
    on.add(type);
    for (String name : type.interfaces()) {
      if (schema.type(name) instanceof CompositeType implemented) {
        on.add(implemented);
      }
    }
    for (CompositeType selected : on) {
      if (schema.field(selected, field.name()) != null) {
        boolean below = schema.type(field.type().namedType()) instanceof CompositeType;
        forms(selected, selected == from, below ? "%s { __typename }" : "%s")
            .forEach((form, text) ->
                ways.add(
                    new Way(
                        kind + ", " + form,
                        query(path.text(), text),
                        selected.name(),
                        field.name(),
                        path.through())));
      }
    }
  }

  /** The definition of a fragment comes after the operation. */
  private static String query(String path, String text) {
    int definition = text.indexOf(" fragment ");
    return definition < 0
        ? path.formatted(text)
        : path.formatted(text.substring(0, definition)) + text.substring(definition);
  }

  /** {@code field}: with {@code %s} for its name. */
  private Map<String, String> forms(CompositeType on, boolean plain, String field) {
    Map<String, String> forms = new LinkedHashMap<>();
    String alias = ALIAS + ": " + field;
    String type = on.name();
    boolean root = schema.roots().containsValue(type);
    if (plain) {
      forms.put("plain", TYPENAME + field);
      forms.put("alias", TYPENAME + alias);
      forms.put("condition", TYPENAME + condition(field));
    }
    forms.put("fragment", "... on %s { %s }".formatted(type, TYPENAME + field));
    forms.put("aliased fragment", "... { ... on %s { %s } }".formatted(type, TYPENAME + alias));
    forms.put("named fragment", "...F fragment F on %s { %s }".formatted(type, TYPENAME + alias));
    if (!root) {
      forms.put("deferred", "... on %s @defer { %s }".formatted(type, TYPENAME + field));
    }
    return forms;
  }

  private static String condition(String field) {
    return field.replaceFirst("%s", "%s @include(if: true)");
  }
}
