package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.server.guard.Guards;
import dev.ilmyeon.gateway.server.guard.Guards.Guard;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the way to the subgraphs of a supergraph, as configured. */
public final class SubgraphConnector {

  private static final Logger log = LoggerFactory.getLogger(SubgraphConnector.class);

  private final SubgraphNetworks networks;
  private final SubgraphProperties properties;
  private final Guards guards;

  SubgraphConnector(SubgraphNetworks networks, SubgraphProperties properties, Guards guards) {
    this.networks = networks;
    this.properties = properties;
    this.guards = guards;
  }

  /**
   * A transport to these subgraphs. One that stays where the former has it keeps its connections
   * and what its breaker has seen. Nothing of the former changes, and nothing is seen of the new
   * one before it is {@linkplain #show shown}.
   *
   * @throws IllegalArgumentException if a URL is none
   */
  public HttpSubgraphTransport connect(
      Map<SubgraphName, String> subgraphs, @Nullable HttpSubgraphTransport former) {
    Map<SubgraphName, URI> urls = new HashMap<>();
    subgraphs.forEach((name, given) -> url(name, given).ifPresent(url -> urls.put(name, url)));
    Map<SubgraphName, SubgraphClient> known = former == null ? Map.of() : former.clients();
    Map<SubgraphName, SubgraphClient> clients = new HashMap<>();
    urls.forEach((name, url) -> clients.put(name, client(name, url, known.get(name))));
    return new HttpSubgraphTransport(clients);
  }

  private Optional<URI> url(SubgraphName name, String given) {
    Optional<URI> override = properties.url(name);
    if (override.isEmpty() && given.isBlank()) {
      log.warn(
          "The supergraph gives no URL for subgraph {}: set ilmyeon.gateway.subgraphs.{}.url",
          name,
          name);
      return Optional.empty();
    }
    URI url = override.orElseGet(() -> URI.create(given));
    if (url.getHost() == null
        || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
      throw new IllegalArgumentException(
          "the URL of subgraph %s is not an http or https URL: %s".formatted(name, url));
    }
    return Optional.of(url);
  }

  private SubgraphClient client(SubgraphName name, URI url, @Nullable SubgraphClient known) {
    if (known != null && known.url().equals(url)) {
      return known;
    }
    SubgraphSettings settings = properties.settings(name);
    Guard guard =
        Guards.of(name.value(), settings.breaker(), settings.maxConcurrent(), Failures::isNoFault);
    return new SubgraphClient(networks.to(name), url, settings, guard);
  }

  /** Its guards are measured from now on, and those of the former no more. */
  public void show(HttpSubgraphTransport transport, @Nullable HttpSubgraphTransport former) {
    Map<SubgraphName, SubgraphClient> before = former == null ? Map.of() : former.clients();
    transport
        .clients()
        .forEach((name, client) -> {
          if (client != before.get(name)) {
            guards.show(client.guard());
          }
        });
    before.forEach((name, client) -> {
      if (!transport.clients().containsKey(name)) {
        guards.hide(client.guard());
      }
    });
  }
}
