package dev.ilmyeon.gateway.federation.cost;

import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.schema.InputValueDefinition;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up an operation. Each field is looked at once, also where many types have it. */
final class CostEstimate {

  private static final double MUTATION = 10;

  private final CostRules rules;
  private final Schema schema;
  private final InputCosts inputs;
  private final Map<Selection.Field, Term> fields = new IdentityHashMap<>();

  CostEstimate(CostRules rules, Schema schema) {
    this.rules = rules;
    this.schema = schema;
    this.inputs = new InputCosts(rules, schema);
  }

  /** The lists among an object's fields whose size the field before has said. */
  private record Sized(Set<String> fields, Size size) {
    static final Sized NONE = new Sized(Set.of(), Size.of(0));
  }

  Term of(Operation operation) {
    double base = operation.kind() == OperationKind.MUTATION ? MUTATION : 0;
    return Term.sum(List.of(new Term.Fixed(base), of(operation.selections(), Sized.NONE)));
  }

  /** Of one object: of the type for which most is selected. */
  private Term of(SelectionSet set, Sized sized) {
    if (set.selections().stream().allMatch(each -> each instanceof Selection.Field)) {
      List<Term> terms = new ArrayList<>();
      add(set, "", sized, terms);
      return Term.sum(terms);
    }
    List<Term> alternatives = new ArrayList<>();
    for (String type : schema.possibleTypes(set.parent().name())) {
      List<Term> terms = new ArrayList<>();
      add(set, type, sized, terms);
      alternatives.add(Term.sum(terms));
    }
    return Term.most(alternatives);
  }

  /** What is selected of an object of a type. */
  private void add(SelectionSet set, String type, Sized sized, List<Term> terms) {
    for (Selection selection : set.selections()) {
      switch (selection) {
        case Selection.Field field -> terms.add(field(set, field, sized));
        case Selection.InlineFragment fragment -> {
          if (schema.possibleTypes(fragment.typeCondition().name()).contains(type)) {
            add(fragment.selections(), type, sized, terms);
          }
        }
      }
    }
  }

  private Term field(SelectionSet set, Selection.Field field, Sized sized) {
    Term known = fields.get(field);
    if (known == null) {
      known = field.name().startsWith("__") ? Term.NOTHING : compute(set, field, sized);
      fields.put(field, known);
    }
    return known;
  }

  private Term compute(SelectionSet set, Selection.Field field, Sized sized) {
    String parent = set.parent().name();
    ListSizing sizing = rules.size(parent, field.name());
    Size size = sizing == null ? null : sizing.of(field, schema, rules.unknownSize());
    Term each = new Term.Fixed(rules.field(parent, field.name(), named(field)));
    SelectionSet below = field.selections();
    if (below != null) {
      Sized inside = sizing == null || size == null ? Sized.NONE : new Sized(sizing.sized(), size);
      each = Term.sum(List.of(each, of(below, inside)));
    }
    List<Term> terms = new ArrayList<>();
    terms.add(isList(field) ? Term.times(size(field, size, sized), each) : each);
    field
        .arguments()
        .forEach((name, value) -> {
          InputValueDefinition definition = field.definition().arguments().get(name);
          if (definition != null) {
            String coordinate = parent + "." + field.name() + "(" + name + ":)";
            terms.add(inputs.of(coordinate, definition.type(), value));
          }
        });
    return Term.sum(terms);
  }

  private Size size(Selection.Field field, @Nullable Size own, Sized sized) {
    if (sized.fields().contains(field.name())) {
      return sized.size();
    }
    return own == null ? Size.of(rules.unknownSize()) : own;
  }

  private static String named(Selection.Field field) {
    return field.definition().type().namedType();
  }

  private static boolean isList(Selection.Field field) {
    TypeReference type = field.definition().type();
    return (type instanceof TypeReference.NonNull nonNull ? nonNull.nullable() : type)
        instanceof TypeReference.ListOf;
  }
}
