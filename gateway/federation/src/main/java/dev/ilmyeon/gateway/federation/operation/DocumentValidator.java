package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.language.Definition;
import dev.ilmyeon.gateway.federation.language.Document;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Fragment;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Operation;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.SelectionSetSyntax;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.schema.NamedType.ObjectType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The specification's chapter 5 for one document: one walk over each operation and fragment, then
 * what concerns several of them, then {@link OverlappingFields} if all else holds. Messages and
 * places are those of graphql-js, without its suggestions.
 */
final class DocumentValidator {

  private final ValidationContext context;
  private final SelectionRules selections;
  private final DirectiveRules directives;
  private final DeferRules deferrals;
  private final VariableRules variables;
  private final FragmentRules fragments;
  private final List<Operation> operations = new ArrayList<>();

  DocumentValidator(Schema schema, Document document, Map<String, Fragment> fragmentsByName) {
    this.context = new ValidationContext(schema, document, fragmentsByName);
    ValueRules values = new ValueRules(context);
    ArgumentRules arguments = new ArgumentRules(context, values);
    this.deferrals = new DeferRules(context);
    this.directives = new DirectiveRules(context, arguments, deferrals);
    this.selections = new SelectionRules(context, arguments, directives);
    this.variables = new VariableRules(context, values, directives);
    this.fragments = new FragmentRules(context);
  }

  /** Throws {@link dev.ilmyeon.gateway.federation.error.RequestException} with every error. */
  void validate(int mergeBudget) {
    List<Scope> scopes = new ArrayList<>();
    for (Definition definition : context.document().definitions()) {
      switch (definition) {
        case Operation operation -> {
          operations.add(operation);
          scopes.add(walk(operation));
        }
        case Fragment fragment -> walk(fragment);
        case TypeSystemDefinition other -> reportNotExecutable(other);
      }
    }
    checkOperationNames();
    checkFragmentNames();
    operations.forEach(this::checkSubscription);
    operations.forEach(deferrals::check);
    fragments.checkCycles();
    Set<String> used = new HashSet<>();
    for (int i = 0; i < operations.size(); i++) {
      used.addAll(fragments.reached(scopes.get(i)));
      variables.checkUsages(operations.get(i), fragments.reachedScopes(scopes.get(i)));
    }
    reportUnusedFragments(used);
    context.throwIfAny();
    new OverlappingFields(context, mergeBudget).check(operations);
    context.throwIfAny();
  }

  private Scope walk(Operation operation) {
    Scope scope = new Scope();
    ObjectType root = context.schema().root(operation.kind());
    if (root == null) {
      context.report(
          "The %s operation is not supported by the schema.".formatted(operation.kind().keyword()),
          operation.at());
    }
    variables.checkDefinitions(scope, operation);
    directives.check(
        scope, operation.directives(), operation.kind().name().toUpperCase(Locale.ROOT));
    selections.walk(scope, operation.selections(), root);
    return scope;
  }

  private void walk(Fragment fragment) {
    Scope scope = new Scope();
    var type =
        selections.condition(fragment.typeCondition(), "Fragment \"" + fragment.name() + "\"");
    directives.check(scope, fragment.directives(), "FRAGMENT_DEFINITION");
    selections.walk(scope, fragment.selections(), type);
    fragments.add(fragment, scope);
  }

  private void reportNotExecutable(TypeSystemDefinition definition) {
    String name =
        switch (definition) {
          case TypeSystemDefinition.TypeDefinition type -> '"' + type.name() + '"';
          case TypeSystemDefinition.DirectiveSyntax directive -> '"' + directive.name() + '"';
          case TypeSystemDefinition.SchemaDefinition _ -> "schema";
        };
    context.report("The " + name + " definition is not executable.", definition.at());
  }

  private void checkOperationNames() {
    Map<String, Operation> named = new HashMap<>();
    for (Operation operation : operations) {
      if (operation.name() == null) {
        if (operations.size() > 1) {
          context.report(
              "This anonymous operation must be the only defined operation.", operation.at());
        }
        continue;
      }
      Operation earlier = named.putIfAbsent(operation.name(), operation);
      if (earlier != null) {
        context.report(
            "There can be only one operation named \"" + operation.name() + "\".",
            earlier.nameAt(),
            operation.nameAt());
      }
    }
  }

  private void checkFragmentNames() {
    for (Definition definition : context.document().definitions()) {
      if (definition instanceof Fragment fragment) {
        Fragment first = context.fragments().get(fragment.name());
        if (first != null && first != fragment) {
          context.report(
              "There can be only one fragment named \"" + fragment.name() + "\".",
              first.nameAt(),
              fragment.nameAt());
        }
      }
    }
  }

  private void reportUnusedFragments(Set<String> used) {
    for (Definition definition : context.document().definitions()) {
      if (definition instanceof Fragment fragment && !used.contains(fragment.name())) {
        context.report("Fragment \"" + fragment.name() + "\" is never used.", fragment.at());
      }
    }
  }

  /** One root field, no introspection, no condition (GraphQL specification, 5.2.4.1). */
  private void checkSubscription(Operation operation) {
    if (operation.kind() != OperationKind.SUBSCRIPTION) {
      return;
    }
    String who =
        operation.name() == null
            ? "Anonymous Subscription"
            : "Subscription \"" + operation.name() + '"';
    Map<String, List<SelectionSyntax.Field>> fields = new LinkedHashMap<>();
    collect(operation.selections(), who, fields, new HashSet<>());
    if (fields.size() > 1) {
      context.report(
          who + " must select only one top level field.",
          fields.values().stream()
              .skip(1)
              .flatMap(List::stream)
              .mapToInt(SelectionSyntax.Field::at)
              .toArray());
    }
    for (List<SelectionSyntax.Field> field : fields.values()) {
      if (field.getFirst().name().startsWith("__")) {
        context.report(
            who + " must not select an introspection top level field.",
            field.stream().mapToInt(SelectionSyntax.Field::at).toArray());
      }
    }
  }

  private void collect(
      SelectionSetSyntax from,
      String who,
      Map<String, List<SelectionSyntax.Field>> fields,
      Set<String> visited) {
    for (SelectionSyntax selection : from.selections()) {
      selection
          .directives()
          .forEach(directive -> {
            if (directive.name().equals("skip") || directive.name().equals("include")) {
              context.report(
                  who
                      + " must not use `@skip` or `@include` directives in the top level selection.",
                  directive.at());
            }
          });
      switch (selection) {
        case SelectionSyntax.Field field ->
            fields.computeIfAbsent(field.responseKey(), _ -> new ArrayList<>()).add(field);
        case SelectionSyntax.InlineFragment inline ->
            collect(inline.selections(), who, fields, visited);
        case SelectionSyntax.Spread spread -> {
          Fragment fragment = context.fragments().get(spread.name());
          if (fragment != null && visited.add(spread.name())) {
            collect(fragment.selections(), who, fields, visited);
          }
        }
      }
    }
  }
}
