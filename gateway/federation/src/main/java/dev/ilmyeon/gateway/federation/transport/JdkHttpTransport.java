package dev.ilmyeon.gateway.federation.transport;

import dev.ilmyeon.gateway.federation.execute.SubgraphFailure;
import dev.ilmyeon.gateway.federation.execute.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.federation.execute.SubgraphRequest;
import dev.ilmyeon.gateway.federation.execute.SubgraphResponse;
import dev.ilmyeon.gateway.federation.execute.SubgraphTransport;
import dev.ilmyeon.gateway.federation.supergraph.Subgraph;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphName;
import dev.ilmyeon.gateway.federation.supergraph.Supergraph;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
   * @param maxBytes the largest answer that is read
   */
  public JdkHttpTransport(
      HttpClient client, Map<SubgraphName, URI> urls, Duration timeout, long maxBytes) {
    this.client = client;
    this.urls = Map.copyOf(urls);
    this.timeout = timeout;
    this.maxBytes = maxBytes;
  }

  /** To where the supergraph says that its subgraphs are; 10 s and 10 MB for an answer. */
  public static JdkHttpTransport to(Supergraph supergraph) {
    Map<SubgraphName, URI> urls = new HashMap<>();
    for (Subgraph subgraph : supergraph.subgraphs().values()) {
      urls.put(subgraph.name(), URI.create(subgraph.url()));
    }
    return new JdkHttpTransport(
        HttpClient.newHttpClient(), urls, Duration.ofSeconds(10), 10L << 20);
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
            .timeout(timeout)
            .header("content-type", "application/json")
            .header("accept", ACCEPTED)
            .POST(BodyPublishers.ofByteArray(request.body()));
    if (request.context() instanceof Map<?, ?> headers) {
      headers.forEach((name, value) -> http.setHeader(name.toString(), value.toString()));
    }
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(http.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxBytes));
    answer.whenComplete((response, failure) -> settle(response, failure, callback));
    return () -> answer.cancel(true);
  }

  private static void settle(
      @Nullable HttpResponse<byte[]> response, @Nullable Throwable failure, Callback callback) {
    if (response == null) {
      callback.failed(failure(failure));
      return;
    }
    callback.answered(
        new SubgraphResponse(
            response.statusCode(),
            response.headers().firstValue("content-type").orElse(null),
            response.body(),
            response.body().length));
  }

  private static SubgraphFailure failure(@Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    Kind kind =
        switch (cause) {
          case HttpTimeoutException _ -> Kind.TIMED_OUT;
          case CancellationException _ -> Kind.CANCELLED;
          case IOException e when String.valueOf(e.getMessage()).contains("limit") ->
              Kind.TOO_LARGE;
          case null, default -> Kind.UNREACHABLE;
        };
    return new SubgraphFailure(kind, String.valueOf(cause));
  }
}
