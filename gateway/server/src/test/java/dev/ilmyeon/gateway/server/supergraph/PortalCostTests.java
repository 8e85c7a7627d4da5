package dev.ilmyeon.gateway.server.supergraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.EngineListener;
import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.Supergraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What operations on the portal are estimated to cost: one for each object, more or less. */
class PortalCostTests {

  private static final long LIMIT = 5_000;

  private static FederationEngine engine() throws IOException {
    EngineProperties properties =
        new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("ilmyeon.gateway.engine", EngineProperties.class);
    return new FederationEngine(
        Supergraph.read(Files.readString(Path.of("src/main/resources/supergraph.graphql"))),
        (_, _) -> {
          throw new IllegalStateException("nothing is executed");
        },
        properties.options("classpath:supergraph.graphql"),
        EngineListener.NONE);
  }

  /** The sample page has 470 objects; a page may have half as many cards again. */
  @ParameterizedTest
  @ValueSource(strings = {"front-page", "text-first"})
  void leavesThePortalsPagesRoomToGrow(String page) throws IOException {
    String query = Files.readString(Path.of("../../deploy/" + page + ".graphql"));

    assertThat(engine().cost(GraphQlRequest.of(query))).isBetween(300L, LIMIT / 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { sections { name } }                                                            | 8
          { regions { weather { station { name } } } }                                     | 51
          { stations { name } }                                                            | 97
          { weatherStrip { entries { station { name } } } }                                | 33
          { articles { edges { node { title } } } }                                        | 41
          { articles(first: 50) { edges { node { bylines { name } blocks { __typename } } } } } | 601
          { articles { totalCount } }                                                      | 11
          { mostRead(first: 5) { section { name } tags { name } } }                        | 30
          { photoNews { cover { alt } } }                                                  | 12
          { frontPage { containers { cards { position } } } }                              | 73
          { frontPage { containers { cards(first: 20) { position } } } }                   | 253
          """)
  void countsObjectsByTheSizesThatListsHave(String query, long cost) throws IOException {
    assertThat(engine().cost(GraphQlRequest.of(query))).isEqualTo(cost);
  }

  @Test
  void isTooMuchWhereLongListsAreInLongLists() throws IOException {
    String query =
        "{ articles(first: 100) { edges { node { photos(first: 100) { edges { node { caption } } } } } } }";

    assertThat(engine().cost(GraphQlRequest.of(query))).isGreaterThan(LIMIT);
    assertThat(engine().execute(GraphQlRequest.of(query)).block())
        .satisfies(response -> assertThat(response.text()).contains("COST_LIMIT_EXCEEDED"));
  }
}
