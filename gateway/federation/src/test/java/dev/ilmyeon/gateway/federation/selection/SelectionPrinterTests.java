package dev.ilmyeon.gateway.federation.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.SchemaReader;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionPrinterTests {

  private static final Schema SCHEMA =
      SchemaReader.read(
              """
              type Query { a: Int b(x: Any, y: Any): Node n: Node }
              scalar Any
              interface Node { id: ID }
              type T implements Node { id: ID t: T }
              """)
          .schema();
  private static final CompositeType QUERY =
      (CompositeType) Objects.requireNonNull(SCHEMA.type("Query"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{a}",
        "{a x: a __typename}",
        "{b(x: 1, y: [\"\\\"\\n\", {k: E, l: [-1.5e3, null, true]}, $v]){id ... on T{t{id}}}}",
        "{first: b(x: {}){id} second: b(y: []){__typename}}",
      })
  void printsWhatWasRead(String text) {
    assertThat(SelectionPrinter.print(new FieldSetReader(SCHEMA).read(QUERY, text)))
        .isEqualTo(text);
  }

  @Test
  void asksForTheTypeNameWhereNothingIsSelected() {
    assertThat(SelectionPrinter.print(new SelectionSet(QUERY, List.of())))
        .isEqualTo("{__typename}");
  }
}
