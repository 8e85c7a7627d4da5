package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.federation.execute.SubgraphFailure;
import dev.ilmyeon.gateway.federation.execute.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.federation.execute.SubgraphRequest;
import dev.ilmyeon.gateway.federation.execute.SubgraphTransport;
import dev.ilmyeon.gateway.federation.supergraph.Subgraph;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphName;
import dev.ilmyeon.gateway.server.guard.Guards;
import dev.ilmyeon.gateway.server.guard.Guards.Guard;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the engine's requests over HTTP/1.1, each subgraph behind guards of its own. */
public final class HttpSubgraphTransport implements SubgraphTransport, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HttpSubgraphTransport.class);

  private static final Runnable NOTHING = () -> {};

  private final SubgraphProperties properties;
  private final Guards guards;

  private volatile Map<SubgraphName, SubgraphClient> clients = Map.of();
  private Map<SubgraphName, SubgraphClient> current = Map.of();
  private Map<SubgraphName, SubgraphClient> former = Map.of();

  HttpSubgraphTransport(SubgraphProperties properties, Guards guards) {
    this.properties = properties;
    this.guards = guards;
  }

  /**
   * Knows these subgraphs from now on. One that stays where it was keeps its connections and what
   * its breaker has seen. One that is gone can be asked until the next change, for plans that are
   * still being executed.
   *
   * @throws IllegalArgumentException if a URL is none; nothing is changed then
   */
  public synchronized void connect(Collection<Subgraph> subgraphs) {
    Map<SubgraphName, URI> urls = new HashMap<>();
    subgraphs.forEach(subgraph -> url(subgraph).ifPresent(url -> urls.put(subgraph.name(), url)));

    former.values().forEach(SubgraphClient::close);
    former = new HashMap<>(current);
    Map<SubgraphName, SubgraphClient> next = new HashMap<>();
    urls.forEach((name, url) -> next.put(name, client(name, url, current.get(name))));
    former.values().removeAll(next.values());
    current = next;

    Map<SubgraphName, SubgraphClient> all = new HashMap<>(former);
    all.putAll(current);
    clients = all;
  }

  private Optional<URI> url(Subgraph subgraph) {
    String name = subgraph.name().value();
    Optional<URI> override = properties.url(subgraph.name());
    if (override.isEmpty() && subgraph.url().isBlank()) {
      log.warn(
          "The supergraph gives no URL for subgraph {}: set ilmyeon.gateway.subgraphs.{}.url",
          name,
          name);
      return Optional.empty();
    }
    URI url = override.orElseGet(() -> URI.create(subgraph.url()));
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
        guards.of(name.value(), settings.breaker(), settings.maxConcurrent(), Failures::isNoFault);
    return new SubgraphClient(name, url, settings, guard);
  }

  @Override
  public Runnable send(SubgraphRequest request, Callback callback) {
    SubgraphClient client = clients.get(request.subgraph());
    if (client == null) {
      callback.failed(new SubgraphFailure(Kind.UNREACHABLE, "no URL is known"));
      return NOTHING;
    }
    Exchange exchange = new Exchange(callback);
    client.send(request, (ClientCall) request.context()).subscribe(exchange);
    return exchange::cancel;
  }

  /** What the circuit breakers think of the subgraphs, by name. */
  public Map<String, CircuitBreaker.State> states() {
    Map<String, CircuitBreaker.State> states = new TreeMap<>();
    clients.forEach((name, client) -> states.put(name.value(), client.state()));
    return states;
  }

  @Override
  public void close() {
    clients.values().forEach(SubgraphClient::close);
  }
}
