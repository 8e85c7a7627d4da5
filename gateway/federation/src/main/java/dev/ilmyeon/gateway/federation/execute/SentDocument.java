package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.language.Document;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition;
import dev.ilmyeon.gateway.federation.language.Parser;
import dev.ilmyeon.gateway.federation.language.ParserLimits;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.SelectionSetSyntax;
import dev.ilmyeon.gateway.federation.language.TypeSyntax;
import dev.ilmyeon.gateway.federation.queryplan.Fetch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A fetch's document, read again: only when something of what it asks for has not come. */
final class SentDocument {

  private final Fetch fetch;
  private final Map<String, ExecutableDefinition.Fragment> fragments = new LinkedHashMap<>();
  private final List<SelectionSetSyntax> root = new ArrayList<>();

  SentDocument(Fetch fetch) {
    this.fetch = fetch;
    Document document = Parser.parse(fetch.document(), ParserLimits.TRUSTED);
    document
        .definitions()
        .forEach(definition -> {
          switch (definition) {
            case ExecutableDefinition.Fragment fragment -> fragments.put(fragment.name(), fragment);
            case ExecutableDefinition.Operation operation -> root.add(operation.selections());
            default -> {}
          }
        });
  }

  /**
   * What is selected of the objects that a fetch is about.
   *
   * @param call the number of the entity call; not used by a fetch of root fields
   */
  List<SelectionSetSyntax> objects(int call) {
    if (fetch.entities().isEmpty()) {
      return root;
    }
    List<SelectionSetSyntax> entities = new ArrayList<>();
    String key = fetch.entities().get(call).responseKey();
    fields(root, _ -> true)
        .getOrDefault(key, List.of())
        .forEach(field -> entities.add(field.selections()));
    return entities;
  }

  /**
   * Fields by response key, in the order of the document.
   *
   * @param conditions the type conditions that an object meets
   */
  Map<String, List<SelectionSyntax.Field>> fields(
      List<SelectionSetSyntax> sets, Predicate<String> conditions) {
    Map<String, List<SelectionSyntax.Field>> fields = new LinkedHashMap<>();
    sets.forEach(set -> add(set, conditions, fields));
    return fields;
  }

  private void add(
      SelectionSetSyntax set,
      Predicate<String> conditions,
      Map<String, List<SelectionSyntax.Field>> fields) {
    for (SelectionSyntax selection : set.selections()) {
      switch (selection) {
        case SelectionSyntax.Field field ->
            fields.computeIfAbsent(field.responseKey(), _ -> new ArrayList<>()).add(field);
        case SelectionSyntax.InlineFragment inline -> {
          TypeSyntax.Named condition = inline.typeCondition();
          if (condition == null || conditions.test(condition.name())) {
            add(inline.selections(), conditions, fields);
          }
        }
        case SelectionSyntax.Spread spread -> {
          ExecutableDefinition.Fragment fragment = fragments.get(spread.name());
          if (fragment != null && conditions.test(fragment.typeCondition().name())) {
            add(fragment.selections(), conditions, fields);
          }
        }
      }
    }
  }
}
