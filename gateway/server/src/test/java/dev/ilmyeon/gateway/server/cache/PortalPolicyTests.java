package dev.ilmyeon.gateway.server.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.Supergraph;
import dev.ilmyeon.gateway.federation.request.CachePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long the portal's own answers hold. */
class PortalPolicyTests {

  private static CachePolicy policy(String query) throws IOException {
    String supergraph = Files.readString(Path.of("src/main/resources/supergraph.graphql"));
    FederationEngine engine =
        new FederationEngine(
            Supergraph.read(supergraph),
            (_, _) -> {
              throw new IllegalStateException("nothing is executed");
            });
    return engine.cachePolicy(GraphQlRequest.of(query));
  }

  @Test
  void frontPageIsFreshForHalfAMinute() throws IOException {
    assertThat(policy(Files.readString(Path.of("../../deploy/front-page.graphql"))))
        .isEqualTo(new CachePolicy(30, true, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { weatherStrip { asOf entries { station { name } skyLabel observation { sky } } } } | 60
          { stations { name lat lon } }                                                       | 300
          { stations { current { temperature } } }                                            | 60
          { photoNews { title cover { alt rights { holder } } } }                             | 60
          { sections { name } }                                                               | 300
          { sections { name articles { edges { node { title bylines { name } } } } } }        | 30
          { articles { totalCount pageInfo { endCursor } } }                                  | 30
          { mostRead { title section { name } regions { name } series { title } } }           | 30
          { regions { name weather { station { name } observation { temperature } } } }       | 60
          { edition { now weatherStrip { attribution { label } } } }                          | 30
          """)
  void answersHoldAsLongAsTheirServicesSay(String query, int seconds) throws IOException {
    assertThat(policy(query)).isEqualTo(new CachePolicy(seconds, true, true));
  }

  /** An article that is asked for counts as read. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { article(id: 1001) { title } }
          { articleByPath(path: "/article/1001/x") { __typename } }
          """)
  void whatCountsIsAskedForEachTime(String query) throws IOException {
    assertThat(policy(query).isShareable()).isFalse();
  }
}
