package dev.ilmyeon.gateway.federation.selection;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Argument;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Fragment;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.SelectionSetSyntax;
import dev.ilmyeon.gateway.federation.language.TypeSyntax;
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.NamedType.FieldedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.UnionType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Selections as written to a normalised {@link SelectionSet}.
 *
 * <p>It is CollectFields (GraphQL specification, 6.3.2) carried out on types instead of values:
 * what stands under one response key is gathered first and looked into once, so that no field is
 * visited twice. Named fragments are inlined. A fragment whose condition holds for every object
 * that can occur here is merged into its parent, one that holds for none is dropped, the others are
 * gathered by condition like fields by key.
 *
 * <p>For an object of a concrete type the result selects what the written selections do, though its
 * keys may come in another order: gathering moves a later selection up to the first of its kind.
 * {@link SelectionInliner} keeps the order.
 */
public final class SelectionNormalizer {

  private final Schema schema;
  private final Map<String, Fragment> fragments;
  private final Inclusion inclusion;

  /**
   * @param fragments the named fragments that spreads may refer to; no cycles
   * @param included whether a selection with these directives is to be kept
   */
  public SelectionNormalizer(
      Schema schema, Map<String, Fragment> fragments, Predicate<List<AppliedDirective>> included) {
    this(schema, fragments, Inclusion.of(included));
  }

  /** {@code inclusion}: what is kept. */
  public SelectionNormalizer(Schema schema, Map<String, Fragment> fragments, Inclusion inclusion) {
    this.schema = schema;
    this.fragments = fragments;
    this.inclusion = inclusion;
  }

  /** Throws {@link SelectionException} where a field or type does not exist. */
  public SelectionSet normalize(CompositeType parent, SelectionSetSyntax selections) {
    Source source = new Source(selections.selections(), inclusion);
    return normalize(parent, schema.possibleTypes(parent.name()), List.of(source));
  }

  /** Selections as written, and which of them are kept. */
  private record Source(List<SelectionSyntax> selections, Inclusion inclusion) {}

  private SelectionSet normalize(CompositeType parent, Set<String> possible, List<Source> sources) {
    Gathering gathering = new Gathering(parent, possible);
    sources.forEach(gathering::add);
    List<Selection> selections = new ArrayList<>(gathering.inOrder.size());
    for (Gathered gathered : gathering.inOrder) {
      Selection selection = gathered.selection();
      if (selection != null) {
        selections.add(selection);
      }
    }
    return new SelectionSet(parent, selections);
  }

  private CompositeType composite(String name) {
    if (schema.type(name) instanceof CompositeType type) {
      return type;
    }
    throw SelectionException.notComposite(name);
  }

  /** What will become one selection. */
  private sealed interface Gathered {
    @Nullable Selection selection();
  }

  private final class GatheredField implements Gathered {
    private final String key;
    private final SelectionSyntax.Field first;
    private final FieldDefinition definition;
    private List<Directive> directives;
    private List<Source> below = List.of();

    GatheredField(String key, SelectionSyntax.Field first, FieldDefinition definition) {
      this.key = key;
      this.first = first;
      this.definition = definition;
      this.directives = Directive.of(first.directives(), schema);
    }

    void add(SelectionSyntax.Field field, Inclusion inside) {
      if (field != first) {
        directives = Directive.both(directives, Directive.of(field.directives(), schema), schema);
      }
      if (field.selections() != null) {
        if (below.isEmpty()) {
          below = new ArrayList<>(1);
        }
        below.add(new Source(field.selections().selections(), inside));
      }
    }

    @Override
    public Selection selection() {
      Map<String, Value> arguments = Argument.byName(first.arguments());
      SelectionSet selections = null;
      if (!below.isEmpty()) {
        CompositeType type = composite(definition.type().namedType());
        selections = normalize(type, schema.possibleTypes(type.name()), below);
      }
      return new Selection.Field(key, definition, arguments, directives, selections);
    }
  }

  private final class GatheredFragment implements Gathered {
    private final CompositeType condition;
    private final Set<String> possible;
    private final List<Source> sources = new ArrayList<>();

    GatheredFragment(CompositeType condition, Set<String> possible) {
      this.condition = condition;
      this.possible = possible;
    }

    @Override
    public @Nullable Selection selection() {
      SelectionSet selections = normalize(condition, possible, sources);
      return selections.selections().isEmpty() ? null : new Selection.InlineFragment(selections);
    }
  }

  /** The selections of one selection set, by response key and by type condition. */
  private final class Gathering {
    private final CompositeType parent;
    private final Set<String> possible;
    private final List<Gathered> inOrder = new ArrayList<>();
    private final Map<String, GatheredField> fields = new HashMap<>();
    private Map<String, GatheredFragment> byCondition = Map.of();

    Gathering(CompositeType parent, Set<String> possible) {
      this.parent = parent;
      this.possible = possible;
    }

    void add(Source source) {
      for (SelectionSyntax selection : source.selections()) {
        Inclusion inside = source.inclusion().inside(selection.directives());
        if (inside != null) {
          switch (selection) {
            case SelectionSyntax.Field field -> addField(field, inside);
            case SelectionSyntax.Spread spread -> addSpread(spread, inside);
            case SelectionSyntax.InlineFragment inline ->
                addFragment(
                    inline.typeCondition(), new Source(inline.selections().selections(), inside));
          }
        }
      }
    }

    private void addField(SelectionSyntax.Field field, Inclusion inside) {
      String key = ResponseKeys.inside(field);
      GatheredField gathered = fields.get(key);
      if (gathered == null) {
        FieldDefinition definition = schema.selectable(parent, field.name());
        if (definition == null) {
          throw SelectionException.noField(field.name(), parent);
        }
        gathered = new GatheredField(key, field, definition);
        fields.put(key, gathered);
        inOrder.add(gathered);
      }
      gathered.add(field, inside);
    }

    private void addSpread(SelectionSyntax.Spread spread, Inclusion inside) {
      Fragment fragment = fragments.get(spread.name());
      if (fragment == null) {
        throw new SelectionException("Unknown fragment \"" + spread.name() + "\".");
      }
      addFragment(fragment.typeCondition(), new Source(fragment.selections().selections(), inside));
    }

    private void addFragment(TypeSyntax.@Nullable Named typeCondition, Source source) {
      if (typeCondition == null || typeCondition.name().equals(parent.name())) {
        add(source);
        return;
      }
      CompositeType condition = composite(typeCondition.name());
      Set<String> satisfying = schema.possibleTypes(condition.name());
      if (satisfying.containsAll(possible) && parentHasFieldsOf(condition)) {
        add(source);
        return;
      }
      Set<String> remaining = new LinkedHashSet<>(possible);
      remaining.retainAll(satisfying);
      if (remaining.isEmpty()) {
        return;
      }
      GatheredFragment gathered = byCondition.get(condition.name());
      if (gathered == null) {
        gathered = new GatheredFragment(condition, remaining);
        inOrder.add(gathered);
        if (byCondition.isEmpty()) {
          byCondition = new HashMap<>();
        }
        byCondition.put(condition.name(), gathered);
      }
      gathered.sources.add(source);
    }

    /** A union lends itself to merging, since nothing but {@code __typename} is its own. */
    private boolean parentHasFieldsOf(CompositeType condition) {
      return condition instanceof UnionType
          || (parent instanceof FieldedType fielded
              && fielded.interfaces().contains(condition.name()));
    }
  }
}
