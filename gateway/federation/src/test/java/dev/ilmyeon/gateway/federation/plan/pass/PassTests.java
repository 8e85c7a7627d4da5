package dev.ilmyeon.gateway.federation.plan.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.plan.JoinSdl;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import org.junit.jupiter.api.Test;

/** Each pass does what its Javadoc draws, and leaves alone what only looks like it. */
class PassTests {

  static final SupergraphModel SHOP =
      JoinSdl.read(
          "SHOP, STOCK, LINKS, PRESS",
          """
          type Query @join__type(graph: SHOP) @join__type(graph: PRESS) {
            products: Product @join__field(graph: SHOP)
            top: Product @join__field(graph: SHOP)
            article: Article @join__field(graph: PRESS)
          }
          type Product
            @join__type(graph: SHOP, key: "id")
            @join__type(graph: SHOP, key: "sku")
            @join__type(graph: STOCK, key: "id")
            @join__type(graph: STOCK, key: "sku")
            @join__type(graph: LINKS, key: "id")
            @join__type(graph: LINKS, key: "sku")
            @join__type(graph: PRESS, key: "id")
          {
            id: ID!
            sku: ID! @join__field(graph: SHOP) @join__field(graph: STOCK) @join__field(graph: LINKS)
            price: Int @join__field(graph: SHOP) @join__field(graph: STOCK, external: true)
            name: String @join__field(graph: SHOP)
            count: Int @join__field(graph: STOCK)
            cost: Int @join__field(graph: STOCK, requires: "price")
            maker: Maker @join__field(graph: SHOP) @join__field(graph: STOCK) @join__field(graph: PRESS)
            review: String @join__field(graph: PRESS)
          }
          type Maker
            @join__type(graph: SHOP, key: "id")
            @join__type(graph: STOCK, key: "id")
            @join__type(graph: PRESS, key: "id")
          {
            id: ID!
            phone: String @join__field(graph: STOCK)
          }
          type Article @join__type(graph: PRESS, key: "id") {
            id: ID!
            about: Product
          }
          """);

  private final StepsFixture steps = new StepsFixture(SHOP);

  private void leavesAlone(Pass pass) {
    FetchGraph graph = steps.graph();
    assertThat(pass.apply(graph)).isSameAs(graph);
  }

  @Test
  void mergesStepsThatFindTheSameObjectsByTheSameKey() {
    steps
        .root("shop", "products { name }", "products { id price }")
        .entity("stock", "products", "id", "", "count", 0)
        .entity("stock", "products", "id", "price", "cost", 0);
    assertThat(StepsFixture.lines(new MergeSiblingSteps().apply(steps.graph())))
        .containsExactly(
            "0 shop {products{name id price}}", "1 stock products(id price){count cost} after [0]");
  }

  @Test
  void mergesAStepThatNothingWaitsForIntoALaterOne() {
    steps
        .root("press", "article { about { review } }", "article { about { id } }")
        .entity("shop", "article.about", "id", "", "name", "price", 0)
        .entity("stock", "article.about", "id", "", "count", 0)
        .entity("stock", "article.about", "id", "price", "cost", 0, 1);
    assertThat(StepsFixture.lines(new MergeSiblingSteps().apply(steps.graph())))
        .containsExactly(
            "0 press {article{about{review id}}}",
            "1 shop article.about(id){name price} after [0]",
            "2 stock article.about(id price){count cost} after [0, 1]");
  }

  @Test
  void doesNotMergeStepsWithDifferentKeys() {
    steps
        .root("shop", "products { name }", "products { id sku }")
        .entity("stock", "products", "id", "", "count", 0)
        .entity("stock", "products", "sku", "", "maker { phone }", 0);
    leavesAlone(new MergeSiblingSteps());
  }

  @Test
  void doesNotMergeAStepIntoOneThatWaitsForIt() {
    steps
        .root("press", "article { about { review } }", "article { about { id } }")
        .entity("stock", "article.about", "id", "", "count", "sku", 0)
        .entity("shop", "article.about", "sku", "", "name", "price", 1)
        .entity("stock", "article.about", "id", "price", "cost", 0, 2);
    leavesAlone(new MergeSiblingSteps());
  }

  @Test
  void doesNotMergeStepsForDifferentObjects() {
    steps
        .root("shop", "products { name } top { name }", "products { id } top { id }")
        .entity("stock", "products", "id", "", "count", 0)
        .entity("stock", "top", "id", "", "count", 0);
    leavesAlone(new MergeSiblingSteps());
  }

  @Test
  void mergesAStepIntoAnEarlierOneThatComesByItsObjects() {
    steps
        .root("shop", "products { maker { id } }", "products { id }")
        .entity("stock", "products", "id", "", "count", 0)
        .entity("stock", "products.maker", "id", "", "phone", 0);
    assertThat(StepsFixture.lines(new MergeChildIntoParent().apply(steps.graph())))
        .containsExactly(
            "0 shop {products{maker{id} id}}",
            "1 stock products(id){maker{phone} count} after [0]");
  }

  @Test
  void doesNotMergeAStepIntoOneOfAnotherSubgraph() {
    steps
        .root("shop", "products { maker { id } }", "products { id }")
        .entity("links", "products", "id", "", "", "sku", 0)
        .entity("stock", "products.maker", "id", "", "phone", 0);
    leavesAlone(new MergeChildIntoParent());
  }

