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
import java.util.List;
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
    return query(query, variables, Map.of());
  }

  /** The answer to somebody of the newsroom. */
  public DocumentContext queryAs(
      String subject, String role, String query, Map<String, ?> variables) {
    String claims = json.writeValueAsString(Map.of("sub", subject, "roles", List.of(role)));
    return query(
        query,
        variables,
        Map.of("x-ilmyeon-development-identity", claims, "Accept-Language", "en"));
  }

  private DocumentContext query(
      String query, Map<String, ?> variables, Map<String, String> headers) {
    String body = json.writeValueAsString(Map.of("query", query, "variables", variables));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("/graphql"))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    HttpResponse<byte[]> response = send(request);
    return JsonPath.parse(new String(response.body(), StandardCharsets.UTF_8));
  }

  /** The public address of a rendition. */
  public String rendition(int image, int width, String ratio, String format) {
    return query(
            "{ image(id: %d) { rendition(width: %d, ratio: \"%s\", format: %s) { url } } }"
                .formatted(image, width, ratio, format))
        .read("$.data.image.rendition.url");
  }

  /** The file under a public address or a path. */
  public HttpResponse<byte[]> get(String address, String... headers) {
    return request("GET", address, headers);
  }

  public HttpResponse<byte[]> request(String method, String address, String... headers) {
    return request(method, address, HttpRequest.BodyPublishers.noBody(), headers);
  }

  /** Sends bytes. */
  public HttpResponse<byte[]> send(String method, String address, byte[] bytes, String... headers) {
    return request(method, address, HttpRequest.BodyPublishers.ofByteArray(bytes), headers);
  }

  private HttpResponse<byte[]> request(
      String method, String address, HttpRequest.BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(address.replace(PUBLIC, ""))).method(method, body);
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
