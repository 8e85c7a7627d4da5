package dev.ilmyeon.gateway.federation.plan.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.plan.JoinSdl;
import dev.ilmyeon.gateway.federation.plan.Operations;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaceTests {

  private static final SupergraphModel SUPERGRAPH =
      JoinSdl.read(
          "A",
          """
          type Query @join__type(graph: A) { node: Node }
          interface Node @join__type(graph: A) { cover: Cover }
          type Book implements Node @join__type(graph: A)
            @join__implements(graph: A, interface: "Node") { cover: Cover }
          type Film implements Node @join__type(graph: A)
            @join__implements(graph: A, interface: "Node") { cover: Cover }
          type Cover @join__type(graph: A) { width(unit: String): Int height: Int }
          """);

  private final SupergraphGraph graph = SupergraphGraph.of(SUPERGRAPH, Set.of());
  private final Places places = new Places();
  private final Place node =
      at(places.root(graph.possible("Query"), "Query"), field("{ node { __typename } }"), "Node");

  private Place at(Place parent, Selection.Field field, String type) {
    return parent.field(field, graph.possible(type), graph.possible(type));
  }

  /** The field that is deepest down. */
  private static Selection.Field field(String operation) {
    SelectionSet at = Operations.read(SUPERGRAPH, operation).selections();
    for (; ; ) {
      Selection.Field field = (Selection.Field) at.selections().getFirst();
      if (field.selections() == null) {
        return field;
      }
      at = field.selections();
      if (at.selections().getFirst() instanceof Selection.Field below && below.isTypename()) {
        return field;
      }
    }
  }

  private Place leaf(Place parent, String operation) {
    return parent.field(field(operation), graph.noTypes(), graph.noTypes());
  }

  private Place own(Place parent, String operation) {
    return parent.ownField(field(operation), graph.noTypes());
  }

  @Test
  void whatThePlanNeedsStandsUnderItsName() {
    Place cover = at(node, field("{ node { cover { __typename } } }"), "Cover");

    Place width = own(cover, "{ node { cover { width(unit: \"mm\") } } }");

    assertThat(width).hasToString("node.cover.width");
    assertThat(own(cover, "{ node { cover { width(unit: \"mm\") } } }")).isSameAs(width);
    assertThat(own(cover, "{ node { cover { width(unit: \"in\") } } }"))
        .hasToString("node.cover._0_width");
  }

  /** In the response the cover of a book is the cover of the node. */
  @Test
  void aKeyMeansTheSameWhateverTheObjectsAboveAreNarrowedTo() {
    Selection.Field asked = field("{ node { cover { __typename } } }");
    Place coverOfAny = at(node, asked, "Cover");
    Place coverOfBooks = at(node.narrowed(graph.possible("Book")), asked, "Cover");
    leaf(coverOfAny, "{ node { cover { width: height } } }");

    assertThat(own(coverOfBooks, "{ node { cover { width } } }"))
        .hasToString("node|[Book].cover._0_width");
    assertThat(own(coverOfBooks, "{ node { cover { height } } }"))
        .hasToString("node|[Book].cover.height");
    assertThat(Objects.requireNonNull(coverOfBooks.parent()).knows("cover")).isTrue();
  }
}
