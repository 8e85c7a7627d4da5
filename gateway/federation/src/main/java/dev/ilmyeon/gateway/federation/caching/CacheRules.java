package dev.ilmyeon.gateway.federation.caching;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.request.CachePolicy;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long what a query asks for may be kept: as long as the field that allows least. A field
 * allows what its {@code @cacheControl} says, else what that of its object's type says; with
 * neither, a leaf goes with the object that it is of, and a root field or an object allows nothing,
 * unless the object inherits. What is PRIVATE anywhere is for nobody else.
 *
 * <p>Of an interface or union every type that it can be counts, with what it says itself where the
 * type says nothing.
 *
 * <p>Source: "Server-side caching" in the documentation of Apollo Server, with a default of 0; only
 * that a field can't make public what its type calls private.
 */
public final class CacheRules {

  private final Schema schema;
  private final Map<String, CacheHint> hints = new HashMap<>();
  private final Map<String, CachePolicy> known = new ConcurrentHashMap<>();

  public CacheRules(SupergraphModel supergraph) {
    this.schema = supergraph.schema();
    supergraph
        .directives()
        .forEach((coordinate, applied) -> applied.forEach(each -> add(coordinate, each)));
  }

  private void add(String coordinate, AppliedDirective directive) {
    if (directive.name().equals("cacheControl")) {
      hints.merge(coordinate, CacheHint.of(directive), CacheHint::stricter);
    }
  }

  /** {@link CachePolicy#UNSAID} on a supergraph that says nothing of it. */
  public CachePolicy of(Operation operation) {
    if (operation.kind() != OperationKind.QUERY) {
      return CachePolicy.NONE;
    }
    return hints.isEmpty() ? CachePolicy.UNSAID : new Walk().of(operation.selections());
  }

  /** Of one operation; selections that stand in several places are looked at once. */
  private final class Walk {

    private final Set<SelectionSet> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private CachePolicy least = CachePolicy.UNSAID;

    CachePolicy of(SelectionSet root) {
      add(root);
      return least;
    }

    private void add(SelectionSet set) {
      if (!seen.add(set)) {
        return;
      }
      for (Selection selection : set.selections()) {
        switch (selection) {
          case Selection.InlineFragment fragment -> add(fragment.selections());
          case Selection.Field field -> {
            least = least.and(policy(set.parent().name(), field));
            if (field.selections() != null) {
              add(field.selections());
            }
          }
        }
      }
    }
  }

  private CachePolicy policy(String parent, Selection.Field field) {
    if (field.isTypename()) {
      return CachePolicy.UNSAID;
    }
    if (field.name().startsWith("__")) {
      return CachePolicy.NONE;
    }
    String type = field.definition().type().namedType();
    String coordinate = parent + "." + field.name();
    return known.computeIfAbsent(coordinate, _ -> policy(parent, field.name(), type));
  }

  private CachePolicy policy(String parent, String field, String type) {
    CachePolicy least = CachePolicy.UNSAID;
    boolean composite = schema.type(type) instanceof CompositeType;
    for (String object : schema.possibleTypes(parent)) {
      CacheHint own = hint(object + "." + field, parent + "." + field);
      boolean root = object.equals(schema.roots().get(OperationKind.QUERY));
      for (String value : composite ? schema.possibleTypes(type) : Set.of(type)) {
        CacheHint hint = own.over(composite ? hint(value, type) : CacheHint.NONE);
        least = least.and(hint.policy(root || composite && !hint.inherits()));
      }
    }
    return least;
  }

  private CacheHint hint(String coordinate, String general) {
    CacheHint otherwise = hints.getOrDefault(general, CacheHint.NONE);
    CacheHint own = hints.get(coordinate);
    return own == null ? otherwise : own.guardedBy(otherwise);
  }
}
