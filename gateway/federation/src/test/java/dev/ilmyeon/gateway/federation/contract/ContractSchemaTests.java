package dev.ilmyeon.gateway.federation.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.federation.error.ContractException;
import dev.ilmyeon.gateway.federation.request.Contract;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumType;
import dev.ilmyeon.gateway.federation.schema.NamedType.FieldedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InputObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ScalarType;
import dev.ilmyeon.gateway.federation.schema.NamedType.UnionType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What contracts leave of schemas. */
class ContractSchemaTests {

  private static final String HEAD =
      """
      schema
        @link(url: "https://specs.apollo.dev/link/v1.0")
        @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)
        @link(url: "https://specs.apollo.dev/tag/v0.3", as: "label")
      { query: Query mutation: Mutation }
      enum join__Graph { A @join__graph(name: "a", url: "") }
      type Mutation @join__type(graph: A) { set: String @label(name: "in") @label(name: "out") }
      """;

  private static SupergraphModel supergraph(String types) {
    return SupergraphReader.read(
        HEAD
            + types
                .replaceAll("(?m)^((?:type|interface|union|enum|input|scalar) [^={]*)", "$1#")
                .replace("#", "@join__type(graph: A) ")
                .replaceAll("@(in|out|both)\\b", "@label(name: \"$1\")"));
  }

  private static String including(String types) {
    return show(types, new Contract(Set.of("in"), Set.of("out"), false));
  }

  private static String excluding(String types) {
    return show(types, new Contract(Set.of(), Set.of("out"), false));
  }

  private static String reachable(String types) {
    return show(types, new Contract(Set.of("in"), Set.of("out"), true));
  }

  private static String show(String types, Contract contract) {
    return show(ContractSchema.of(supergraph(types), "some", contract));
  }

  /** Each type that is not in every schema, with what it is made of. */
  private static String show(Schema schema) {
    List<String> shown = new ArrayList<>();
    for (NamedType type : schema.types().values()) {
      if (!Hidden.isBuiltIn(type.name()) && !type.name().equals("Mutation")) {
        shown.add(show(type));
      }
    }
    return String.join(" ", shown);
  }

  private static String show(NamedType type) {
    return switch (type) {
      case FieldedType fielded ->
          "%s%s{%s}"
              .formatted(
                  type.name(),
                  fielded.interfaces().isEmpty() ? "" : fielded.interfaces(),
                  String.join(
                      " ",
                      fielded.fields().values().stream().map(ContractSchemaTests::show).toList()));
      case UnionType union -> type.name() + "=" + String.join("|", union.members());
      case EnumType values -> type.name() + values.values().keySet();
      case InputObjectType input -> type.name() + input.fields().keySet();
      case ScalarType _ -> type.name();
    };
  }

  private static String show(FieldDefinition field) {
    return field.name()
        + (field.arguments().isEmpty() ? "" : field.arguments().keySet().toString());
  }

  @Test
  void seesFieldsThatAreTaggedThemselvesOrAsTheirType() {
    String types =
        """
        type Query { a: A @in b: B @in c: String }
        type A { x: String @in y: String }
        type B @in { x: String y: String @out }
        type C { x: String }
        """;
    assertThat(including(types)).isEqualTo("Query{a b} A{x} B{x}");
    assertThat(excluding(types)).isEqualTo("Query{a b c} A{x y} B{x} C{x}");
  }

  @Test
  void excludesWhatIsIncludedToo() {
    assertThat(including("type Query { a: String @in b: String @in @out }")).isEqualTo("Query{a}");
    assertThat(
            including(
                """
                type Query { a: A @in b: B @in }
                type A { x: String @in @out y: String @in }
                type B { x: String @in }
                """))
        .isEqualTo("Query{a b} A{y} B{x}");
  }

  @Test
  void showsEverythingWhereNothingIsExcluded() {
    String types = "type Query { a: U @out }\nunion U = X\ntype X { x: String }";
    SupergraphModel whole = supergraph(types);

    assertThat(show(ContractSchema.of(whole, "all", new Contract(Set.of(), Set.of(), true))))
        .isEqualTo(show(whole.consumerSchema()));
  }

  @Test
  void leavesOutTypesOfWhichNothingIsLeft() {
    String types =
        """
        type Query { a: String @in u: U @in v: V }
        type A { x: String }
        type B { x: String @in }
        union U @in @join__unionMember(graph: A, member: "A") @join__unionMember(graph: A, member: "B") = A | B
        union V @in @join__unionMember(graph: A, member: "A") = A
        union W @join__unionMember(graph: A, member: "B") = B
        """;
    assertThat(including(types)).isEqualTo("Query{a u} B{x} U=B");
  }

