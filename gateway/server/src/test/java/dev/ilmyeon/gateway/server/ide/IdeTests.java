package dev.ilmyeon.gateway.server.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

/** The IDE comes from here, whole. */
@GatewayTest
class IdeTests {

  private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

  @LocalServerPort private int port;

  private HttpResponse<String> get(String path, String... headers) {
    return new Http(port).get(path, headers);
  }

  private List<String> references() {
    Matcher matcher = REFERENCE.matcher(get("/ide").body());
    return matcher.results().map(result -> result.group(1)).toList();
  }

  @Test
  void isAPageUnderAStrictPolicy() {
    HttpResponse<String> page = get("/ide");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'")
        .doesNotContain("unsafe", "http", "*");
  }

  @Test
  void refersToNothingElsewhereAndNothingMissing() {
    assertThat(references()).hasSizeGreaterThan(5);
    for (String reference : references()) {
      if (reference.equals("data:,")) {
        continue;
      }
      assertThat(reference).startsWith("/ide/");
      HttpResponse<String> file = get(reference);
      assertThat(file.statusCode()).as(reference).isEqualTo(200);
      assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(file.body()).isNotEmpty();
    }
  }

  @Test
  void hasStylesThatLoadNothingElsewhere() {
    assertThat(get("/ide/graphiql.css").body())
        .doesNotContain("@import")
        .doesNotContainPattern("url\\([\"']?(?!data:)");
  }

  @Test
  void isNotSentTwice() {
    String etag = get("/ide/graphiql.js").headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again = get("/ide/graphiql.js", "If-None-Match", etag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void isWhereBrowsersAreLedFromTheRoot() {
    HttpResponse<String> root = get("/");

    assertThat(root.statusCode()).isEqualTo(302);
    assertThat(root.headers().firstValue("Location")).contains("/ide");
  }

  @Test
  void servesNothingElse() {
    assertThat(get("/ide/index.html").statusCode()).isEqualTo(404);
    assertThat(get("/ide/../application.yaml").statusCode()).isEqualTo(404);
    assertThat(get("/ide/%2e%2e/application.yaml").statusCode()).isEqualTo(404);
    assertThat(get("/graphql-ui/index.html").statusCode()).isEqualTo(404);
    assertThat(new Http(port).send("POST", "/ide", BodyPublishers.noBody()).statusCode())
        .isEqualTo(405);
  }

  @Test
  void opensWithTheConfiguredQuery(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("page.graphql"), "{ 면 }");
    IdeHandler handler = new IdeHandler(new IdeProperties(true, file));
    MockServerWebExchange exchange =
        MockServerWebExchange.from(MockServerHttpRequest.get("/ide/default.graphql"));

    handler.handle(exchange).block(Duration.ofSeconds(5));

    assertThat(exchange.getResponse().getBodyAsString().block(Duration.ofSeconds(5)))
        .isEqualTo("{ 면 }");
  }
}
