package dev.ilmyeon.gateway.server.source;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Behind an http or https URL. After the first time it is asked whether there is another one (RFC
 * 9110, 13.1): a server that knows {@code ETag} or {@code Last-Modified} answers 304 and sends
 * nothing, also about one that was refused. Redirects are not followed, since the configured
 * headers are for the configured server only.
 */
final class UrlSource implements SupergraphSource {

  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;

  private final URI url;
  private final HttpSettings settings;
  private final @Nullable KeptCopy copy;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private @Nullable String etag;
  private @Nullable String modified;

  private UrlSource(URI url, HttpSettings settings) {
    this.url = url;
    this.settings = settings;
    this.copy = settings.copy() == null ? null : new KeptCopy(settings.copy());
  }

  static UrlSource of(String location, HttpSettings settings) {
    URI url;
    try {
      url = URI.create(location);
    } catch (IllegalArgumentException _) {
      throw new UnreadableSupergraphException(withoutQuery(location), "This is no URL.");
    }
    if (url.getHost() == null || url.getUserInfo() != null) {
      throw new UnreadableSupergraphException(
          "of the configured URL",
          "The URL has to name a host; what the server wants to know of us belongs into"
              + " ilmyeon.gateway.supergraph-http.authorization.");
    }
    return new UrlSource(url, settings);
  }

  /** A query may hold a signature or a key. */
  private static String withoutQuery(String location) {
    return location.replaceFirst("[?#].*", "").replaceFirst("//[^/]*@", "//");
  }

  @Override
  public String read() {
    etag = null;
    modified = null;
    return changed().orElseThrow(() -> unreachable("It answered with status 304, unasked."));
  }

  @Override
  public Optional<String> changed() {
    HttpResponse<byte[]> response = exchange(request());
    return switch (response.statusCode()) {
      case OK -> {
        remember(response.headers());
        yield Optional.of(Utf8.text(response.body(), toString()));
      }
      case NOT_MODIFIED -> Optional.empty();
      default -> throw unreachable("It answered with status %d.".formatted(response.statusCode()));
    };
  }

  private HttpRequest request() {
    HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(settings.timeout());
    settings.headers().forEach(request::setHeader);
    if (etag != null) {
      request.setHeader("If-None-Match", etag);
    } else if (modified != null) {
      request.setHeader("If-Modified-Since", modified);
    }
    return request.build();
  }

  private void remember(HttpHeaders headers) {
    etag = headers.firstValue("ETag").orElse(null);
    modified = headers.firstValue("Last-Modified").orElse(null);
  }

  /** The request's own time-out ends with the response's head. */
  private HttpResponse<byte[]> exchange(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request,
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), settings.maxSize().toBytes()));
    try {
      return answer.get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw unreachable(reason(e.getCause()));
    } catch (TimeoutException _) {
      throw unreachable(tooLate());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw unreachable("The gateway stops.");
    } finally {
      answer.cancel(true);
    }
  }

  private String reason(@Nullable Throwable cause) {
    return switch (cause) {
      case java.net.http.HttpTimeoutException _ -> tooLate();
      case ConnectException _ -> "Nobody listens there.";
      case SSLException e -> "TLS failed: %s.".formatted(e.getMessage());
      case null -> "It can't be fetched.";
      default -> "It can't be fetched: %s.".formatted(cause.getMessage());
    };
  }

  private String tooLate() {
    return "It was not there within %d ms.".formatted(settings.timeout().toMillis());
  }

  private UnreachableSupergraphException unreachable(String reason) {
    return new UnreachableSupergraphException(toString(), reason);
  }

  @Override
  public Duration usualPause() {
    return Duration.ofSeconds(10);
  }

  @Override
  public void keep(String text) {
    if (copy != null) {
      copy.write(text);
    }
  }

  @Override
  public Optional<String> kept() {
    return copy == null ? Optional.empty() : copy.read();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  @Override
  public String toString() {
    return withoutQuery(url.toString());
  }
}
