package dev.ilmyeon.gateway.federation.plan.print;

import dev.ilmyeon.gateway.federation.language.Argument;
import dev.ilmyeon.gateway.federation.language.Document;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition;
import dev.ilmyeon.gateway.federation.language.OperationKind;
import dev.ilmyeon.gateway.federation.language.Parser;
import dev.ilmyeon.gateway.federation.language.ParserLimits;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.language.ValuePrinter;
import dev.ilmyeon.gateway.federation.plan.EntityCall;
import dev.ilmyeon.gateway.federation.plan.EntityCall.Target;
import dev.ilmyeon.gateway.federation.plan.Fetch;
import dev.ilmyeon.gateway.federation.plan.FetchPath;
import dev.ilmyeon.gateway.federation.plan.KeyRename;
import dev.ilmyeon.gateway.federation.plan.QueryPlan;
import dev.ilmyeon.gateway.federation.plan.Representation;
import dev.ilmyeon.gateway.federation.plan.Representation.Entry.Copy;
import dev.ilmyeon.gateway.federation.plan.Representation.Entry.ForTypes;
import java.util.List;

/** A plan as indented text. */
final class PlanText {

  private final StringBuilder out = new StringBuilder();
  private int indent;

  String print(QueryPlan plan) {
    open("QueryPlan {");
    if (plan.parts().size() > 1) {
      open("Defer {");
      PartFetches.of(plan).forEach(this::print);
      close("}");
    } else if (plan.kind() == OperationKind.SUBSCRIPTION) {
      print(plan.subscribing(), plan.forEachEvent());
    } else {
      print(plan.fetches());
    }
    close("}");
    return out.toString();
  }

  private void print(Fetch subscribing, List<Fetch> forEachEvent) {
    open("Subscription {");
    open("Primary {");
    print(subscribing);
    close("}");
    if (!forEachEvent.isEmpty()) {
      open("Rest {");
      print(forEachEvent);
      close("}");
    }
    close("}");
  }

  private void print(PartFetches part) {
    open(part.title() + " {");
    print(part.fetches());
    close("}");
  }

  private void print(List<Fetch> fetches) {
    if (!fetches.isEmpty()) {
      print(PlanTree.of(fetches));
    }
  }

  private void line(String text) {
    out.repeat("  ", indent).append(text).append('\n');
  }

  private void open(String text) {
    line(text);
    indent++;
  }

  private void close(String text) {
    indent--;
    line(text);
  }

  private void print(PlanTree tree) {
    switch (tree) {
      case PlanTree.Single single -> print(single.fetch());
      case PlanTree.Sequence sequence -> printAll("Sequence {", sequence.nodes());
      case PlanTree.Parallel parallel -> printAll("Parallel {", parallel.nodes());
    }
  }

  private void printAll(String head, List<PlanTree> nodes) {
    open(head);
    nodes.forEach(this::print);
    close("}");
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
      open("Flatten(path: \"" + path + "\") {");
    }
    open("Fetch(service: \"" + fetch.subgraph() + "\") {");
    open("{");
    selections(fetch).forEach(this::print);
    close("}");
    printRenames(fetch.renames());
    close("}");
    if (!path.isEmpty()) {
      close("}");
    }
  }

  private void printEntities(Fetch fetch) {
    List<SelectionSyntax> fields = selections(fetch);
    boolean one = fetch.entities().size() == 1 && fetch.entities().getFirst().targets().size() == 1;
    if (one) {
      Target target = fetch.entities().getFirst().targets().getFirst();
      open("Flatten(path: \"" + target.path() + "\") {");
      open("Fetch(service: \"" + fetch.subgraph() + "\") {");
      print(target);
      printBelow((SelectionSyntax.Field) fields.getFirst());
      printRenames(fetch.renames());
      close("}");
      close("}");
      return;
    }
    open("BatchFetch(service: \"" + fetch.subgraph() + "\") {");
    for (int i = 0; i < fields.size(); i++) {
      for (Target target : fetch.entities().get(i).targets()) {
        open("Flatten(path: \"" + target.path() + "\") {");
        print(target);
        close("}");
      }
      printBelow((SelectionSyntax.Field) fields.get(i));
    }
    printRenames(fetch.renames());
    close("}");
  }

  private void print(Target target) {
    open("{");
    for (Representation representation : target.representations()) {
      String typename = representation.typename();
      if (typename != null) {
        open("... on " + typename + " {");
      }
      line("__typename");
      representation.entries().forEach(this::print);
      if (typename != null) {
        close("}");
      }
    }
    for (EntityCall.ContextValue context : target.contexts()) {
      open("$" + context.variable() + " from " + above(target, context) + " {");
      context.value().forEach(this::print);
      close("}");
    }
    close("} =>");
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
          line(name);
        } else {
          open(name + " {");
          copy.nested().forEach(this::print);
          close("}");
        }
      }
      case ForTypes forTypes -> {
        open("... on " + String.join("|", forTypes.runtimeTypes()) + " {");
        forTypes.entries().forEach(this::print);
        close("}");
      }
    }
  }

  private void printRenames(List<KeyRename> renames) {
    for (KeyRename rename : renames) {
      String path = rename.path().toString();
      line("rename " + path + (path.isEmpty() ? "" : ".") + rename.from() + " to " + rename.to());
    }
  }

  private static List<SelectionSyntax> selections(Fetch fetch) {
    Document document = Parser.parse(fetch.document(), ParserLimits.TRUSTED);
    return ((ExecutableDefinition.Operation) document.definitions().getFirst())
        .selections()
        .selections();
  }

  private void printBelow(SelectionSyntax.Field field) {
    open("{");
    if (field.selections() != null) {
      field.selections().selections().forEach(this::print);
    }
    close("}");
  }

  private void print(SelectionSyntax selection) {
    switch (selection) {
      case SelectionSyntax.Field field -> {
        StringBuilder text = new StringBuilder();
        if (!field.responseKey().equals(field.name())) {
          text.append(field.responseKey()).append(": ");
        }
        text.append(field.name());
        printArguments(field.arguments(), text);
        printBlock(text.toString(), field.selections());
      }
      case SelectionSyntax.InlineFragment fragment ->
          printBlock(
              fragment.typeCondition() == null
                  ? "..."
                  : "... on " + fragment.typeCondition().name(),
              fragment.selections());
      case SelectionSyntax.Spread spread -> line("..." + spread.name());
    }
  }

  private void printBlock(
      String head, SelectionSyntax.@org.jspecify.annotations.Nullable SelectionSetSyntax below) {
    if (below == null) {
      line(head);
      return;
    }
    open(head + " {");
    below.selections().forEach(this::print);
    close("}");
  }

  private static void printArguments(List<Argument> arguments, StringBuilder text) {
    String separator = "(";
    for (Argument argument : arguments) {
      text.append(separator).append(argument.name()).append(": ");
      ValuePrinter.print(argument.value(), text);
      separator = ", ";
    }
    if (!arguments.isEmpty()) {
      text.append(')');
    }
  }
}
