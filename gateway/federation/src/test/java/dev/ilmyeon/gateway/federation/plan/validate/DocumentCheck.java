package dev.ilmyeon.gateway.federation.plan.validate;

import dev.ilmyeon.gateway.federation.language.Argument;
import dev.ilmyeon.gateway.federation.language.Definition;
import dev.ilmyeon.gateway.federation.language.Document;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition;
import dev.ilmyeon.gateway.federation.language.Parser;
import dev.ilmyeon.gateway.federation.language.ParserLimits;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.SelectionSetSyntax;
import dev.ilmyeon.gateway.federation.language.TypeSyntax;
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.plan.validate.KnownObjects.KnownField;
import dev.ilmyeon.gateway.federation.plan.validate.KnownObjects.KnownObject;
import dev.ilmyeon.gateway.federation.queryplan.EntityCall;
import dev.ilmyeon.gateway.federation.queryplan.EntityCall.Target;
import dev.ilmyeon.gateway.federation.queryplan.Fetch;
import dev.ilmyeon.gateway.federation.queryplan.Representation;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.supergraph.Subgraph;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphType;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fetch's document against the types of its subgraph, and what it adds to what is known. Rules:
 * fields exist and are not external (unless provided), a requirement is sent along, type conditions
 * can hold, values under one key have one shape, variables are declared.
 */
final class DocumentCheck {

  private final Fetch fetch;
  private final Schema schema;
  private final Subgraph subgraph;
  private final List<String> problems;
  private final SelectionSetSyntax selections;
  private final Map<String, ExecutableDefinition.Fragment> fragments = new HashMap<>();
  private final SentVariables variables;
  private final Provisions provisions;
  private final Map<String, String> shapes = new HashMap<>();

  DocumentCheck(Fetch fetch, SupergraphModel supergraph, List<String> problems) {
    this.fetch = fetch;
    this.schema = supergraph.schema();
    this.provisions = new Provisions(schema);
    this.problems = problems;
    Subgraph found = supergraph.subgraphs().get(fetch.subgraph());
    if (found == null) {
      throw new IllegalArgumentException("No subgraph " + fetch.subgraph());
    }
    this.subgraph = found;
    Document document = Parser.parse(fetch.document(), ParserLimits.TRUSTED);
    for (Definition definition : document.definitions()) {
      if (definition instanceof ExecutableDefinition.Fragment fragment) {
        fragments.put(fragment.name(), fragment);
      }
    }
    var operation = (ExecutableDefinition.Operation) document.definitions().getFirst();
    this.selections = operation.selections();
    this.variables = new SentVariables(operation);
    variables.checkSent(fetch, this::problem);
  }

  /**
   * Objects as the document has them.
   *
   * @param types those that they can have
   * @param provided what {@code @provides} adds
   * @param inputs names that the representation holds
   */
  private record Here(
      KnownObjects objects,
      SubgraphType declared,
      Set<String> types,
      List<SelectionSet> provided,
      Set<String> inputs,
      List<String> keys) {}

  void applyRoots(Walked walked) {
    for (Walked.Stop stop : walked.stops()) {
      for (String type : stop.types()) {
        SubgraphType root = subgraph.types().get(type);
        if (root == null || !subgraph.roots().containsValue(type)) {
          problem("asks for root fields of " + type);
        } else {
          apply(
              selections,
              new Here(stop.objects(), root, Set.of(type), List.of(), Set.of(), List.of()));
        }
      }
    }
  }

  void applyEntities(EntityCall call, Target target, Walked walked) {
    for (SelectionSyntax selection : selections.selections()) {
      if (selection instanceof SelectionSyntax.Field field
          && field.responseKey().equals(call.responseKey())
          && field.selections() != null) {
        Set<String> inputs = new LinkedHashSet<>();
        target.representations().forEach(each -> collect(each.entries(), inputs));
        for (Walked.Stop stop : walked.stops()) {
          applyEntity(field.selections(), stop, target, inputs, call.responseKey());
        }
      }
    }
  }

  private void applyEntity(
      SelectionSetSyntax entity, Walked.Stop stop, Target target, Set<String> inputs, String key) {
    String sent = target.representations().getFirst().typename();
    boolean known = false;
    for (SelectionSyntax selection : entity.selections()) {
      if (selection instanceof SelectionSyntax.InlineFragment fragment
          && fragment.typeCondition() != null) {
        SubgraphType type = subgraph.types().get(fragment.typeCondition().name());
        if (type == null) {
          problem("asks for entities of " + fragment.typeCondition().name());
          continue;
        }
        Set<String> types = new LinkedHashSet<>(stop.types());
        types.retainAll(typesOf(type));
        boolean applies = sent == null || typesOf(type).contains(sent) || type.name().equals(sent);
        if (applies && !types.isEmpty()) {
          known = true;
          Here here = new Here(stop.objects(), type, types, List.of(), inputs, List.of(key));
          apply(fragment.selections(), here);
        }
      }
    }
    if (!known) {
      problem("asks nothing of the entities at " + target.path());
    }
  }

