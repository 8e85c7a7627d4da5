package dev.ilmyeon.gateway.federation.supergraph;

import static dev.ilmyeon.gateway.federation.supergraph.SupergraphText.describe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.schema.NamedType;
import org.junit.jupiter.api.Test;

/** The details of the join directives, one supergraph each. */
class JoinDirectiveTests {

  @Test
  void anUnmarkedFieldIsInEverySubgraphOfItsType() {
    SupergraphModel supergraph =
        SupergraphText.read(
            "type Query @join__type(graph: ONE) @join__type(graph: TWO) { a: Int b: Int @join__field(graph: TWO) }");

    assertThat(describe(supergraph, "one", "Query")).isEqualTo("Query\n  a: Int");
    assertThat(describe(supergraph, "two", "Query")).isEqualTo("Query\n  a: Int\n  b: Int");
  }

  @Test
  void aFieldMarkedWithoutGraphIsInNone() {
    SupergraphModel supergraph =
        SupergraphText.read("type Query @join__type(graph: ONE) { a: Int b: Int @join__field }");

    assertThat(describe(supergraph, "one", "Query")).isEqualTo("Query\n  a: Int");
  }

  @Test
  void aFieldMayHaveAnotherTypeInASubgraph() {
    SupergraphModel supergraph =
        SupergraphText.read(
            """
            type Query @join__type(graph: ONE) @join__type(graph: TWO) {
              a: ID @join__field(graph: ONE, type: "ID!") @join__field(graph: TWO, type: "ID")
              b: [ID!] @join__field(graph: ONE, type: "[ID!]!")
            }
            """);

    assertThat(describe(supergraph, "one", "Query")).isEqualTo("Query\n  a: ID!\n  b: [ID!]!");
    assertThat(describe(supergraph, "two", "Query")).isEqualTo("Query\n  a: ID");
  }

  @Test
  void whatIsOverriddenButStillUsedIsExternal() {
    SupergraphModel supergraph =
        SupergraphText.read(
            """
            type Query @join__type(graph: ONE) @join__type(graph: TWO) {
              used: Int @join__field(graph: ONE, usedOverridden: true) @join__field(graph: TWO, override: "one")
              external: Int @join__field(graph: ONE, external: true) @join__field(graph: TWO, override: "one")
              lost: Int @join__field(graph: ONE) @join__field(graph: TWO, override: "one")
              other: Int @join__field(graph: TWO, override: "elsewhere")
              maybe: Int @join__field(graph: ONE, usedOverridden: true, overrideLabel: "x") @join__field(graph: TWO, override: "one", overrideLabel: "x")
              implied: Int @join__field(graph: ONE) @join__field(graph: TWO, override: "one", overrideLabel: "x")
            }
            """);

    assertThat(describe(supergraph, "one", "Query"))
        .isEqualTo(
            """
            Query
              used: Int @external
              external: Int @external
              maybe: Int @override(one, x)
              implied: Int @override(one, x)\
            """);
    assertThat(describe(supergraph, "two", "Query"))
        .isEqualTo(
            """
            Query
              used: Int @override(one)
              external: Int @override(one)
              lost: Int @override(one)
              other: Int @override(elsewhere)
              maybe: Int @override(one, x)
              implied: Int @override(one, x)\
            """);
  }

  @Test
  void readsContexts() {
    SupergraphModel supergraph =
        SupergraphText.read(
            """
            type Query @join__type(graph: ONE) { a: A }
            type A @join__type(graph: ONE, key: "id") @context(name: "one__ctx") { id: ID! b: B! locale: String }
            type B @join__type(graph: ONE, key: "id") {
              id: ID!
              price: Int @join__field(graph: ONE, contextArguments: [
                {context: "one__ctx", name: "locale", type: "String", selection: "{ locale }"}])
            }
            """);

    assertThat(describe(supergraph, "one", "A")).startsWith("A @key{id} contexts one__ctx\n");
    assertThat(describe(supergraph, "one", "B"))
        .endsWith("price: Int (locale: String from one__ctx { locale })");
  }

  @Test
  void readsFieldSetsWithArgumentsAndFragments() {
    SupergraphModel supergraph =
        SupergraphText.read(
            """
            type Query @join__type(graph: ONE) { m: M @join__field(graph: ONE, provides: "... on A { x } ... on B { y { z } }") }
            union M @join__type(graph: ONE) = A | B
            type A @join__type(graph: ONE, key: "x") @join__type(graph: TWO, key: "x") {
              x(unit: Int): Int q: Int @join__field(graph: TWO, requires: "x(unit: 3)")
            }
            type B @join__type(graph: ONE) { y: A2 }
            type A2 @join__type(graph: ONE) { z: Int }
            """);

    assertThat(describe(supergraph, "one", "Query"))
        .isEqualTo("Query\n  m: M @provides{... on A{x} ... on B{y{z}}}");
    assertThat(describe(supergraph, "one", "M")).isEqualTo("M members A|B");
    assertThat(describe(supergraph, "two", "A"))
        .isEqualTo("A @key{x}\n  x: Int\n  q: Int @requires{x(unit: 3)}");
  }

  @Test
  void inaccessibleTypesTakeTheirUsesWithThem() {
    SupergraphModel supergraph =
        SupergraphText.read(
            """
            type Query @join__type(graph: ONE) { a(x: Int, y: Int @inaccessible, z: Secret): Int s: Hidden u: U n: N @inaccessible }
            input Secret @join__type(graph: ONE) @inaccessible { a: Int }
            type Hidden implements N @join__type(graph: ONE) @inaccessible { a: Int }
            type Open implements N @join__type(graph: ONE) { a: Int }
            interface N @join__type(graph: ONE) @inaccessible { a: Int }
            union U @join__type(graph: ONE) = Hidden | Open
            """);

    NamedType.ObjectType query = (NamedType.ObjectType) supergraph.consumerSchema().type("Query");
    assertThat(query).isNotNull();
    assertThat(query.fields()).containsOnlyKeys("a", "u");
    assertThat(query.fields().get("a").arguments()).containsOnlyKeys("x");
    assertThat(supergraph.consumerSchema().possibleTypes("U")).containsExactly("Open");
    assertThat(((NamedType.ObjectType) supergraph.consumerSchema().type("Open")).interfaces())
        .isEmpty();
    assertThat(supergraph.schema().possibleTypes("N")).containsExactly("Hidden", "Open");
  }
}
