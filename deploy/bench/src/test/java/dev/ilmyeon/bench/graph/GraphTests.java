package dev.ilmyeon.bench.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GraphTests {

  private final Graph shop = Graph.shop(Path.of("../.."));

  @Test
  void answersEntitiesWithoutWhatOnlyTheGatewayCouldTell() {
    Answerer inventory = shop.subgraphs().get("inventory");
    String request =
        """
        {"query": "query($r: [_Any!]!) { _entities(representations: $r) { ... on Product { inStock shippingEstimate } } }",
         "variables": {"r": [{"__typename": "Product", "upc": "1", "price": 3, "weight": 7},
                             {"__typename": "Product", "upc": "2"}, {"__typename": "Product", "upc": "none"}]}}
        """;

    assertThat(inventory.answer(request))
        .isEqualTo(
            "{\"data\":{\"_entities\":[{\"inStock\":true,\"shippingEstimate\":21},"
                + "{\"inStock\":false,\"shippingEstimate\":null},null]}}");
  }

  @Test
  void knowsTheRightAnswerToAWholeQuery() {
    assertThat(shop.oracle().answer("{\"query\": \"{ topProducts { upc shippingEstimate } }\"}"))
        .startsWith("{\"data\":{\"topProducts\":[{\"upc\":\"1\",\"shippingEstimate\":899000},");
  }

  @Test
  void refusesAnOperationThatASubgraphCannotAnswer() {
    assertThat(shop.subgraphs().get("products").answer("{\"query\": \"{ users { id } }\"}"))
        .startsWith("{\"errors\":");
  }

  @Test
  void namesTheSubgraphsAddresses() {
    assertThat(shop.supergraphAt("http://127.0.0.1:1"))
        .contains("ACCOUNTS @join__graph(name: \"accounts\", url: \"http://127.0.0.1:1/accounts\")")
        .doesNotContain(".example");
  }
}
