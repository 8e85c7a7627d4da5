package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.language.Definition;
import dev.ilmyeon.gateway.federation.language.Document;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Fragment;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Operation;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.SelectionSetSyntax;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Weighs a document before it is looked at more closely.
 *
 * <p>Named fragments make a document's meaning exponentially larger than its text: thirty fragments
 * that spread the next one twice are 1 KB and a thousand million fields. So the size of what a
 * selection set means is computed without expanding it: each fragment is weighed once, its weight
 * is reused, and sums stop at the limit. The work is linear in the text. A fragment that spreads
 * itself weighs nothing there; validation refuses it, and until then whoever follows spreads meets
 * each selection set once at most.
 */
final class DocumentLimits {

  private static final Set<String> INTROSPECTION_LISTS =
      Set.of("fields", "interfaces", "possibleTypes", "inputFields");

  private static final int MAX_INTROSPECTION_LISTS = 2;

  /**
   * Of selection sets below one another, fragments inlined: later stages follow them by recursion.
   */
  private static final int MAX_NESTING = 500;

  private static final Weight NOTHING = new Weight();

  private final Document document;
  private final OperationLimits limits;
  private final Map<String, Fragment> fragments;
  private final Map<String, Weight> weights = new HashMap<>();
  private int nesting;
  private int selectionSets;
  private boolean cyclic;
  private int aliases;
  private int directives;

  DocumentLimits(Document document, Map<String, Fragment> fragments, OperationLimits limits) {
    this.document = document;
    this.fragments = fragments;
    this.limits = limits;
  }

  /** Throws {@link RequestException} where a limit is exceeded. */
  void check() {
    for (Definition definition : document.definitions()) {
      if (definition instanceof ExecutableDefinition executable) {
        check(executable);
        require(
            !cyclic || selectionSets <= MAX_NESTING, "DEPTH_LIMIT_EXCEEDED", "levels", executable);
      }
    }
  }

  private void check(ExecutableDefinition definition) {
    directives += definition.directives().size();
    switch (definition) {
      case Operation operation -> {
        operation.variables().forEach(variable -> directives += variable.directives().size());
        check(operation, weigh(operation.selections()));
      }
      case Fragment fragment -> weigh(fragment);
    }
    require(aliases <= limits.aliases(), "ALIAS_LIMIT_EXCEEDED", "aliases", definition);
    require(
        directives <= limits.directives(), "DIRECTIVE_LIMIT_EXCEEDED", "directives", definition);
  }

  private void check(Operation operation, Weight weight) {
    require(weight.depth <= limits.depth(), "DEPTH_LIMIT_EXCEEDED", "levels", operation);
    require(
        weight.top <= limits.rootFields(), "ROOT_FIELD_LIMIT_EXCEEDED", "root fields", operation);
    require(weight.fields <= limits.expandedFields(), "FIELD_LIMIT_EXCEEDED", "fields", operation);
    require(
        weight.introspection <= MAX_INTROSPECTION_LISTS,
        "INTROSPECTION_LIMIT_EXCEEDED",
        "levels of introspection",
        operation);
  }

  private void require(boolean holds, String code, String what, ExecutableDefinition where) {
    if (!holds) {
      throw refused(code, what, where.at());
    }
  }

  private RequestException refused(String code, String what, int at) {
    return new RequestException(
        List.of(
            GraphQlError.ofRequest(
                code,
                "The document has too many " + what + ".",
                List.of(document.source().location(at)))));
  }

  /** What a selection set means, each count saturated one above its limit. */
  private static final class Weight {

    /** In it and below. */
    private int fields;

    /** In it. */
    private int top;

    /** Of the deepest field. */
    private int depth;

    /** How often fields named like lists of introspection stand below one another. */
    private int lists;

    /** {@link #lists} where it is introspection. */
    private int introspection;

    /** How many selection sets are below one another, from this one on. */
    private int height;
  }

  private Weight weigh(SelectionSetSyntax selections) {
    selectionSets++;
    nesting++;
    requireNesting(nesting, selections);
    Weight sum = new Weight();
    for (SelectionSyntax selection : selections.selections()) {
      directives += selection.directives().size();
      switch (selection) {
        case SelectionSyntax.Field field -> add(field, sum);
        case SelectionSyntax.Spread spread -> add(weigh(fragments.get(spread.name())), sum);
        case SelectionSyntax.InlineFragment inline -> add(weigh(inline.selections()), sum);
      }
    }
    nesting--;
    sum.height++;
    requireNesting(sum.height, selections);
    return sum;
  }

  /** On the way down for our own sake, on the way up for what fragments weighed before add. */
  private void requireNesting(int levels, SelectionSetSyntax selections) {
    if (levels > MAX_NESTING) {
      throw refused("DEPTH_LIMIT_EXCEEDED", "levels", selections.at());
    }
  }

  private void add(Weight other, Weight sum) {
    sum.fields = Math.min(sum.fields + other.fields, limits.expandedFields() + 1);
    sum.top = Math.min(sum.top + other.top, limits.rootFields() + 1);
    sum.depth = Math.max(sum.depth, other.depth);
    sum.lists = Math.max(sum.lists, other.lists);
    sum.introspection = Math.max(sum.introspection, other.introspection);
    sum.height = Math.max(sum.height, other.height);
  }

  private void add(SelectionSyntax.Field field, Weight sum) {
    aliases += field.alias() == null ? 0 : 1;
    Weight below = field.selections() == null ? NOTHING : weigh(field.selections());
    boolean introspects = field.name().equals("__schema") || field.name().equals("__type");
    int lists = below.lists + (INTROSPECTION_LISTS.contains(field.name()) ? 1 : 0);
    sum.fields = Math.min(sum.fields + 1 + below.fields, limits.expandedFields() + 1);
    sum.top = Math.min(sum.top + 1, limits.rootFields() + 1);
    sum.depth = Math.max(sum.depth, introspects ? 1 : 1 + below.depth);
    sum.lists = Math.max(sum.lists, lists);
    sum.introspection =
        Math.max(sum.introspection, introspects ? below.lists : below.introspection);
    sum.height = Math.max(sum.height, below.height);
  }

  private Weight weigh(@Nullable Fragment fragment) {
    if (fragment == null) {
      return NOTHING;
    }
    Weight known = weights.get(fragment.name());
    if (known == null) {
      weights.put(fragment.name(), NOTHING);
      known = weigh(fragment.selections());
      weights.put(fragment.name(), known);
    } else if (known == NOTHING) {
      cyclic = true;
    }
    return known;
  }
}
