package dev.ilmyeon.gateway.federation.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InputObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InterfaceType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ScalarType;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaReaderTests {

  @Test
  void mergesExtensions() {
    Schema schema =
        read("""
        extend type Query implements Node { b: Int }
        type Query { a: Int }
        interface Node { id: ID }
        extend interface Node { b: Int }
        union U = Query
        type T { a: Int }
        extend union U = T
        enum E { A }
        extend enum E { B @deprecated }
        input I { a: Int }
        extend input I @oneOf { b: Int }
        scalar S
        extend scalar S @specifiedBy(url: "there")
        """)
            .schema();

    assertThat(type(schema, "Query", ObjectType.class).fields()).containsOnlyKeys("a", "b");
    assertThat(type(schema, "Query", ObjectType.class).interfaces()).containsExactly("Node");
    assertThat(type(schema, "Node", InterfaceType.class).fields()).containsOnlyKeys("id", "b");
    assertThat(schema.possibleTypes("U")).containsExactly("Query", "T");
    assertThat(type(schema, "E", EnumType.class).values().values())
        .extracting(NamedType.EnumValueDefinition::deprecationReason)
        .containsExactly(null, "No longer supported");
    assertThat(type(schema, "I", InputObjectType.class).oneOf()).isTrue();
    assertThat(type(schema, "S", ScalarType.class).specifiedBy()).isEqualTo("there");
  }

  @Test
  void findsRootsByDefinitionOrByName() {
    Schema named = read("type Query { a: Int } type Mutation { a: Int }").schema();
    assertThat(named.roots()).containsOnlyKeys(OperationKind.QUERY, OperationKind.MUTATION);

    Schema defined =
        read("schema { query: Q } type Q { a: Int } type Mutation { a: Int }").schema();
    assertThat(defined.roots()).hasToString("{QUERY=Q}");
  }

  @Test
  void knowsWhatCanBeSelected() {
    Schema schema = read("type Query { a: T } type T { b: Int } union U = T").schema();
    ObjectType query = type(schema, "Query", ObjectType.class);
    ObjectType other = type(schema, "T", ObjectType.class);

    assertThat(schema.selectable(query, "__schema")).isEqualTo(MetaFields.SCHEMA);
    assertThat(schema.selectable(query, "__type")).isEqualTo(MetaFields.TYPE);
    assertThat(schema.selectable(other, "__schema")).isNull();
    assertThat(schema.selectable(other, "b")).isNotNull();
    assertThat(schema.selectable(type(schema, "U", NamedType.UnionType.class), "__typename"))
        .isEqualTo(MetaFields.TYPENAME);
  }

  @Test
  void keepsAppliedDirectivesByCoordinate() {
    AnnotatedSchema annotated =
        read(
            """
            schema @s { query: Query }
            type Query @t { f(a: Int @a): Int @f }
            extend type Query @more
            enum E { V @v }
            input I { f: Int @i }
            """);

    assertThat(annotated.applied(AnnotatedSchema.SCHEMA))
        .extracting(AppliedDirective::name)
        .containsExactly("s");
    assertThat(annotated.applied("Query"))
        .extracting(AppliedDirective::name)
        .containsExactly("t", "more");
    assertThat(annotated.directives())
        .containsOnlyKeys("", "Query", "Query.f", "Query.f(a:)", "E.V", "I.f");
    assertThat(annotated.applied("Query.g")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void saysWhatCannotBe(String sdl, int line, String message) {
    SchemaException error = catchThrowableOfType(SchemaException.class, () -> read(sdl));

    assertThat(error).as(sdl).hasMessage(message);
    assertThat(error.location().line()).isEqualTo(line);
  }

  static Stream<Arguments> saysWhatCannotBe() {
    return Stream.of(
        arguments(
            "type Q { a: Int }\ntype Q { b: Int }", 2, "There can be only one type named \"Q\"."),
        arguments("type Q {\n a: Int\n a: Int }", 3, "There can be only one field \"Q.a\"."),
        arguments(
            "type Q { a(b: Int\n b: Int): Int }",
            2,
            "There can be only one input value \"Q.a(b:)\"."),
        arguments("enum E { A\n A }", 2, "There can be only one enum value \"E.A\"."),
        arguments(
            "directive @d on FIELD\ndirective @d on FIELD",
            2,
            "There can be only one directive named \"@d\"."),
        arguments("type Q { a: Nope }", 1, "Unknown type \"Nope\"."),
        arguments("type Q { a(b: [Nope!]): Int }", 1, "Unknown type \"Nope\"."),
        arguments("type Q implements Nope { a: Int }", 1, "Unknown type \"Nope\"."),
        arguments(
            "type Q implements Q { a: Int }",
            1,
            "Type \"Q\" implements \"Q\": expected an interface."),
        arguments(
            "union U = Int", 1, "Union \"U\" has the member \"Int\": expected an object type."),
        arguments("type T { a: Int }\nextend enum T { A }", 2, "Cannot extend type \"T\" as enum."),
        arguments(
            "schema { query: E } enum E { A }",
            1,
            "Expected an object type named \"E\" as the query root."),
        arguments(
            "schema { query: Q }\nschema { query: Q }",
            2,
            "There can be only one schema definition."),
        arguments(
            "input A {\n a: A = {} }", 2, "The default value of input field \"A.a\" holds itself."),
        arguments(
            "input A { b: [B!] = [{n: 1}] }\ninput B { n: Int = 2\n a: A = {} c: C = {a: {}} }"
                + " input C { a: A }",
            1,
            "The default value of input field \"A.b\" holds itself."),
        arguments("{ a }", 1, "Expected a type system definition, found an operation."));
  }

  @Test
  void readsDefaultsThatEndSomewhere() {
    String sdl =
        """
        input A { b: B = {a: {b: null}} list: [A] = [] wrong: Int = {a: {}} }
        input B { a: A = {b: {a: null} list: null} }
        """;
    assertThat(read(sdl).schema().type("A")).isNotNull();
  }

  private static AnnotatedSchema read(String sdl) {
    return SchemaReader.read(sdl);
  }

  private static <T extends NamedType> T type(Schema schema, String name, Class<T> kind) {
    return kind.cast(Objects.requireNonNull(schema.type(name)));
  }
}
