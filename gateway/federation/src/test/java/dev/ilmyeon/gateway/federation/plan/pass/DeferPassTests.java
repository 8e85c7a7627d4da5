package dev.ilmyeon.gateway.federation.plan.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is for different parts of the response stays apart, unless no part waits longer for it. */
class DeferPassTests {

  private final StepsFixture steps = new StepsFixture(PassTests.SHOP);

  private void leavesAlone(Pass pass) {
    FetchGraph graph = steps.graph();
    assertThat(pass.apply(graph)).isSameAs(graph);
  }

  private static List<Object> purposes(FetchGraph graph) {
    return graph.steps().stream()
        .map(FetchStep::purpose)
        .<Object>map(purpose -> purpose.first() + " " + purpose.parts())
        .toList();
  }

  @Test
  void siblingsOfDifferentPartsStayApart() {
    steps
        .root("shop", "products { name }", "products { id price }")
        .entity("stock", "products", "id", "", "count", 0)
        .part(1)
        .entity("stock", "products", "id", "price", "cost", 0);
    leavesAlone(new MergeSiblingSteps());
  }

  @Test
  void requestsForDifferentPartsStayApart() {
    steps
        .root("shop", "products { name } top { name }", "products { id } top { id }")
        .part(1)
        .entity("stock", "products", "id", "", "count", 0)
        .part(2)
        .entity("stock", "top", "id", "", "count", 0);
    leavesAlone(new BatchEntitySteps());
  }

  @Test
  void requestsForOnePartAreOne() {
    steps
        .root("shop", "products { name } top { name }", "products { id } top { id }")
        .part(1)
        .entity("stock", "products", "id", "", "count", 0)
        .entity("stock", "top", "id", "", "count", 0);
    FetchGraph batched = new BatchEntitySteps().apply(steps.graph());
    assertThat(StepsFixture.lines(batched)).hasSize(2);
    assertThat(purposes(batched)).containsExactly("0 [0]", "1 [1]");
  }

  @Test
  void theFirstPartDoesTheWorkOfAnotherWhereItComesByTheObjects() {
    steps
        .root("shop", "products { maker { id } }", "products { id }")
        .entity("stock", "products", "id", "", "count", 0)
        .part(1)
        .entity("stock", "products.maker", "id", "", "phone", 0);
    FetchGraph merged = new MergeChildIntoParent().apply(steps.graph());
    assertThat(StepsFixture.lines(merged))
        .containsExactly(
            "0 shop {products{maker{id} id}}",
            "1 stock products(id){maker{phone} count} after [0]");
    assertThat(purposes(merged)).containsExactly("0 [0]", "0 [0]");
  }

  @Test
  void aDeferredPartDoesNotDoTheWorkOfTheFirst() {
    steps
        .root("shop", "products { maker { id } }", "products { id }")
        .part(1)
        .entity("stock", "products", "id", "", "count", 0)
        .part(0)
        .entity("stock", "products.maker", "id", "", "phone", 0);
    leavesAlone(new MergeChildIntoParent());
  }

  @Test
  void theFirstPartIsDelayedThoughSomethingDeferredWaitsForIt() {
    steps
        .root("shop", "products { name } top { name }", "products { id } top { id sku }")
        .entity("stock", "products", "id", "", "count", "sku", 0)
        .entity("links", "top", "id", "", "sku", 0)
        .entity("stock", "top", "sku", "", "count", 0, 2)
        .part(1)
        .entity("links", "products", "sku", "", "sku", 1);
    assertThat(StepsFixture.lines(new DelayLastSteps().apply(steps.graph())))
        .hasSize(4)
        .last()
        .asString()
        .endsWith("after [3]");
  }
}
