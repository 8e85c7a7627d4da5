package dev.ilmyeon.media.survival;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import dev.ilmyeon.media.intake.Pictures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** Sends a picture in, again and again until it is told that it is there. */
final class Reporter {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final JsonMapper json = JsonMapper.shared();
  private final AtomicInteger port;
  private final Set<Integer> statuses;

  /** {@code statuses}: what is answered to files is added to them. */
  Reporter(AtomicInteger port, Set<Integer> statuses) {
    this.port = port;
    this.statuses = statuses;
  }

  /** The number of the picture; empty if the service went away on the way. */
  Optional<String> bringIn(int seed, String requestKey, String completeKey)
      throws InterruptedException {
    try {
      byte[] file = Pictures.jpeg(seed);
      DocumentContext ticket =
          ask(
              """
              mutation($size: Int!, $key: String!) {
                requestUpload(input: {size: $size}, idempotencyKey: $key) {
                  ... on UploadTicket { id url } } }
              """,
              Map.of("size", file.length, "key", requestKey));
      String url = ticket.read("$.data.requestUpload.url");
      int status = put(url, file);
      statuses.add(status);
      if (status != 204) {
        return Optional.empty();
      }
      String upload = ticket.read("$.data.requestUpload.id");
      DocumentContext done =
          ask(
              """
              mutation($upload: ID!, $key: String!) {
                completeUpload(idempotencyKey: $key, input: {
                    upload: $upload, alt: "사진", credit: "김기자",
                    rights: {holder: "일면", licence: "자체 촬영"}}) {
                  ... on UploadedImage { image { id rendition(width: 160, format: JPEG) { url } } } } }
              """,
              Map.of("upload", upload, "key", completeKey));
      String rendition = done.read("$.data.completeUpload.image.rendition.url");
      get(rendition);
      return Optional.of(done.read("$.data.completeUpload.image.id", String.class));
    } catch (IOException | PathNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Whether a question to the database is. */
  boolean isAnswered() throws InterruptedException {
    try {
      ask("{ image(id: 1) { id } }", Map.of()).read("$.data");
      return true;
    } catch (IOException | PathNotFoundException e) {
      return false;
    }
  }

  static String key() {
    return UUID.randomUUID().toString();
  }

  private DocumentContext ask(String query, Map<String, ?> variables)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        send(
            HttpRequest.newBuilder(here("/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header(
                    "x-ilmyeon-development-identity", "{\"sub\":\"kim\",\"roles\":[\"reporter\"]}")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        json.writeValueAsString(Map.of("query", query, "variables", variables)))));
    String body = new String(response.body(), StandardCharsets.UTF_8);
    if (body.contains("\"errors\"")) {
      throw new IOException(body);
    }
    return JsonPath.parse(body);
  }

  private int put(String url, byte[] file) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(here(path(url)))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(file)))
        .statusCode();
  }

  private void get(String url) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = send(HttpRequest.newBuilder(here(path(url))));
    byte[] body = response.body();
    boolean whole = body.length > 2 && body[body.length - 1] == (byte) 0xd9;
    if (response.statusCode() == 200 && !whole) {
      throw new AssertionError("Half a picture was served");
    }
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String path(String url) {
    return url.substring(url.indexOf("/media/"));
  }

  private URI here(String path) {
    return URI.create("http://127.0.0.1:" + port.get() + path);
  }
}