  @Test
  void hasInterfacesShowOnlyWhatAllTheirObjectsShow() {
    String types =
        """
        type Query { all: [Node] @in }
        interface Node @in { id: ID name: String part: Part }
        type A implements Node @join__implements(graph: A, interface: "Node") @in { id: ID name: String part: Part @out }
        type B implements Node @join__implements(graph: A, interface: "Node") { id: ID @in name: String part: Part }
        type C implements Node @join__implements(graph: A, interface: "Node") { id: ID name: String part: Part }
        type Part { x: String }
        """;
    assertThat(including(types)).isEqualTo("Query{all} Node{id} A[Node]{id name} B[Node]{id}");
  }

  @Test
  void hidesInputsEnumsScalarsAndArgumentsIfTheyAreExcluded() {
    String types =
        """
        type Query { a(x: In, y: E = TWO, z: Odd @out, w: String @out): String @in }
        input In { one: String two: String @out }
        enum E { ONE @out TWO }
        scalar Odd @out
        scalar Even
        """;
    assertThat(including(types)).isEqualTo("Query{a[x, y]} In[one] E[TWO] Even");
    assertThat(reachable(types)).isEqualTo("Query{a[x, y]} In[one] E[TWO]");
  }

  @Test
  void hidesWhatNothingLeadsTo() {
    String types =
        """
        directive @d(e: Used) on FIELD
        type Query { a(in: In): A @in n: Node @in u: U @in }
        type A @in { x: String }
        type Lost @in { x: String other: Other }
        type Other @in { x: String }
        interface Node @in { id: ID }
        interface Plain { text: String @in }
        type N implements Node & Plain @join__implements(graph: A, interface: "Node") @join__implements(graph: A, interface: "Plain") @in { id: ID text: String }
        type P implements Plain @join__implements(graph: A, interface: "Plain") { text: String @in }
        union U @in @join__unionMember(graph: A, member: "M") = M
        type M { x: String @in }
        type Far { lost: String @in }
        input In { deep: Deep gone: Gone @out }
        input Deep { x: Scale }
        input Gone { x: String }
        scalar Scale
        scalar Unused
        enum Used { X }
        enum Kept @in { X }
        """;
    assertThat(reachable(types))
        .isEqualTo(
            "Query{a[in] n u} A{x} Lost{x other} Other{x} Node{id} Plain{text} N[Node, Plain]{id"
                + " text} U=M M{x} In[deep] Deep[x] Scale Used[X] Kept[X]");
  }

  @Test
  void hidesEverythingWhoseTagCannotBeRead() {
    SupergraphModel supergraph =
        supergraph("type Query { a: String b: String @label(name: 1) c: String @label }");

    assertThat(
            show(ContractSchema.of(supergraph, "some", new Contract(Set.of(), Set.of("x"), true))))
        .isEqualTo("Query{a}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          type Query { a: String } | no field of Query is in it
          type Query @out { a: String @in } | no field of Query is in it
          type Query { a: A @in } type A { x: String } | Query.a is in it, but its type A is not
          type Query { a: [U] @in } union U = A type A { x: String @in } | Query.a is in it, but its type U is not
          type Query { a: E @in } enum E @out { X } | Query.a is in it, but its type E is not
          type Query { a(x: Int! @out): String @in } | Query.a(x:) has to be given, but is not in it
          type Query { a(x: I): String @in } input I @out { x: Int } | Query.a(x:) is in it, but its type I is not
          type Query { a(x: I): String @in } input I { x: Int! @out y: Int } | I.x has to be given, but is not in it
          type Query { a(x: I): String @in } input I { x: Int @out } | I is in it, but nothing of it
          type Query { a: E @in } enum E { X @out } | E is in it, but nothing of it
          type Query { a(x: E = X): String @in } enum E { X @out Y } | Query.a(x:) is in it, but E.X, which is part of its default, is not
          type Query { a(x: [I] = [{y: [X]}]): String @in } input I { y: [E] } enum E { X @out Y } | Query.a(x:) is in it, but E.X, which is part of its default, is not
          type Query { a(x: I = {y: 1}): String @in } input I { y: Int @out z: Int } | Query.a(x:) is in it, but I.y, which is part of its default, is not
          type Query { a: N @in } interface N @in { f(x: Int): String } type O implements N @join__implements(graph: A, interface: "N") @in { f(x: Int @out): String } | N.f(x:) is in it, but O.f(x:) is not
          """)
  void refusesToLeaveWhatIsNoSchema(String types, String problem) {
    String lines = types.replaceAll(" (type|interface|union|enum|input|scalar) ", "\n$1 ");

    assertThatThrownBy(() -> reachable(lines))
        .isInstanceOf(ContractException.class)
        .hasMessage("The contract \"some\" leaves no valid schema: %s.", problem);
  }

  @Test
  void namesAllTags() {
    assertThat(new Tags(supergraph("type Query { a: String @in b(c: Int @both): Int }")).all())
        .containsExactly("both", "in", "out");
  }
}
