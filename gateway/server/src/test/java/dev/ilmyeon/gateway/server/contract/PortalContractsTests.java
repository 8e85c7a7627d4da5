package dev.ilmyeon.gateway.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.federation.EngineListener;
import dev.ilmyeon.gateway.federation.EngineOptions;
import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.Supergraph;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** The contracts that come with the portal's own supergraph. */
class PortalContractsTests {

  private static final Path DEPLOY = Path.of("../../deploy");
  private static final ContractProperties CONTRACTS = contracts();
  private static final Supergraph SUPERGRAPH =
      Supergraph.read(read(Path.of("src/main/resources/supergraph.graphql")));
  private static final FederationEngine ENGINE =
      new FederationEngine(
          SUPERGRAPH,
          (_, _) -> {
            throw new AssertionError("nothing is executed");
          },
          EngineOptions.DEFAULT
              .withLimits(OperationLimits.GENEROUS)
              .withContracts(CONTRACTS.byName()),
          EngineListener.NONE);

  private static ContractProperties contracts() {
    try {
      List<PropertySource<?>> sources =
          new YamlPropertySourceLoader()
              .load("contracts", new ClassPathResource("portal-contracts.yaml"));
      return new Binder(ConfigurationPropertySources.from(sources))
          .bind(
              "ilmyeon.gateway.contracts",
              Bindable.of(ContractProperties.class),
              new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
          .get();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void plan(String query, String contract) {
    ENGINE.plan(GraphQlRequest.of(query).within(contract));
  }

  @Test
  void nameTagsThatThereAre() {
    CONTRACTS
        .byName()
        .values()
        .forEach(contract -> assertThat(SUPERGRAPH.tags()).containsAll(contract.tags()));
  }

  @Test
  void areThoseOfTheirClients() {
    assertThat(CONTRACTS.anonymous()).isEqualTo("public");
    assertThat(CONTRACTS.ofRoles(Set.of())).isEqualTo("public");
    assertThat(CONTRACTS.ofKey(null)).isEqualTo("partner");
    assertThat(CONTRACTS.ofRoles(Set.of("editor"))).isEqualTo("newsroom");
    assertThat(CONTRACTS.ofRoles(Set.of("dashboard"))).isEqualTo("dashboards");
  }

  @ParameterizedTest
  @ValueSource(strings = {"public", "newsroom", "dashboards"})
  void showThePage(String contract) {
    for (String file : List.of("front-page.graphql", "text-first.graphql")) {
      String query = read(DEPLOY.resolve(file));
      assertThatCode(() -> plan(query, contract)).doesNotThrowAnyException();
      assertThatThrownBy(() -> plan(query, "partner")).isInstanceOf(RequestException.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { article(id: 1) { title blocks { ... on Paragraph { text } } leadImage { rights { holder } } } } | public, partner, newsroom, dashboards
          { regions { name articles { edges { node { title } } } photoNews { title } } }  | public, partner, newsroom, dashboards
          { articles(filter: {section: 1}) { totalCount pageInfo { endCursor } } }        | public, partner, newsroom, dashboards
          { mostRead { title } }                                                          | public, newsroom, dashboards
          { region(code: 1) { weather { observation { skyLabel } } } }                    | public, newsroom, dashboards
          { article(id: 1) { legacyNo } }                                                 | newsroom, dashboards
          { stations { nx ny } }                                                          | newsroom, dashboards
          { frontPage { containers { cards { origin } } } }                               | newsroom, dashboards
          """)
  void showWhatIsFor(String query, String contracts) {
    List<String> seen = List.of(contracts.split(", "));
    for (String contract : CONTRACTS.schemas().keySet()) {
      if (seen.contains(contract)) {
        assertThatCode(() -> plan(query, contract)).as(contract).doesNotThrowAnyException();
      } else {
        assertThatThrownBy(() -> plan(query, contract))
            .as(contract)
            .isInstanceOf(RequestException.class)
            .hasMessageStartingWith("Cannot query field");
      }
    }
  }
}