  private static void collect(List<Representation.Entry> entries, Set<String> names) {
    for (Representation.Entry entry : entries) {
      switch (entry) {
        case Representation.Entry.Copy copy -> names.add(copy.name());
        case Representation.Entry.ForTypes forTypes -> collect(forTypes.entries(), names);
      }
    }
  }

  private void apply(SelectionSetSyntax set, Here here) {
    for (SelectionSyntax selection : set.selections()) {
      switch (selection) {
        case SelectionSyntax.Field field -> apply(field, here);
        case SelectionSyntax.InlineFragment fragment ->
            apply(fragment.typeCondition(), fragment.selections(), here);
        case SelectionSyntax.Spread spread -> apply(spread, here);
      }
    }
  }

  private void apply(SelectionSyntax.Spread spread, Here here) {
    ExecutableDefinition.Fragment fragment = fragments.get(spread.name());
    if (fragment == null) {
      problem("spreads " + spread.name());
    } else {
      apply(fragment.typeCondition(), fragment.selections(), here);
    }
  }

  private void apply(
      TypeSyntax.@Nullable Named typeCondition, SelectionSetSyntax below, Here here) {
    String name = typeCondition == null ? "" : typeCondition.name();
    SubgraphType condition = subgraph.types().get(name);
    if (condition == null) {
      problem("has a type condition on " + name);
      return;
    }
    Set<String> inSubgraph = new LinkedHashSet<>(typesOf(here.declared()));
    inSubgraph.retainAll(typesOf(condition));
    if (inSubgraph.isEmpty()) {
      problem(
          "has a type condition on %s that %s cannot meet".formatted(name, here.declared().name()));
    }
    Set<String> types = new LinkedHashSet<>(here.types());
    types.retainAll(typesOf(condition));
    apply(
        below,
        new Here(here.objects(), condition, types, here.provided(), here.inputs(), here.keys()));
  }

  private void apply(SelectionSyntax.Field field, Here here) {
    if (field.name().equals("__typename")) {
      if (!here.declared().interfaceObject()) {
        here.types().forEach(type -> here.objects().of(type).typenameBy().add(fetch.id()));
      }
      return;
    }
    SubgraphField known = here.declared().fields().get(field.name());
    if (known == null) {
      problem("asks for %s.%s".formatted(here.declared().name(), field.name()));
      return;
    }
    field.arguments().forEach(argument -> variables.check(argument.value(), this::problem));
    checkShape(field, known.type(), here);
    for (String type : here.types()) {
      apply(field, known, type, here);
    }
  }

  private void apply(
      SelectionSyntax.Field field, SubgraphField declaredField, String type, Here here) {
    SubgraphField own = declaredField;
    SubgraphType object = subgraph.types().get(type);
    if (!here.declared().interfaceObject() && object != null) {
      own = object.fields().getOrDefault(field.name(), declaredField);
    }
    provisions.check(own, type, here.provided(), here.inputs(), this::problem);
    KnownObject known = here.objects().of(type);
    Map<String, Value> arguments = new LinkedHashMap<>();
    for (Argument argument : field.arguments()) {
      if (own.contextArguments().stream().noneMatch(each -> each.name().equals(argument.name()))) {
        arguments.put(argument.name(), argument.value());
      }
    }
    String key = RenamedKeys.of(fetch, field.responseKey(), type, here.keys());
    KnownField value = known.add(key, field.name(), arguments, field.selections() == null);
    value.fetches().add(fetch.id());
    if (!value.name().equals(field.name()) || !value.arguments().equals(arguments)) {
      problem("gives %s of a %s another meaning".formatted(key, type));
    }
    SubgraphType below = subgraph.types().get(declaredField.type().namedType());
    if (field.selections() != null && value.below() != null && below != null) {
      Set<String> types = typesOf(below);
      types.forEach(value.below()::of);
      List<String> keys = new ArrayList<>(here.keys());
      keys.add(field.responseKey());
      apply(
          field.selections(),
          new Here(
              value.below(), below, types, Provisions.below(own, here.provided()), Set.of(), keys));
    }
  }

  private void checkShape(SelectionSyntax.Field field, TypeReference type, Here here) {
    String place = String.join(".", here.keys()) + "." + field.responseKey();
    String shape = shape(type);
    String other = shapes.putIfAbsent(place, shape);
    if (other != null && !other.equals(shape)) {
      problem("has both %s and %s at %s".formatted(other, shape, place));
    }
  }

  private String shape(TypeReference type) {
    String named = type.namedType();
    return schema.type(named) instanceof NamedType.CompositeType
        ? type.toString().replace(named, "{}")
        : type.toString();
  }

  /** The type's own name where it stands for no object type. */
  private Set<String> typesOf(SubgraphType type) {
    Set<String> types =
        type.interfaceObject() || schema.type(type.name()) instanceof NamedType.ObjectType
            ? schema.possibleTypes(type.name())
            : type.members();
    return types.isEmpty() ? Set.of(type.name()) : types;
  }

  private void problem(String text) {
    problems.add("Fetch " + fetch.id() + " " + text);
  }
}
