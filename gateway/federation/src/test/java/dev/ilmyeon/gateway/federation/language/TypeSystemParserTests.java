package dev.ilmyeon.gateway.federation.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.DirectiveSyntax;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.EnumDefinition;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.InputDefinition;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.InterfaceDefinition;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.ObjectDefinition;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.ScalarDefinition;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.SchemaDefinition;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.TypeDefinition;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.UnionDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypeSystemParserTests {

  @Test
  void readsEveryDefinition() {
    List<Definition> definitions =
        Parser.parse(
                """
                "The schema" schema @a { query: Q mutation: M subscription: S }
                scalar Url @specifiedBy(url: "x")
                \"""
                Described
                \"""
                type Article implements & Node & Entity @key(fields: "id") {
                  "Its id" id("Which" of: Int = 1 @b): ID! @c
                }
                interface Node implements Entity { id: ID! }
                union Media @d = | Image | Gallery
                enum Sky { CLEAR "grey" CLOUDY @deprecated }
                input Filter @oneOf { a: Int = 1 b: [String!] }
                directive @d(n: Int) repeatable on | FIELD | OBJECT
                """,
                ParserLimits.TRUSTED)
            .definitions();

    assertThat(definitions)
        .hasExactlyElementsOfTypes(
            SchemaDefinition.class,
            ScalarDefinition.class,
            ObjectDefinition.class,
            InterfaceDefinition.class,
            UnionDefinition.class,
            EnumDefinition.class,
            InputDefinition.class,
            DirectiveSyntax.class);
    assertThat(definitions.get(2))
        .isInstanceOfSatisfying(
            ObjectDefinition.class,
            type -> {
              assertThat(type.description()).isEqualTo("Described");
              assertThat(type.interfaces()).hasToString("[Node, Entity]");
              assertThat(type.fields().getFirst().type()).hasToString("ID!");
              assertThat(type.fields().getFirst().arguments().getFirst().description())
                  .isEqualTo("Which");
            });
    assertThat(definitions.get(4))
        .isInstanceOfSatisfying(
            UnionDefinition.class,
            union -> assertThat(union.members()).hasToString("[Image, Gallery]"));
    assertThat(definitions.get(7))
        .isInstanceOfSatisfying(
            DirectiveSyntax.class,
            directive -> {
              assertThat(directive.repeatable()).isTrue();
              assertThat(directive.locations()).containsExactly("FIELD", "OBJECT");
            });
  }

  @Test
  void readsEveryExtension() {
    List<Definition> definitions =
        Parser.parse(
                """
                extend schema @a
                extend schema { mutation: M }
                extend scalar S @a
                extend type T implements I
                extend type T @a
                extend type T { a: Int }
                extend interface I { a: Int }
                extend union U = A
                extend enum E { A }
                extend input I { a: Int }
                """,
                ParserLimits.TRUSTED)
            .definitions();

    assertThat(definitions).hasSize(10);
    assertThat(definitions)
        .allSatisfy(definition -> {
          switch (definition) {
            case SchemaDefinition schema -> assertThat(schema.extension()).isTrue();
            case TypeDefinition type -> assertThat(type.extension()).isTrue();
            default -> throw new AssertionError(definition);
          }
        });
  }
}
