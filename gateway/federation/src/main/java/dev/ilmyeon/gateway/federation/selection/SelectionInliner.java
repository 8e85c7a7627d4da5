package dev.ilmyeon.gateway.federation.selection;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Argument;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Fragment;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.SelectionSetSyntax;
import dev.ilmyeon.gateway.federation.language.TypeSyntax;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Selections as written to typed ones, in the order in which they are written: named fragments are
 * put in place, excluded selections left out, nothing is merged or moved. Each named fragment is
 * read once (for each part of the response that it occurs in) and shared by its spreads, so that
 * the result is as large as the text.
 */
public final class SelectionInliner {

  private final Schema schema;
  private final Map<String, Fragment> fragments;
  private final Inclusion inclusion;
  private final Map<InPart, SelectionSet> inlined = new HashMap<>();

  /** A named fragment, in a part of the response. */
  private record InPart(String fragment, int part) {}

  /**
   * @param fragments the named fragments that spreads may refer to; no cycles
   * @param included whether a selection with these directives is to be kept
   */
  public SelectionInliner(
      Schema schema, Map<String, Fragment> fragments, Predicate<List<AppliedDirective>> included) {
    this(schema, fragments, Inclusion.of(included));
  }

  /** {@code inclusion}: what is kept, and what of it is deferred. */
  public SelectionInliner(Schema schema, Map<String, Fragment> fragments, Inclusion inclusion) {
    this.schema = schema;
    this.fragments = fragments;
    this.inclusion = inclusion;
  }

  /** Throws {@link SelectionException} where a field or type does not exist. */
  public SelectionSet inline(CompositeType parent, SelectionSetSyntax written) {
    return inline(parent, written, inclusion);
  }

  private SelectionSet inline(CompositeType parent, SelectionSetSyntax written, Inclusion here) {
    List<Selection> selections = new ArrayList<>(written.selections().size());
    for (SelectionSyntax selection : written.selections()) {
      Inclusion inside = here.inside(selection.directives());
      if (inside != null) {
        int part = inside.part() == here.part() ? 0 : inside.part();
        selections.add(
            switch (selection) {
              case SelectionSyntax.Field field -> field(parent, field, inside);
              case SelectionSyntax.Spread spread ->
                  new Selection.InlineFragment(fragment(spread, inside), part);
              case SelectionSyntax.InlineFragment fragment ->
                  new Selection.InlineFragment(
                      inline(condition(parent, fragment), fragment.selections(), inside), part);
            });
      }
    }
    return new SelectionSet(parent, selections);
  }

  private CompositeType condition(CompositeType parent, SelectionSyntax.InlineFragment fragment) {
    TypeSyntax.Named condition = fragment.typeCondition();
    return condition == null ? parent : composite(condition.name());
  }

  private SelectionSet fragment(SelectionSyntax.Spread spread, Inclusion inside) {
    InPart key = new InPart(spread.name(), inside.part());
    SelectionSet known = inlined.get(key);
    if (known == null) {
      Fragment fragment = fragments.get(spread.name());
      if (fragment == null) {
        throw new SelectionException("Unknown fragment \"" + spread.name() + "\".");
      }
      known = inline(composite(fragment.typeCondition().name()), fragment.selections(), inside);
      inlined.put(key, known);
    }
    return known;
  }

  private Selection field(CompositeType parent, SelectionSyntax.Field field, Inclusion inside) {
    FieldDefinition definition = schema.selectable(parent, field.name());
    if (definition == null) {
      throw SelectionException.noField(field.name(), parent);
    }
    return new Selection.Field(
        ResponseKeys.inside(field),
        definition,
        Argument.byName(field.arguments()),
        field.selections() == null
            ? null
            : inline(composite(definition.type().namedType()), field.selections(), inside));
  }

  private CompositeType composite(String name) {
    if (schema.type(name) instanceof CompositeType type) {
      return type;
    }
    throw SelectionException.notComposite(name);
  }
}
