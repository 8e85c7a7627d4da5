package dev.ilmyeon.gateway.federation.plan.pass;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep.Entry;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.Input;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.Purpose;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.StepSelection;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.StepSelection.SelectedField;
import dev.ilmyeon.gateway.federation.plan.graph.Edge;
import dev.ilmyeon.gateway.federation.plan.graph.EntityMove;
import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.plan.place.Places;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.selection.FieldSetReader;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Fetch graphs written down step by step, and shown as lines of text. */
final class StepsFixture {

  private final SupergraphGraph graph;
  private final FieldSetReader reader;
  private final Place root;
  private int part;
  private final List<FetchStep> steps = new ArrayList<>();

  StepsFixture(SupergraphModel supergraph) {
    this.graph = SupergraphGraph.of(supergraph, Set.of());
    this.reader = new FieldSetReader(supergraph.schema());
    this.root = new Places().root(graph.possible("Query"), "Query");
  }

  FetchGraph graph() {
    return new FetchGraph(steps);
  }

  /** Root fields: those that the client wants, then those that the plan needs for itself. */
  StepsFixture root(String subgraph, String wanted, String own) {
    Node node =
        graph.roots(OperationKind.QUERY).stream()
            .filter(each -> each.subgraph().name().value().equals(subgraph))
            .findFirst()
            .orElseThrow();
    StepSelection selection = select(wanted, root, node, false);
    if (!own.isEmpty()) {
      selection = selection.with(select(own, root, node, true));
    }
    return add(subgraph, new Entry(root, false, List.of(), List.of(), selection), Set.of());
  }

  /**
   * Entities at a path of response keys.
   *
   * @param key as the subgraph declares it
   * @param requirement further fields of the representation, or nothing
   */
  StepsFixture entity(
      String subgraph, String path, String key, String requirement, String wanted, int... after) {
    return entity(subgraph, path, key, requirement, wanted, "", after);
  }

  StepsFixture entity(
      String subgraph,
      String path,
      String key,
      String requirement,
      String wanted,
      String own,
      int... after) {
    Place place = root;
    for (String name : path.split("\\.")) {
      place = Objects.requireNonNull(place.sameField(field(name, place)));
    }
    Node node = target(subgraph, place);
    List<Input> inputs = new ArrayList<>(inputs(key, place, true));
    if (!requirement.isEmpty()) {
      inputs.addAll(inputs(requirement, place, false));
    }
    StepSelection selection =
        wanted.isEmpty()
            ? new StepSelection(node, false, List.of(), List.of())
            : select(wanted, place, node, false);
    if (!own.isEmpty()) {
      selection = selection.with(select(own, place, node, true));
    }
    Set<Integer> dependsOn = new LinkedHashSet<>();
    for (int id : after) {
      dependsOn.add(id);
    }
    return add(subgraph, new Entry(place, true, inputs, List.of(), selection), dependsOn);
  }

  private StepsFixture add(String subgraph, Entry entry, Set<Integer> dependsOn) {
    steps.add(
        new FetchStep(
            steps.size(),
            entry.node().subgraph().name(),
            OperationKind.QUERY,
            List.of(entry),
            dependsOn,
            new Purpose(part, Set.of(part))));
    return this;
  }

  /** The steps from now on are for this part of the response. */
  StepsFixture part(int number) {
    part = number;
    return this;
  }

  private Node target(String subgraph, Place place) {
    return graph.moves(place.types(), place.typeName()).stream()
        .map(EntityMove::target)
        .filter(node -> node.subgraph().name().value().equals(subgraph))
        .findFirst()
        .orElseThrow();
  }

  private SelectionSet read(String fields, Place place) {
    CompositeType type =
        (CompositeType) Objects.requireNonNull(graph.schema().type(place.typeName()));
    return reader.read(type, fields);
  }

  private Selection.Field field(String name, Place place) {
    CompositeType type =
        (CompositeType) Objects.requireNonNull(graph.schema().type(place.typeName()));
    return new Selection.Field(
        name, Objects.requireNonNull(graph.schema().field(type, name)), Map.of(), null);
  }

  private List<Input> inputs(String fields, Place place, boolean key) {
    List<Input> inputs = new ArrayList<>();
    for (Selection selection : read(fields, place).selections()) {
      Selection.Field field = (Selection.Field) selection;
      Place value = place.ownField(field, graph.noTypes());
      inputs.add(new Input.Value(field.name(), value, key, List.of()));
    }
    return inputs;
  }

  private StepSelection select(String fields, Place place, Node node, boolean own) {
    return select(read(fields, place), place, node, own);
  }

  private StepSelection select(SelectionSet selections, Place place, Node node, boolean own) {
    List<SelectedField> selected = new ArrayList<>();
    for (Selection selection : selections.selections()) {
      Selection.Field field = (Selection.Field) selection;
      Edge edge = Objects.requireNonNull(node.edge(field.name()));
      TypeSet types =
          field.selections() == null
              ? graph.noTypes()
              : graph.possible(field.definition().type().namedType());
      Place value = own ? place.ownField(field, types) : place.field(field, types, types);
      selected.add(
          new SelectedField(
              value,
              edge,
              field.selections() == null
                  ? null
                  : select(field.selections(), value, Objects.requireNonNull(edge.to()), own)));
    }
    return new StepSelection(node, false, selected, List.of());
  }

  /** One line for each step. */
  static List<String> lines(FetchGraph fetchGraph) {
    return fetchGraph.steps().stream().map(StepsFixture::line).toList();
  }

  private static String line(FetchStep step) {
    StringBuilder line = new StringBuilder();
    line.append(step.id()).append(' ').append(step.subgraph());
    for (Entry entry : step.entries()) {
      line.append(' ');
      if (entry.entity()) {
        line.append(entry.place()).append('(');
        line.append(
            String.join(
                " ",
                entry.inputs().stream()
                    .map(input -> ((Input.Value) input).place().responseKey())
                    .toList()));
        line.append(')');
      }
      line.append(text(entry.selection()));
    }
    if (!step.dependsOn().isEmpty()) {
      line.append(" after ").append(step.dependsOn());
    }
    return line.toString();
  }

  private static String text(StepSelection selection) {
    List<String> fields = new ArrayList<>();
    selection
        .fields()
        .forEach(field ->
            fields.add(
                field.place().responseKey() + (field.below() == null ? "" : text(field.below()))));
    return "{" + String.join(" ", fields) + "}";
  }
}