  @Test
  void doesNotMergeAStepIntoALaterOne() {
    steps
        .root("press", "article { about { maker { id } } }", "article { about { id } }")
        .entity("shop", "article.about", "id", "", "name", "price", 0)
        .entity("stock", "article.about", "id", "price", "cost", 0, 1)
        .entity("stock", "article.about.maker", "id", "", "phone", 0);
    leavesAlone(new MergeChildIntoParent());
  }

  @Test
  void dropsAStepThatOnlyPassesOnWhatAnEarlierOneCouldAnswer() {
    steps
        .root("shop", "products { name }", "products { id }")
        .entity("links", "products", "id", "", "", "sku", 0)
        .entity("stock", "products", "sku", "", "count", 1);
    assertThat(StepsFixture.lines(new DropPassThroughSteps().apply(steps.graph())))
        .containsExactly(
            "0 shop {products{name id sku}}", "2 stock products(sku){count} after [0]");
  }

  @Test
  void keepsAStepThatAnswersWhatNoEarlierOneCan() {
    steps
        .root("press", "article { about { review } }", "article { about { id } }")
        .entity("links", "article.about", "id", "", "", "sku", 0)
        .entity("stock", "article.about", "sku", "", "count", 1);
    leavesAlone(new DropPassThroughSteps());
  }

  @Test
  void doesNotAskForWhatNoStepNeedsAnyLonger() {
    steps
        .root("shop", "products { name }", "products { id sku }")
        .entity("stock", "products", "id", "", "count", 0);
    assertThat(StepsFixture.lines(new PruneUnused().apply(steps.graph())))
        .containsExactly("0 shop {products{name id}}", "1 stock products(id){count} after [0]");
  }

  @Test
  void keepsWhatTheClientWantsAndWhatAStepNeeds() {
    steps
        .root("shop", "products { name sku }", "products { id }")
        .entity("stock", "products", "id", "", "count", 0);
    leavesAlone(new PruneUnused());
  }

  @Test
  void makesOneRequestOfAllEntitiesOfASubgraphInAWave() {
    steps
        .root("shop", "products { name } top { name }", "products { id } top { id }")
        .entity("stock", "products", "id", "", "count", 0)
        .entity("press", "products", "id", "", "review", 0)
        .entity("stock", "top", "id", "", "count", 0);
    assertThat(StepsFixture.lines(new BatchEntitySteps().apply(steps.graph())))
        .containsExactly(
            "0 shop {products{name id} top{name id}}",
            "1 stock products(id){count} top(id){count} after [0]",
            "2 press products(id){review} after [0]");
  }

  @Test
  void leavesRequestsOfDifferentWavesApart() {
    steps
        .root("press", "article { about { review } }", "article { about { id } }")
        .entity("stock", "article.about", "id", "", "count", 0)
        .entity("shop", "article.about", "id", "", "name", "price", 0)
        .entity("stock", "article.about", "id", "price", "cost", 2);
    leavesAlone(new BatchEntitySteps());
  }

  @Test
  void asksLaterForWhatNothingWaitsFor() {
    steps
        .root("press", "article { about { review } }", "article { about { id } }")
        .entity("stock", "article.about", "id", "", "count", 0)
        .entity("shop", "article.about", "id", "", "name", "price", 0)
        .entity("stock", "article.about", "id", "price", "cost", 0, 2);
    assertThat(StepsFixture.lines(new DelayLastSteps().apply(steps.graph())))
        .containsExactly(
            "0 press {article{about{review id}}}",
            "2 shop article.about(id){name price} after [0]",
            "3 stock article.about(id){count} article.about(id price){cost} after [0, 2]");
  }

  @Test
  void doesNotDelayWhatAnotherStepWaitsFor() {
    steps
        .root("press", "article { about { review } }", "article { about { id } }")
        .entity("stock", "article.about", "id", "", "count", "sku", 0)
        .entity("shop", "article.about", "sku", "", "name", "price", 1)
        .entity("stock", "article.about", "id", "price", "cost", 0, 2);
    leavesAlone(new DelayLastSteps());
  }

  @Test
  void sendsMutationsTogetherThatFollowOneAnotherInOneSubgraph() {
    MutationSteps mutation = new MutationSteps();
    mutation.field("a", "one").field("a", "two").field("b", "three");
    assertThat(StepsFixture.lines(new MergeMutationFields().apply(mutation.graph())))
        .containsExactly("0 a {one two}", "2 b {three} after [0]");
  }

  @Test
  void doesNotSendMutationsTogetherThatHaveAnotherBetweenThem() {
    MutationSteps mutation = new MutationSteps();
    mutation.field("a", "one").field("b", "three").field("a", "two");
    FetchGraph graph = mutation.graph();
    assertThat(new MergeMutationFields().apply(graph)).isSameAs(graph);
  }

  @Test
  void dependsDirectlyOnlyOnWhatNothingElseImplies() {
    steps
        .root("press", "article { about { review } }", "article { about { id } }")
        .entity("shop", "article.about", "id", "", "name", "price", 0)
        .entity("stock", "article.about", "id", "price", "cost", 0, 1);
    assertThat(StepsFixture.lines(new ReduceDependencies().apply(steps.graph())))
        .containsExactly(
            "0 press {article{about{review id}}}",
            "1 shop article.about(id){name price} after [0]",
            "2 stock article.about(id price){cost} after [1]");
  }

  @Test
  void keepsDependenciesThatNothingElseImplies() {
    steps
        .root("shop", "products { name }", "products { id }")
        .root("press", "article { id }", "")
        .entity("stock", "products", "id", "", "count", 0, 1);
    leavesAlone(new ReduceDependencies());
  }
}
