package dev.ilmyeon.media;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Asks the service over HTTP, as the gateway and a browser do. */
public final class MediaClient {

  /** What the public address is in the tests. */
  public static final String PUBLIC = "https://news.example";

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final JsonMapper json = JsonMapper.shared();
  private final WebServerApplicationContext context;

  MediaClient(WebServerApplicationContext context) {
    this.context = context;
  }

  /** The answer to a GraphQL query. */
  public DocumentContext query(String query) {
    return query(query, Map.of());
  }

  public DocumentContext query(String query, Map<String, ?> variables) {
    String body = json.writeValueAsString(Map.of("query", query, "variables", variables));
    HttpResponse<byte[]> response =
        send(
            HttpRequest.newBuilder(uri("/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    return JsonPath.parse(new String(response.body(), StandardCharsets.UTF_8));
  }

  /** The file under a public address or a path. */
  public HttpResponse<byte[]> get(String address, String... headers) {
    return request("GET", address, headers);
  }

  public HttpResponse<byte[]> request(String method, String address, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(address.replace(PUBLIC, "")))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  public int port() {
    return context.getWebServer().getPort();
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return http.send(
          request.timeout(Duration.ofMinutes(3)).build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }
}
