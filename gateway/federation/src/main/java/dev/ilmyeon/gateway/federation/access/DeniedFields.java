package dev.ilmyeon.gateway.federation.access;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what an operation selects that a client may not see, for whom refuses such an operation
 * whole instead of {@linkplain OperationFilter taking that out}. Nothing has been fetched then, so
 * that it counts what an object could turn out to be: a field of an interface is denied if it is on
 * any of the types that may stand there. Objects that are denied but of which nothing is selected
 * are no reason; the projection keeps them back if they come. It goes by what the client wrote, as
 * the projection does: what an interface protects counts also where it is a fragment's type.
 *
 * <p>Source: {@code authorization.directives.reject_unauthorized} of Apollo's router.
 */
public final class DeniedFields {

  private static final String CODE = "UNAUTHORIZED_FIELD_OR_TYPE";

  /** In a path: any index of a list. */
  private static final String ANY_INDEX = "@";

  private final Access access;
  private final Schema schema;
  private final Map<List<Object>, GraphQlError> found = new LinkedHashMap<>();

  private DeniedFields(Access access, Schema schema) {
    this.access = access;
    this.schema = schema;
  }

  /**
   * An error for each path that is denied, in the operation's order; {@code schema} is the
   * consumers'.
   */
  public static List<GraphQlError> of(Operation operation, Access access, Schema schema) {
    if (access.isUnrestricted()) {
      return List.of();
    }
    DeniedFields denied = new DeniedFields(access, schema);
    SelectionSet root = operation.written();
    denied.walk(root, schema.possibleTypes(root.parent().name()), List.of());
    return List.copyOf(denied.found.values());
  }

  private void walk(SelectionSet set, Set<String> possible, List<Object> path) {
    for (Selection selection : set.selections()) {
      switch (selection) {
        case Selection.Field field -> {
          if (!field.name().startsWith("__")) {
            look(field, set.parent(), possible, path);
          }
        }
        case Selection.InlineFragment fragment -> {
          Set<String> left = new LinkedHashSet<>(possible);
          left.retainAll(schema.possibleTypes(fragment.typeCondition().name()));
          if (!left.isEmpty()) {
            walk(fragment.selections(), left, path);
          }
        }
      }
    }
  }

  private void look(
      Selection.Field field, CompositeType parent, Set<String> possible, List<Object> above) {
    List<Object> path = new ArrayList<>(above);
    path.add(field.responseKey());
    if (access.deniesField(parent.name(), field.name())
        || possible.stream().anyMatch(type -> access.deniesField(type, field.name()))) {
      found.putIfAbsent(path, error(parent.name() + "." + field.name(), path));
    } else if (field.selections() != null) {
      addIndexes(field.definition().type(), path);
      String below = field.selections().parent().name();
      walk(field.selections(), schema.possibleTypes(below), path);
    }
  }

  private static void addIndexes(TypeReference type, List<Object> path) {
    switch (type) {
      case TypeReference.NonNull(TypeReference nullable) -> addIndexes(nullable, path);
      case TypeReference.ListOf(TypeReference item) -> {
        path.add(ANY_INDEX);
        addIndexes(item, path);
      }
      case TypeReference.Named _ -> {}
    }
  }

  private static GraphQlError error(String coordinate, List<Object> path) {
    return new GraphQlError(
        "Not authorized to see field " + coordinate + ".", List.of(), path, Map.of("code", CODE));
  }
}
