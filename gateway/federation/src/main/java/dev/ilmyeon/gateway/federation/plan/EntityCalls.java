package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.plan.ObjectsDraft.Rendered;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep.Entry;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.plan.walk.Effort;
import dev.ilmyeon.gateway.federation.queryplan.EntityCall;
import dev.ilmyeon.gateway.federation.queryplan.EntityCall.Target;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath.Segment;
import dev.ilmyeon.gateway.federation.queryplan.KeyRename;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The entities that one request asks for, in as few {@code _entities} fields as can be: entries
 * share one if they select the same of the same type, or if their types have nothing to do with one
 * another.
 *
 * <pre>
 *   image@articles   { alt }          _entities(representations: $representations) {
 *   cover@galleries  { alt }     →      ... on Image { alt }
 *   region           { weather }        ... on Region { weather } }
 * </pre>
 */
final class EntityCalls {

  /** Response key and variable if there is one call only. */
  private static final String FIELD = "_entities";

  private static final String VARIABLE = "representations";

  private final SupergraphGraph graph;
  private final Operation operation;
  private final ContextVariables contexts;
  private final Map<Integer, Integer> ids;
  private final Effort effort;
  private final SelectionPool pool = new SelectionPool();
  private final List<Draft> drafts = new ArrayList<>();

  /** {@code ids}: those that steps have as fetches. */
  EntityCalls(
      SupergraphGraph graph,
      Operation operation,
      ContextVariables contexts,
      Map<Integer, Integer> ids,
      Effort effort) {
    this.ids = ids;
    this.graph = graph;
    this.operation = operation;
    this.contexts = contexts;
    this.effort = effort;
  }

  /** What is selected of the entities of one type. */
  private record Part(
      CompositeType type, SelectionSet selections, ResponseShape shape, List<KeyRename> renames) {}

  private record Draft(List<Part> parts, List<TargetDraft> targets) {

    /** One of a type is enough: those that share a field select the same of it. */
    void addUnlessKnown(Part part) {
      for (Part known : parts) {
        if (known.type() == part.type()) {
          return;
        }
      }
      parts.add(part);
    }
  }

  /** One {@code _entities} field. */
  record Call(
      String responseKey,
      String variable,
      SelectionSet selections,
      List<Target> targets,
      List<KeyRename> renames) {

    void print(DocumentSelections all, StringBuilder document) {
      if (!responseKey.equals(FIELD)) {
        document.append(responseKey).append(": ");
      }
      document.append(FIELD).append("(representations: $").append(variable).append(')');
      all.print(selections, document);
    }

    EntityCall toEntityCall() {
      return new EntityCall(responseKey, variable, targets);
    }
  }

  void add(Entry entry) {
    Part part = part(entry);
    TargetDraft target = TargetDraft.of(entry, contexts);
    for (Draft draft : drafts) {
      if (admits(draft, part)) {
        draft.addUnlessKnown(part);
        draft.targets().add(target);
        return;
      }
    }
    drafts.add(new Draft(new ArrayList<>(List.of(part)), new ArrayList<>(List.of(target))));
  }

  private Part part(Entry entry) {
    SelectionRendering rendering =
        new SelectionRendering(graph, entry.node().subgraph(), contexts, pool, effort);
    ResponseShape shape = new ResponseShape(graph.schema());
    Rendered rendered = rendering.render(entry.selection(), shape);
    SelectionSet selections = rendered.selections();
    return new Part(selections.parent(), selections, shape, rendered.renames());
  }

  private boolean admits(Draft draft, Part part) {
    for (Part known : draft.parts()) {
      boolean fits =
          known.type() == part.type()
              ? known.selections().equals(part.selections())
                  && known.renames().equals(part.renames())
              : bothObjects(known, part) && known.shape().agreesWith(part.shape());
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean bothObjects(Part one, Part other) {
    return one.type() instanceof NamedType.ObjectType
        && other.type() instanceof NamedType.ObjectType;
  }

  List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    for (Draft draft : drafts) {
      boolean alone = drafts.size() == 1;
      String responseKey = alone ? FIELD : "_" + calls.size();
      String variable = freeVariable(alone ? VARIABLE : VARIABLE + responseKey);
      List<KeyRename> renames = new ArrayList<>();
      draft.parts().forEach(part -> renames.addAll(renames(part, responseKey)));
      calls.add(
          new Call(
              responseKey,
              variable,
              selections(draft),
              TargetDraft.join(draft.targets(), ids),
              renames));
    }
    return calls;
  }

  private static SelectionSet selections(Draft draft) {
    List<Selection> selections = new ArrayList<>();
    for (Part part : draft.parts()) {
      selections.add(new Selection.InlineFragment(part.selections()));
    }
    return new SelectionSet(draft.parts().getFirst().type(), selections);
  }

  private List<KeyRename> renames(Part part, String responseKey) {
    List<KeyRename> renames = new ArrayList<>();
    for (KeyRename rename : part.renames()) {
      List<Segment> path = new ArrayList<>();
      path.add(new Segment.Key(responseKey));
      path.add(new Segment.Items());
      path.addAll(rename.path().segments());
      renames.add(new KeyRename(new FetchPath(path), rename.from(), rename.to()));
    }
    return renames;
  }

  private String freeVariable(String wanted) {
    String name = wanted;
    for (int i = 0; operation.declares(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }
}
