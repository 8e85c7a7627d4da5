package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.language.Document;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition;
import dev.ilmyeon.gateway.federation.language.Parser;
import dev.ilmyeon.gateway.federation.language.ParserLimits;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.SelectionSetSyntax;
import dev.ilmyeon.gateway.federation.language.TypeSyntax;
import dev.ilmyeon.gateway.federation.plan.EntityCall;
import dev.ilmyeon.gateway.federation.plan.Fetch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a fetch brings: the response keys of its root fields or of its entities, each with the calls
 * and the types of the objects that get them. Read from the document that is sent, and only when a
 * fetch has failed.
 */
final class TopLevelKeys {

  /**
   * Objects that get a value under a key.
   *
   * @param call the number of the entity call that asks for it; 0 for a fetch of root fields
   * @param conditions the type conditions that the field stands under, all of which its object
   *     meets
   */
  record Owners(int call, List<String> conditions) {}

  private final Fetch fetch;
  private final Map<String, ExecutableDefinition.Fragment> fragments = new LinkedHashMap<>();
  private final Map<String, List<Owners>> owners = new LinkedHashMap<>();

  private TopLevelKeys(Fetch fetch) {
    this.fetch = fetch;
  }

  /** Who gets a value, by the key under which it is. */
  static Map<String, List<Owners>> of(Fetch fetch) {
    return new TopLevelKeys(fetch).read();
  }

  private Map<String, List<Owners>> read() {
    Document document = Parser.parse(fetch.document(), ParserLimits.TRUSTED);
    List<ExecutableDefinition.Operation> operations = new ArrayList<>();
    document
        .definitions()
        .forEach(definition -> {
          switch (definition) {
            case ExecutableDefinition.Fragment fragment -> fragments.put(fragment.name(), fragment);
            case ExecutableDefinition.Operation operation -> operations.add(operation);
            default -> {}
          }
        });
    SelectionSetSyntax root = operations.getFirst().selections();
    if (fetch.entities().isEmpty()) {
      keys(root, 0, List.of(), List.of());
    }
    for (int i = 0; i < fetch.entities().size(); i++) {
      entities(root, i, fetch.entities().get(i));
    }
    return owners;
  }

  private void entities(SelectionSetSyntax root, int number, EntityCall call) {
    for (SelectionSyntax selection : root.selections()) {
      if (selection instanceof SelectionSyntax.Field field
          && field.responseKey().equals(call.responseKey())
          && field.selections() != null) {
        keys(field.selections(), number, List.of(call.responseKey()), List.of());
      }
    }
  }

  /** {@code above}: keys that lead to the objects, from the root of the answer. */
  private void keys(SelectionSetSyntax set, int call, List<String> above, List<String> conditions) {
    for (SelectionSyntax selection : set.selections()) {
      switch (selection) {
        case SelectionSyntax.Field field ->
            owners
                .computeIfAbsent(renamed(above, field.responseKey()), _ -> new ArrayList<>())
                .add(new Owners(call, conditions));
        case SelectionSyntax.InlineFragment inline -> {
          TypeSyntax.Named condition = inline.typeCondition();
          keys(
              inline.selections(),
              call,
              above,
              condition == null ? conditions : with(conditions, condition.name()));
        }
        case SelectionSyntax.Spread spread -> {
          ExecutableDefinition.Fragment fragment = fragments.get(spread.name());
          if (fragment != null) {
            String condition = fragment.typeCondition().name();
            keys(fragment.selections(), call, above, with(conditions, condition));
          }
        }
      }
    }
  }

  private static List<String> with(List<String> conditions, String condition) {
    List<String> all = new ArrayList<>(conditions);
    all.add(condition);
    return List.copyOf(all);
  }

  private String renamed(List<String> above, String key) {
    List<Object> path = new ArrayList<>(above);
    path.add(key);
    return (String) Renames.applied(fetch.renames(), path).getLast();
  }
}
