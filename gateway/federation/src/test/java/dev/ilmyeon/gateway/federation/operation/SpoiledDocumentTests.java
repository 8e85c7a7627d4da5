package dev.ilmyeon.gateway.federation.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.language.Mutations;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client sends, it gets an answer or errors with a code. */
class SpoiledDocumentTests {

  private static final List<String> DOCUMENTS =
      List.of(
          "query Q($a: Boolean!, $f: Filter = {section: \"a\", skies: [CLEAR]}) {"
              + " articles(filter: $f, first: 3) { ...F id @skip(if: $a) next { ...F } }"
              + " x: find(by: {path: \"p\"}) { title(max: 2) } __type(name: \"T\") { name } }"
              + " fragment F on Titled { title ... on Article @include(if: $a) { lead { url(width: 1) } } }",
          "{ media { __typename ... on Image { owner { name boss { pets } } } ...G } tree { left { id } } }"
              + " fragment G on Gallery { images { id alt } }",
          "mutation { publish(id: \"\"\"1\"\"\") { id } } subscription S { published { id } }",
          "query ($m: [[Int!]!], $n: Any) { echo(matrix: $m, any: [$n, {a: $n}], string: \"\\u{1F600}\") }");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void areAnsweredOrRefused(long seed) {
    Mutations mutations = new Mutations(seed);
    OperationReader reader = new OperationReader(Newsroom.SCHEMA, OperationLimits.GENEROUS);
    int answered = 0;
    for (int i = 0; i < 5_000; i++) {
      String text = mutations.spoil(DOCUMENTS.get(i % DOCUMENTS.size()));
      try {
        ValidOperation operation = reader.read(text).operations().getFirst();
        JsonObject variables = reader.coerceVariables(operation, new JsonObject(Map.of()));
        reader.normalize(operation, reader.conditions(operation, variables));
        answered++;
      } catch (RequestException e) {
        assertThat(e.errors())
            .allSatisfy(error -> assertThat(error.extensions()).containsKey("code"));
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed + ", document " + i + ": " + text, e);
      }
    }
    assertThat(answered).isPositive();
  }
}
