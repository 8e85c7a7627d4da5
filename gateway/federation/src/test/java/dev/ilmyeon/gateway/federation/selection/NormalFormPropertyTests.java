package dev.ilmyeon.gateway.federation.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.language.Parser;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.SelectionSetSyntax;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.SchemaReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the concrete types of the objects will be, the normal form selects what is written; and
 * it is normal. CollectFields on values is the oracle.
 */
class NormalFormPropertyTests {

  private static final Schema SCHEMA =
      SchemaReader.read(
              """
              type Query { a: A b: B i: I j: J k: K u: U leaf: Int }
              interface I { leaf: Int i: I }
              interface J implements I { leaf: Int i: I j: J }
              interface K { k: K leaf: Int }
              type A implements I & J & K { leaf: Int i: A j: B k: C u: U }
              type B implements I & J { leaf: Int i: I j: J u: U }
              type C implements I & K { leaf: Int i: C k: K }
              type D { leaf: Int u: U }
              union U = A | D
              union V = A | B | C | D
              """)
          .schema();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void selectsWhatIsWrittenAndIsNormal(long seed) {
    RandomSelections random = new RandomSelections(SCHEMA, seed);
    CompositeType query = (CompositeType) Objects.requireNonNull(SCHEMA.type("Query"));
    for (int i = 0; i < 1_000; i++) {
      String text = random.on(query, 6);
      SelectionSetSyntax syntax = Parser.parseFieldSet(text);
      SelectionSet normal =
          new SelectionNormalizer(SCHEMA, Map.of(), _ -> true).normalize(query, syntax);
      SelectionSet written =
          new SelectionInliner(SCHEMA, Map.of(), _ -> true).inline(query, syntax);

      assertThat(expand("Query", List.of(normal)))
          .as("seed %d, operation %d: %s", seed, i, text)
          .isEqualTo(expand("Query", List.of(written)));
      requireNormal(normal, SCHEMA.possibleTypes("Query"));
    }
  }

  /** What is answered for an object of a type, keys sorted, for every type of the objects below. */
  private static Map<String, Object> expand(String type, List<SelectionSet> selections) {
    Map<String, List<SelectionSet>> below = new LinkedHashMap<>();
    Map<String, String> types = new LinkedHashMap<>();
    selections.forEach(each -> collect(type, each, below, types));
    Map<String, Object> answer = new TreeMap<>();
    below.forEach((key, sets) -> {
      Map<String, Object> alternatives = new TreeMap<>();
      if (!sets.isEmpty()) {
        for (String possible : SCHEMA.possibleTypes(Objects.requireNonNull(types.get(key)))) {
          alternatives.put(possible, expand(possible, sets));
        }
      }
      answer.put(key, alternatives);
    });
    return answer;
  }

  private static void collect(
      String type,
      SelectionSet set,
      Map<String, List<SelectionSet>> below,
      Map<String, String> types) {
    for (Selection selection : set.selections()) {
      switch (selection) {
        case Selection.Field field -> {
          List<SelectionSet> sets =
              below.computeIfAbsent(field.responseKey(), _ -> new ArrayList<>());
          if (field.selections() != null) {
            sets.add(field.selections());
            CompositeType parent = (CompositeType) Objects.requireNonNull(SCHEMA.type(type));
            types.put(
                field.responseKey(),
                Objects.requireNonNull(SCHEMA.selectable(parent, field.name())).type().namedType());
          }
        }
        case Selection.InlineFragment fragment -> {
          if (SCHEMA.possibleTypes(fragment.typeCondition().name()).contains(type)) {
            collect(type, fragment.selections(), below, types);
          }
        }
      }
    }
  }

  private static void requireNormal(SelectionSet set, Set<String> possible) {
    Set<String> seen = new HashSet<>();
    for (Selection selection : set.selections()) {
      switch (selection) {
        case Selection.Field field -> {
          assertThat(seen.add(field.responseKey())).isTrue();
          if (field.selections() != null) {
            requireNormal(
                field.selections(), SCHEMA.possibleTypes(field.selections().parent().name()));
          }
        }
        case Selection.InlineFragment fragment -> {
          String condition = fragment.typeCondition().name();
          assertThat(seen.add("... on " + condition)).isTrue();
          assertThat(condition).isNotEqualTo(set.parent().name());
          assertThat(fragment.selections().selections()).isNotEmpty();
          Set<String> left = new HashSet<>(possible);
          left.retainAll(SCHEMA.possibleTypes(condition));
          assertThat(left).isNotEmpty();
          requireNormal(fragment.selections(), left);
        }
      }
    }
  }
}
