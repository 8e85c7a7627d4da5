package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.federation.supergraph.SubgraphName;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the subgraphs are talked to.
 *
 * @param subgraphDefaults holds for each
 * @param subgraphs what is different, by the subgraph's name in the supergraph
 */
@ConfigurationProperties("ilmyeon.gateway")
public record SubgraphProperties(
    @DefaultValue SubgraphSettings subgraphDefaults,
    @DefaultValue Map<String, SubgraphOverride> subgraphs) {

  public SubgraphProperties {
    subgraphs = Map.copyOf(subgraphs);
    subgraphs.forEach((name, override) -> check(name, override, subgraphDefaults));
  }

  private static void check(String name, SubgraphOverride override, SubgraphSettings defaults) {
    try {
      override.over(defaults);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("subgraphs.%s: %s".formatted(name, e.getMessage()), e);
    }
  }

  SubgraphSettings settings(SubgraphName name) {
    SubgraphOverride override = subgraphs.get(name.value());
    return override == null ? subgraphDefaults : override.over(subgraphDefaults);
  }

  Optional<URI> url(SubgraphName name) {
    return Optional.ofNullable(subgraphs.get(name.value())).map(SubgraphOverride::url);
  }
}
