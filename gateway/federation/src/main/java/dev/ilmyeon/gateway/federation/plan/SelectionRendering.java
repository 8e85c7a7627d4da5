package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.plan.ObjectsDraft.Below;
import dev.ilmyeon.gateway.federation.plan.ObjectsDraft.Part;
import dev.ilmyeon.gateway.federation.plan.ObjectsDraft.Rendered;
import dev.ilmyeon.gateway.federation.plan.ObjectsDraft.Together;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.StepSelection;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.StepSelection.Narrowed;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.StepSelection.SelectedField;
import dev.ilmyeon.gateway.federation.plan.graph.Demand;
import dev.ilmyeon.gateway.federation.plan.graph.Edge;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.plan.walk.Effort;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath.Segment;
import dev.ilmyeon.gateway.federation.queryplan.KeyRename;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.MetaFields;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.supergraph.Subgraph;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField.ContextArgument;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step's selection in the words of its subgraph: fields that an abstract type does not declare
 * there go into fragments on object types, type conditions are such as the subgraph knows, and
 * fields that cannot share a response key get an alias and a {@link KeyRename}.
 *
 * <p>What a fragment for each type repeats is rendered once: equal selections on objects under the
 * same response keys have one rendering, so that
 *
 * <pre>
 *   node { child { child { id } } }      where only T0 and T1 have a child, not their interface
 * </pre>
 *
 * takes as many renderings as it is deep, though written out it would double with each level.
 */
final class SelectionRendering {

  private static final Selection.Field TYPENAME =
      new Selection.Field("__typename", MetaFields.TYPENAME, Map.of(), null);

  private final SupergraphGraph graph;
  private final Subgraph subgraph;
  private final ContextVariables contexts;
  private final SelectionPool pool;
  private final Effort effort;
  private final Map<Together, Rendered> known = new HashMap<>();

  /**
   * As for one document, or a part of it.
   *
   * @param contexts the document's
   * @param pool likewise
   * @param effort counts what is rendered
   */
  SelectionRendering(
      SupergraphGraph graph,
      Subgraph subgraph,
      ContextVariables contexts,
      SelectionPool pool,
      Effort effort) {
    this.graph = graph;
    this.subgraph = subgraph;
    this.contexts = contexts;
    this.pool = pool;
    this.effort = effort;
  }

  /**
   * Objects of one declared type, as they are rendered.
   *
   * @param path to them from those that are rendered together: empty, or their types
   * @param renames of all that are rendered together
   */
  private record Here(
      SubgraphType declared,
      TypeSet types,
      SelectionBuilder builder,
      ResponseShape shape,
      List<Segment> path,
      Set<KeyRename> renames) {

    Here narrowed(SubgraphType to, TypeSet narrowedTypes, CompositeType condition) {
      return new Here(
          to,
          narrowedTypes,
          builder.fragment(condition),
          shape,
          List.of(new Segment.Types(narrowedTypes.names())),
          renames);
    }
  }

  /** {@code shape}: of the whole document, or of what can be beside it there. */
  Rendered render(StepSelection selection, ResponseShape shape) {
    Part all = new Part(selection, selection.node().type(), selection.node().possible());
    return render(new Together(List.of(all), shape));
  }

  private Rendered render(Together objects) {
    Rendered rendered = known.get(objects);
    if (rendered == null) {
      rendered = renderParts(objects);
      known.put(objects, rendered);
    }
    return rendered;
  }

  private Rendered renderParts(Together objects) {
    CompositeType declared = composite(objects.parts().getFirst().declared().name());
    SelectionBuilder builder = new SelectionBuilder(declared, pool);
    Set<KeyRename> own = new LinkedHashSet<>();
    for (Part part : objects.parts()) {
      render(
          part.selection(),
          new Here(part.declared(), part.types(), builder, objects.shape(), List.of(), own));
    }
    SelectionSet selections = builder.build();
    List<KeyRename> renames = new ArrayList<>();
    builder.addRenames(renames, effort);
    renames.addAll(own);
    return new Rendered(selections, renames);
  }

  private void render(StepSelection selection, Here here) {
    if (selection.typename()) {
      here.shape().admits("__typename", MetaFields.TYPENAME.type());
      here.builder().leaf(TYPENAME);
    }
    for (SelectedField field : selection.fields()) {
      renderField(field, here);
    }
    for (Narrowed part : selection.narrowed()) {
      renderNarrowed(part.types(), part.below(), here);
    }
    if (here.types().size() > 1 && here.types().equals(graph.possibleIn(here.declared()))) {
      here.builder().fold(here.types().names(), field -> isCommon(field, here));
    }
  }

  /** Whether the declared type and all object types have a field of just the same type. */
  private boolean isCommon(Selection.Field field, Here here) {
    SubgraphField declared = here.declared().fields().get(field.name());
    if (declared == null || !declares(here.declared(), field)) {
      return false;
    }
    for (String object : here.types().names()) {
      SubgraphField ofObject = type(object).fields().get(field.name());
      if (ofObject == null || !ofObject.type().equals(declared.type())) {
        return false;
      }
    }
    return true;
  }

