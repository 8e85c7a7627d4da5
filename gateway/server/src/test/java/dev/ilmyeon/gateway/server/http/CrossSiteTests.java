package dev.ilmyeon.gateway.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a page of another site can make a browser send does not reach the engine. */
@GatewayTest
class CrossSiteTests {

  private static final String GET = "/graphql?query=%7Btitle%7D";

  @LocalServerPort private int port;

  private Http http;

  @BeforeEach
  void reset() {
    http = new Http(port);
    StandIns.allWell();
  }

  private static void isForbidden(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("CSRF_PREFLIGHT_REQUIRED");
    assertThat(StandIns.NEWS.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "text/plain;charset=UTF-8",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x"
      })
  void refusesASimplePost(String contentType) {
    isForbidden(http.post("/graphql", "{\"query\":\"{ title }\"}", "Content-Type", contentType));
  }

  @Test
  void refusesASimplePostWithAProofForItsTypeAlone() {
    HttpResponse<String> response =
        http.post(
            "/graphql",
            "{\"query\":\"{ title }\"}",
            "Content-Type",
            "text/plain",
            "GraphQL-Require-Preflight",
            "1");

    assertThat(response.statusCode()).isEqualTo(415);
  }

  @Test
  void refusesALinkOrAnImage() {
    isForbidden(http.get(GET, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
    isForbidden(http.get(GET, "Accept", "image/avif,image/webp,*/*;q=0.8"));
    isForbidden(http.get(GET));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void refusesAScriptOfAnotherSite(String site) {
    isForbidden(http.get(GET, "Accept", "application/json", "Sec-Fetch-Site", site));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "graphql-require-preflight",
        "apollo-require-preflight",
        "x-apollo-operation-name"
      })
  void takesAGetWithAHeaderThatAsksFirst(String header) {
    HttpResponse<String> response = http.get(GET, header, "x", "Sec-Fetch-Site", "cross-site");

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void takesAGetThatNamesJson() {
    assertThat(http.get(GET, "Accept", "application/json").statusCode()).isEqualTo(200);
    assertThat(
            http.get(GET, "Accept", "application/json", "Sec-Fetch-Site", "same-origin")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void takesAScriptsFetchToItsOwnSite() {
    assertThat(http.get(GET, "Sec-Fetch-Mode", "cors").statusCode()).isEqualTo(200);
    assertThat(
            http.get(GET, "Sec-Fetch-Mode", "cors", "Sec-Fetch-Site", "same-origin").statusCode())
        .isEqualTo(200);
  }

  @Test
  void refusesAScriptsFetchToAnotherSite() {
    isForbidden(http.get(GET, "Sec-Fetch-Mode", "cors", "Origin", "https://evil.example"));
    isForbidden(http.get(GET, "Sec-Fetch-Mode", "cors", "Sec-Fetch-Site", "cross-site"));
    isForbidden(http.get(GET, "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Site", "same-origin"));
  }

  @Test
  void takesAGetWithAContentTypeThatNoFormSends() {
    assertThat(http.get(GET, "Content-Type", "application/json").statusCode()).isEqualTo(200);
  }
}
