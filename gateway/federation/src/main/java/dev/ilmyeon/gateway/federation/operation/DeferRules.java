package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Argument;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Fragment;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Operation;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.SelectionSetSyntax;
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.schema.NamedType.ObjectType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code @defer} as the specification's draft has it (5.7.4 to 5.7.6): labels are static and
 * unique, the root fields of a mutation are not deferred, a subscription defers nothing. Each
 * directive is reported once, however many ways lead to it.
 */
final class DeferRules {

  private static final String DEFER = "defer";

  private final ValidationContext context;
  private final Map<String, AppliedDirective> labels = new HashMap<>();
  private final Set<AppliedDirective> reported = new HashSet<>();

  DeferRules(ValidationContext context) {
    this.context = context;
  }

  /** Each directive of the document in turn. */
  void checkLabel(AppliedDirective directive) {
    Argument label = directive.name().equals(DEFER) ? directive.argument("label") : null;
    if (label == null || label.value() instanceof Value.NullValue) {
      return;
    }
    if (!(label.value() instanceof Value.StringValue(String text))) {
      context.report("Argument \"@defer(label:)\" must be a static string.", directive.at());
      return;
    }
    AppliedDirective earlier = labels.putIfAbsent(text, directive);
    if (earlier != null) {
      context.report(
          "Value for arguments \"defer(label:)\" and \"stream(label:)\" must be unique across all"
              + " Defer/Stream directive usages.",
          earlier.at(),
          directive.at());
    }
  }

  void check(Operation operation) {
    ObjectType root = context.schema().root(operation.kind());
    if (operation.kind() == OperationKind.QUERY || root == null) {
      return;
    }
    String atRoot =
        "Defer directive cannot be used on root %s type \"%s\"."
            .formatted(operation.kind().keyword(), root.name());
    new Search(false, atRoot).in(operation.selections());
    if (operation.kind() == OperationKind.SUBSCRIPTION) {
      String anywhere =
          "Defer directive not supported on subscription operations."
              + " Disable `@defer` by setting the `if` argument to `false`.";
      new Search(true, anywhere).in(operation.selections());
    }
  }

  /** Reports each use of the directive that it finds. */
  private final class Search {

    private final boolean deep;
    private final String message;
    private final Set<String> visited = new HashSet<>();

    /**
     * @param deep whether below fields, too; then what can be switched off is let pass
     */
    Search(boolean deep, String message) {
      this.deep = deep;
      this.message = message;
    }

    void in(SelectionSetSyntax selections) {
      for (SelectionSyntax selection : selections.selections()) {
        selection.directives().stream()
            .filter(directive -> directive.name().equals(DEFER))
            .filter(defer -> !deep || !canBeOff(defer))
            .filter(reported::add)
            .forEach(defer -> context.report(message, defer.at()));
        SelectionSetSyntax below = below(selection);
        if (below != null) {
          in(below);
        }
      }
    }

    private @Nullable SelectionSetSyntax below(SelectionSyntax selection) {
      return switch (selection) {
        case SelectionSyntax.Field field -> deep ? field.selections() : null;
        case SelectionSyntax.InlineFragment inline -> inline.selections();
        case SelectionSyntax.Spread spread -> {
          Fragment fragment = context.fragments().get(spread.name());
          yield fragment != null && visited.add(spread.name()) ? fragment.selections() : null;
        }
      };
    }
  }

  private static boolean canBeOff(AppliedDirective defer) {
    Argument condition = defer.argument("if");
    return condition != null
        && (condition.value() instanceof Value.Variable
            || condition.value() instanceof Value.BooleanValue(boolean value) && !value);
  }
}
