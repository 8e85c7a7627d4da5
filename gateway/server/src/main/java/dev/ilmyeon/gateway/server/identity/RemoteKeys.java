package dev.ilmyeon.gateway.server.identity;

import dev.ilmyeon.gateway.server.identity.SigningKeys.KeySource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A JWK set (RFC 7517) at a URL. Redirects, which could lead to another's keys, are not followed.
 */
final class RemoteKeys implements KeySource {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int MAX_SIZE = 512 * 1024;
  private static final int OK = 200;

  private final URI url;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(TIMEOUT).followRedirects(Redirect.NEVER).build();

  private RemoteKeys(URI url) {
    this.url = url;
  }

  /** {@code location}: a URL, or else a file. */
  static KeySource at(String location) {
    if (location.startsWith("http://") || location.startsWith("https://")) {
      return new RemoteKeys(URI.create(location));
    }
    Path file = Path.of(location.startsWith("file:") ? location.substring(5) : location);
    return () -> Files.readString(file);
  }

  @Override
  public String read() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(TIMEOUT)
            .header("Accept", "application/jwk-set+json, application/json")
            .build();
    HttpResponse<byte[]> response =
        client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_SIZE));
    if (response.statusCode() != OK) {
      throw new IOException("%s answers with status %d".formatted(url, response.statusCode()));
    }
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
