package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.federation.supergraph.SubgraphName;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the subgraphs are talked to.
 *
 * @param subgraphDefaults holds for each
 * @param subgraphs what is different, by the subgraph's name in the supergraph
 */
@Validated
@ConfigurationProperties("ilmyeon.gateway")
public record SubgraphProperties(
    @DefaultValue @Valid SubgraphSettings subgraphDefaults,
    @DefaultValue Map<String, @Valid SubgraphOverride> subgraphs) {

  public SubgraphProperties {
    subgraphs = Map.copyOf(subgraphs);
  }

  SubgraphSettings settings(SubgraphName name) {
    SubgraphOverride override = subgraphs.get(name.value());
    return override == null ? subgraphDefaults : override.over(subgraphDefaults);
  }

  Optional<URI> url(SubgraphName name) {
    return Optional.ofNullable(subgraphs.get(name.value())).map(SubgraphOverride::url);
  }
}
