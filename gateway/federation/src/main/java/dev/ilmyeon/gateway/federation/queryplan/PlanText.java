package dev.ilmyeon.gateway.federation.queryplan;

import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.queryplan.EntityCall.Target;
import dev.ilmyeon.gateway.federation.queryplan.Representation.Entry.Copy;
import dev.ilmyeon.gateway.federation.queryplan.Representation.Entry.ForTypes;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import java.util.List;

/** A plan as indented text. */
final class PlanText {

  private final Lines lines = new Lines();
  private final DocumentText documents = new DocumentText(lines);

  String print(QueryPlan plan) {
    lines.open("QueryPlan {");
    if (plan.parts().size() > 1) {
      lines.open("Defer {");
      PartFetches.of(plan).forEach(this::print);
      lines.close("}");
    } else if (plan.kind() == OperationKind.SUBSCRIPTION) {
      print(plan.subscribing(), plan.forEachEvent());
    } else {
      print(plan.fetches());
    }
    lines.close("}");
    return lines.toString();
  }

  private void print(Fetch subscribing, List<Fetch> forEachEvent) {
    lines.open("Subscription {");
    lines.open("Primary {");
    print(subscribing);
    lines.close("}");
    if (!forEachEvent.isEmpty()) {
      lines.open("Rest {");
      print(forEachEvent);
      lines.close("}");
    }
    lines.close("}");
  }

  private void print(PartFetches part) {
    lines.open(part.title() + " {");
    print(part.fetches());
    lines.close("}");
  }

  private void print(List<Fetch> fetches) {
    if (!fetches.isEmpty()) {
      print(PlanTree.of(fetches));
    }
  }

  private void print(PlanTree tree) {
    switch (tree) {
      case PlanTree.Single single -> print(single.fetch());
      case PlanTree.Sequence sequence -> printAll("Sequence {", sequence.nodes());
      case PlanTree.Parallel parallel -> printAll("Parallel {", parallel.nodes());
    }
  }

  private void printAll(String head, List<PlanTree> nodes) {
    lines.open(head);
    nodes.forEach(this::print);
    lines.close("}");
  }

  private void print(Fetch fetch) {
    if (fetch.entities().isEmpty()) {
      printRoots(fetch);
    } else {
      printEntities(fetch);
    }
  }

  private void printRoots(Fetch fetch) {
    String path = fetch.path().toString();
    if (!path.isEmpty()) {
      lines.open("Flatten(path: \"" + path + "\") {");
    }
    lines.open("Fetch(service: \"" + fetch.subgraph() + "\") {");
    lines.open("{");
    DocumentText.selections(fetch).forEach(documents::print);
    lines.close("}");
    documents.printFragments(fetch);
    printRenames(fetch.renames());
    lines.close("}");
    if (!path.isEmpty()) {
      lines.close("}");
    }
  }

  private void printEntities(Fetch fetch) {
    List<SelectionSyntax> fields = DocumentText.selections(fetch);
    boolean one = fetch.entities().size() == 1 && fetch.entities().getFirst().targets().size() == 1;
    if (one) {
      Target target = fetch.entities().getFirst().targets().getFirst();
      lines.open("Flatten(path: \"" + target.path() + "\") {");
      lines.open("Fetch(service: \"" + fetch.subgraph() + "\") {");
      print(target);
      documents.printBelow((SelectionSyntax.Field) fields.getFirst());
      documents.printFragments(fetch);
      printRenames(fetch.renames());
      lines.close("}");
      lines.close("}");
      return;
    }
    lines.open("BatchFetch(service: \"" + fetch.subgraph() + "\") {");
    for (int i = 0; i < fields.size(); i++) {
      for (Target target : fetch.entities().get(i).targets()) {
        lines.open("Flatten(path: \"" + target.path() + "\") {");
        print(target);
        lines.close("}");
      }
      documents.printBelow((SelectionSyntax.Field) fields.get(i));
    }
    documents.printFragments(fetch);
    printRenames(fetch.renames());
    lines.close("}");
  }

  private void print(Target target) {
    lines.open("{");
    for (Representation representation : target.representations()) {
      String typename = representation.typename();
      if (typename != null) {
        lines.open("... on " + typename + " {");
      }
      lines.line("__typename");
      representation.entries().forEach(this::print);
      if (typename != null) {
        lines.close("}");
      }
    }
    for (EntityCall.ContextValue context : target.contexts()) {
      lines.open("$" + context.variable() + " from " + above(target, context) + " {");
      context.value().forEach(this::print);
      lines.close("}");
    }
    lines.close("} =>");
  }

  private static FetchPath above(Target target, EntityCall.ContextValue context) {
    return new FetchPath(target.path().segments().subList(0, context.segments()));
  }

  private void print(Representation.Entry entry) {
    switch (entry) {
      case Copy copy -> {
        String name =
            copy.name().equals(copy.responseKey())
                ? copy.name()
                : copy.name() + ": " + copy.responseKey();
        if (copy.nested() == null) {
          lines.line(name);
        } else {
          lines.open(name + " {");
          copy.nested().forEach(this::print);
          lines.close("}");
        }
      }
      case ForTypes forTypes -> {
        lines.open("... on " + String.join("|", forTypes.runtimeTypes()) + " {");
        forTypes.entries().forEach(this::print);
        lines.close("}");
      }
    }
  }

  private void printRenames(List<KeyRename> renames) {
    for (KeyRename rename : renames) {
      String path = rename.path().toString();
      lines.line(
          "rename " + path + (path.isEmpty() ? "" : ".") + rename.from() + " to " + rename.to());
    }
  }
}
