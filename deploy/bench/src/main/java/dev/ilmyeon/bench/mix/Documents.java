package dev.ilmyeon.bench.mix;

import dev.ilmyeon.bench.load.Marker;
import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.parser.Parser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Different documents of one: of the front page's query, each without some other ones of the fields
 * that articles answers. The page itself has a marker for its alias, so that no document comes
 * twice, however many are asked.
 */
final class Documents {

  private static final long SEED = 20240726;
  private static final double LEFT_OUT = 0.25;
  private static final String PAGE = "frontPage";

  /** These stay as they are: media and weather are asked the same each time. */
  private static final Set<String> WHOLE = Set.of("weather", "Gallery");

  private final Random random = new Random(SEED);
  private final Document document;

  private Documents(Document document) {
    this.document = document;
  }

  static List<String> of(String query, int count) {
    Documents documents = new Documents(Parser.parse(query));
    Set<String> all = new LinkedHashSet<>();
    while (all.size() < count) {
      all.add(documents.next());
    }
    return List.copyOf(all);
  }

  private String next() {
    List<Definition> definitions = new ArrayList<>();
    for (Definition<?> definition : document.getDefinitions()) {
      definitions.add(
          switch (definition) {
            case OperationDefinition operation ->
                operation.transform(to -> to.selectionSet(root(operation.getSelectionSet())));
            case FragmentDefinition fragment
                when fragment.getTypeCondition().getName().equals("Article") ->
                fragment.transform(to -> to.selectionSet(thinned(fragment.getSelectionSet())));
            default -> definition;
          });
    }
    return AstPrinter.printAst(document.transform(to -> to.definitions(definitions)));
  }

  private SelectionSet root(SelectionSet set) {
    List<Selection<?>> selections = new ArrayList<>();
    for (Selection<?> selection : set.getSelections()) {
      selections.add(
          selection instanceof Field field && field.getName().equals(PAGE)
              ? field.transform(
                  to -> to.alias(Marker.ZERO).selectionSet(thinned(field.getSelectionSet())))
              : selection);
    }
    return set.transform(to -> to.selections(selections));
  }

  private SelectionSet thinned(SelectionSet set) {
    List<Selection<?>> selections = new ArrayList<>();
    int left = set.getSelections().size();
    for (Selection<?> selection : set.getSelections()) {
      if (left > 1 && isOptional(selection) && random.nextDouble() < LEFT_OUT) {
        left--;
      } else {
        selections.add(thinned(selection));
      }
    }
    return set.transform(to -> to.selections(selections));
  }

  private static boolean isOptional(Selection<?> selection) {
    return selection instanceof Field field
        && field.getSelectionSet() == null
        && !Set.of("__typename", "id", "code").contains(field.getName());
  }

  private Selection<?> thinned(Selection<?> selection) {
    return switch (selection) {
      case Field field when field.getSelectionSet() != null && !WHOLE.contains(field.getName()) ->
          field.transform(to -> to.selectionSet(thinned(field.getSelectionSet())));
      case InlineFragment inline
          when inline.getTypeCondition() == null
              || !WHOLE.contains(inline.getTypeCondition().getName()) ->
          inline.transform(to -> to.selectionSet(thinned(inline.getSelectionSet())));
      default -> selection;
    };
  }
}
