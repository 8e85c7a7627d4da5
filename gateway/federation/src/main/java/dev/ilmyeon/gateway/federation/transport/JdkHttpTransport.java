package dev.ilmyeon.gateway.federation.transport;

import dev.ilmyeon.gateway.federation.Supergraph;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * POSTs requests with the JDK's HTTP client, each within a time-out. The headers of a request are
 * those of its context, if that is a map of strings.
 */
public final class JdkHttpTransport implements SubgraphTransport {

  private static final String ACCEPTED =
      "application/graphql-response+json, application/json;q=0.9";

  private final HttpClient client;
  private final Map<SubgraphName, URI> urls;
  private final Duration timeout;
  private final long maxBytes;

  /**
   * @param urls where each subgraph is
   * @param timeout for each request, from connecting to the last byte
   * @param maxBytes the largest answer that is read; of a larger one no more is, and its connection
   *     is closed
   */
  public JdkHttpTransport(
      HttpClient client, Map<SubgraphName, URI> urls, Duration timeout, long maxBytes) {
    this.client = client;
    this.urls = Map.copyOf(urls);
    this.timeout = timeout;
    this.maxBytes = maxBytes;
  }

  /**
   * To where the supergraph says that its subgraphs are; 10 s and 10 MB for an answer.
   *
   * @throws IllegalArgumentException if one of them is nowhere that HTTP reaches
   */
  public static JdkHttpTransport to(Supergraph supergraph) {
    Map<SubgraphName, URI> urls = new HashMap<>();
    supergraph.subgraphs().forEach((name, url) -> urls.put(name, uri(name, url)));
    return new JdkHttpTransport(
        HttpClient.newHttpClient(), urls, Duration.ofSeconds(10), 10L << 20);
  }

  private static URI uri(SubgraphName subgraph, String url) {
    if (!url.matches("https?://.+")) {
      throw notReached(subgraph, url, null);
    }
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw notReached(subgraph, url, e);
    }
  }

  private static IllegalArgumentException notReached(
      SubgraphName subgraph, String url, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "The supergraph says that subgraph %s is at \"%s\", which is no http or https URL: give this transport the URLs themselves"
            .formatted(subgraph.value(), url),
        cause);
  }

  @Override
  public Runnable send(SubgraphRequest request, Callback callback) {
    URI url = urls.get(request.subgraph());
    if (url == null) {
      callback.failed(new SubgraphFailure(Kind.UNREACHABLE, "no URL"));
      return () -> {};
    }
    HttpRequest.Builder http =
        HttpRequest.newBuilder(url)
            .header("content-type", "application/json")
            .header("accept", ACCEPTED)
            .POST(BodyPublishers.ofByteArray(request.body()));
    if (request.context() instanceof Map<?, ?> headers) {
      headers.forEach((name, value) -> http.setHeader(name.toString(), value.toString()));
    }
    Exchange exchange = new Exchange(callback, maxBytes);
    exchange.start(client, http.build(), timeout);
    return exchange::cancel;
  }
}