  /** Implementations may have arguments that their interface has not. */
  private boolean declares(SubgraphType declared, Selection.Field field) {
    if (!declared.fields().containsKey(field.name())) {
      return false;
    }
    return !(graph.schema().type(declared.name()) instanceof NamedType.InterfaceType contract)
        || contract.fields().get(field.name()) instanceof FieldDefinition definition
            && definition.arguments().keySet().containsAll(field.arguments().keySet());
  }

  private void renderField(SelectedField field, Here here) {
    String name = field.edge().field();
    SubgraphField declared = here.declared().fields().get(name);
    if (declared != null && declares(here.declared(), asked(field.place()))) {
      renderField(field, declared.type(), here);
      return;
    }
    for (TypeSet single : here.types().singles()) {
      SubgraphType object = type(single.first());
      SubgraphField ofObject = object.fields().get(name);
      if (ofObject != null) {
        Here there = here.narrowed(object, single, composite(object.name()));
        renderField(field, ofObject.type(), there);
      }
    }
  }

  private void renderField(SelectedField field, TypeReference type, Here here) {
    effort.render(1);
    Place place = field.place();
    String key = key(place, type, here);
    Selection.Field asked = asked(place, key, field.edge());
    if (field.below() == null) {
      here.builder().leaf(asked);
    } else {
      here.builder()
          .object(asked, () -> new ObjectsDraft(here.shape().below(key), this::render))
          .add(part(field.below(), type(type.namedType())), new Below(here.path(), key, type));
    }
    if (!key.equals(place.responseKey())) {
      if (!here.path().isEmpty()) {
        here.builder().leaf(TYPENAME);
      }
      here.renames().add(new KeyRename(new FetchPath(here.path()), key, place.responseKey()));
    }
  }

  private Part part(StepSelection selection, SubgraphType declared) {
    return new Part(
        selection,
        declared,
        declared.interfaceObject() ? selection.node().possible() : graph.possibleIn(declared));
  }

  /** With the arguments that are filled from a context. */
  private Selection.Field asked(Place place, String key, Edge edge) {
    Selection.Field asked = asked(place);
    Demand demand = edge.demand();
    List<ContextArgument> filled = demand == null ? List.of() : demand.contexts();
    if (filled.isEmpty() && key.equals(asked.responseKey())) {
      return asked;
    }
    Map<String, Value> arguments = new LinkedHashMap<>(asked.arguments());
    for (ContextArgument argument : filled) {
      arguments.put(argument.name(), new Value.Variable(contexts.of(argument)));
    }
    return new Selection.Field(
        key, asked.definition(), arguments, asked.directives(), asked.selections());
  }

  /** What is selected below it is not what this step selects. */
  private static Selection.Field asked(Place place) {
    Selection.Field field = place.field();
    if (field == null) {
      throw new IllegalStateException("No field: " + place);
    }
    return field;
  }

  private String key(Place place, TypeReference type, Here here) {
    String key = place.responseKey();
    for (int i = 0; !here.shape().admits(key, type); i++) {
      key = alias(place, i);
      while (place.parent() != null && place.parent().knows(key)) {
        key = alias(place, ++i);
      }
    }
    return key;
  }

  private static String alias(Place place, int number) {
    return "_" + number + "_" + place.responseKey();
  }

  private void renderNarrowed(TypeSet types, StepSelection below, Here here) {
    TypeSet left = here.types().and(types);
    if (left.isEmpty()) {
      return;
    }
    if (left.equals(here.types())) {
      render(below, here);
      return;
    }
    SubgraphType common = left.isSingle() ? type(left.first()) : common(left, below, here);
    if (common != null) {
      render(below, here.narrowed(common, left, composite(common.name())));
      return;
    }
    for (TypeSet single : left.singles()) {
      SubgraphType object = type(single.first());
      render(below, here.narrowed(object, single, composite(object.name())));
    }
  }

  /** An interface of the subgraph that singles out these types here and declares the fields. */
  private @Nullable SubgraphType common(TypeSet types, StepSelection below, Here here) {
    for (SubgraphType type : subgraph.types().values()) {
      if (graph.schema().type(type.name()) instanceof NamedType.InterfaceType
          && !type.interfaceObject()
          && graph.possibleIn(type).and(here.types()).equals(types)
          && below.fields().stream()
              .allMatch(field -> type.fields().containsKey(field.edge().field()))) {
        return type;
      }
    }
    return null;
  }

  private SubgraphType type(String name) {
    SubgraphType type = subgraph.types().get(name);
    if (type == null) {
      throw new IllegalStateException(subgraph.name() + " does not know " + name);
    }
    return type;
  }

  private CompositeType composite(String name) {
    if (graph.schema().type(name) instanceof CompositeType composite) {
      return composite;
    }
    throw new IllegalStateException("Not a composite type: " + name);
  }
}
