package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.language.OperationKind;
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.language.ValuePrinter;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.operation.VariableDefinition;
import dev.ilmyeon.gateway.federation.plan.EntityCalls.Call;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.ContextInput;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep.Entry;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionPrinter;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A step as a {@link Fetch}: its document, and the programs around it. */
final class FetchAssembly {

  private final SupergraphGraph graph;
  private final Operation operation;

  FetchAssembly(SupergraphGraph graph, Operation operation) {
    this.graph = graph;
    this.operation = operation;
  }

  /**
   * {@code ids}: those that steps have as fetches, by their ids in the graph; all that this one
   * depends on are known.
   */
  Fetch assemble(FetchStep step, Map<Integer, Integer> ids) {
    Set<Integer> dependsOn = new TreeSet<>();
    step.dependsOn().forEach(id -> dependsOn.add(ids.get(id)));
    return step.asksForEntities()
        ? entities(step, ids, dependsOn)
        : roots(step, ids.size(), dependsOn);
  }

  private Fetch roots(FetchStep step, int id, Set<Integer> dependsOn) {
    Entry entry = step.entries().getFirst();
    SelectionRendering rendering =
        new SelectionRendering(graph, entry.node().subgraph(), new ContextVariables(operation));
    SelectionBuilder builder = new SelectionBuilder(composite(entry));
    rendering.render(entry.selection(), builder, new ResponseShape(), List.of());
    SelectionSet selections = builder.build();
    Set<String> variables = variables(List.of(selections));
    StringBuilder document = head(step.kind(), variables, Map.of());
    SelectionPrinter.print(selections, document);
    return new Fetch(
        id,
        step.subgraph(),
        step.kind(),
        document.toString(),
        null,
        variables,
        Paths.to(entry.place()),
        List.of(),
        dependsOn,
        rendering.renames());
  }

  private Fetch entities(FetchStep step, Map<Integer, Integer> ids, Set<Integer> dependsOn) {
    ContextVariables contexts = new ContextVariables(operation);
    EntityCalls calls = new EntityCalls(graph, operation, contexts, ids);
    step.entries().forEach(calls::add);
    List<Call> all = calls.calls();
    Set<String> variables = variables(all.stream().map(Call::selections).toList());
    StringBuilder document = head(step.kind(), variables, declarations(step, all, contexts));
    String separator = "{";
    List<EntityCall> entityCalls = new ArrayList<>();
    List<KeyRename> renames = new ArrayList<>();
    for (Call call : all) {
      document.append(separator);
      call.print(document);
      separator = " ";
      entityCalls.add(call.toEntityCall());
      renames.addAll(call.renames());
    }
    return new Fetch(
        ids.size(),
        step.subgraph(),
        step.kind(),
        document.append('}').toString(),
        null,
        variables,
        FetchPath.ROOT,
        entityCalls,
        dependsOn,
        renames);
  }

  private CompositeType composite(Entry entry) {
    if (graph.schema().type(entry.node().type().name()) instanceof CompositeType type) {
      return type;
    }
    throw new IllegalStateException("Not a composite type: " + entry.node());
  }

  /** The variables that are not the client's, and their types. */
  private static Map<String, String> declarations(
      FetchStep step, List<Call> calls, ContextVariables contexts) {
    Map<String, String> declarations = new LinkedHashMap<>();
    calls.forEach(call -> declarations.put(call.variable(), "[_Any!]!"));
    for (Entry entry : step.entries()) {
      for (ContextInput context : entry.contexts()) {
        declarations.put(contexts.of(context.argument()), context.argument().type().toString());
      }
    }
    return declarations;
  }

  private StringBuilder head(
      OperationKind kind, Set<String> variables, Map<String, String> declarations) {
    StringBuilder head = new StringBuilder();
    if (kind == OperationKind.QUERY && variables.isEmpty() && declarations.isEmpty()) {
      return head;
    }
    head.append(kind.keyword());
    String separator = "(";
    for (Map.Entry<String, String> declaration : declarations.entrySet()) {
      head.append(separator).append('$').append(declaration.getKey()).append(": ");
      head.append(declaration.getValue());
      separator = ", ";
    }
    for (VariableDefinition variable : operation.variables()) {
      if (variables.contains(variable.name())) {
        head.append(separator).append('$').append(variable.name()).append(": ");
        head.append(variable.type());
        if (variable.defaultValue() != null) {
          head.append(" = ");
          ValuePrinter.print(variable.defaultValue(), head);
        }
        separator = ", ";
      }
    }
    return separator.equals("(") ? head : head.append(')');
  }

  /** In the order of the operation's definitions. */
  private Set<String> variables(List<SelectionSet> selections) {
    Set<String> used = new LinkedHashSet<>();
    selections.forEach(set -> collect(set, used));
    Set<String> ordered = new LinkedHashSet<>();
    for (VariableDefinition variable : operation.variables()) {
      if (used.contains(variable.name())) {
        ordered.add(variable.name());
      }
    }
    return ordered;
  }

  private static void collect(SelectionSet selections, Set<String> used) {
    for (Selection selection : selections.selections()) {
      switch (selection) {
        case Selection.Field field -> {
          collect(field.arguments(), used);
          if (field.selections() != null) {
            collect(field.selections(), used);
          }
        }
        case Selection.InlineFragment fragment -> collect(fragment.selections(), used);
      }
    }
  }

  private static void collect(Map<String, Value> values, Set<String> used) {
    values.values().forEach(value -> collect(value, used));
  }

  private static void collect(Value value, Set<String> used) {
    switch (value) {
      case Value.Variable variable -> used.add(variable.name());
      case Value.ListValue list -> list.items().forEach(item -> collect(item, used));
      case Value.ObjectValue object -> collect(object.fields(), used);
      case Value.IntValue _,
          Value.FloatValue _,
          Value.StringValue _,
          Value.BooleanValue _,
          Value.NullValue _,
          Value.EnumValue _ -> {}
    }
  }
}
