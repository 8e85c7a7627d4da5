package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.language.ValuePrinter;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.operation.VariableDefinition;
import dev.ilmyeon.gateway.federation.plan.EntityCalls.Call;
import dev.ilmyeon.gateway.federation.plan.ObjectsDraft.Rendered;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.ContextInput;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep.Entry;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.plan.walk.Effort;
import dev.ilmyeon.gateway.federation.queryplan.EntityCall;
import dev.ilmyeon.gateway.federation.queryplan.Fetch;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import dev.ilmyeon.gateway.federation.queryplan.KeyRename;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.schema.DirectiveDefinition;
import dev.ilmyeon.gateway.federation.selection.Directive;
import dev.ilmyeon.gateway.federation.selection.SelectionPrinter;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A step as a {@link Fetch}: its document, and the programs around it. */
final class FetchAssembly {

  private final SupergraphGraph graph;
  private final Operation operation;
  private final Effort effort;

  /** {@code effort} counts what is rendered. */
  FetchAssembly(SupergraphGraph graph, Operation operation, Effort effort) {
    this.graph = graph;
    this.operation = operation;
    this.effort = effort;
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
        new SelectionRendering(
            graph,
            entry.node().subgraph(),
            new ContextVariables(operation),
            new SelectionPool(),
            effort);
    Rendered rendered = rendering.render(entry.selection(), new ResponseShape(graph.schema()));
    DocumentSelections selections = new DocumentSelections(List.of(rendered.selections()));
    List<Directive> directives = directives(step.kind());
    Set<String> variables = UsedVariables.of(operation, directives, List.of(rendered.selections()));
    StringBuilder document = head(step.kind(), variables, Map.of(), directives);
    selections.print(rendered.selections(), document);
    selections.printFragments(document);
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
        rendered.renames());
  }

  private Fetch entities(FetchStep step, Map<Integer, Integer> ids, Set<Integer> dependsOn) {
    ContextVariables contexts = new ContextVariables(operation);
    EntityCalls calls = new EntityCalls(graph, operation, contexts, ids, effort);
    step.entries().forEach(calls::add);
    List<Call> all = calls.calls();
    List<SelectionSet> selected = all.stream().map(Call::selections).toList();
    DocumentSelections selections = new DocumentSelections(selected);
    List<Directive> directives = directives(step.kind());
    Set<String> variables = UsedVariables.of(operation, directives, selected);
    StringBuilder document =
        head(step.kind(), variables, declarations(step, all, contexts), directives);
    String separator = "{";
    List<EntityCall> entityCalls = new ArrayList<>();
    List<KeyRename> renames = new ArrayList<>();
    for (Call call : all) {
      document.append(separator);
      call.print(selections, document);
      separator = " ";
      entityCalls.add(call.toEntityCall());
      renames.addAll(call.renames());
    }
    selections.printFragments(document.append('}'));
    return new Fetch(
        ids.size(),
        step.subgraph(),
        step.kind(),
        document.toString(),
        null,
        variables,
        FetchPath.ROOT,
        entityCalls,
        dependsOn,
        renames);
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
      OperationKind kind,
      Set<String> variables,
      Map<String, String> declarations,
      List<Directive> directives) {
    StringBuilder head = new StringBuilder();
    if (kind == OperationKind.QUERY
        && variables.isEmpty()
        && declarations.isEmpty()
        && directives.isEmpty()) {
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
    head.append(separator.equals("(") ? "" : ")");
    SelectionPrinter.printDirectives(directives, head);
    return head;
  }

  /** The client's directives of the whole operation, as far as this kind of one may have them. */
  private List<Directive> directives(OperationKind kind) {
    return operation.directives().stream()
        .filter(directive -> {
          DirectiveDefinition definition = graph.schema().directives().get(directive.name());
          return definition != null && definition.locations().contains(kind.name());
        })
        .toList();
  }
}
