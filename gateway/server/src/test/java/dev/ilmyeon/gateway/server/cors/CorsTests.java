package dev.ilmyeon.gateway.server.cors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;

class CorsTests {

  private static final String PAGE = "https://news.example";

  private static final HttpHandler OK =
      (_, response) -> {
        response.setStatusCode(HttpStatus.OK);
        response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return response.setComplete();
      };

  private static CorsProperties of(boolean credentials, String... origins) {
    return new CorsProperties(List.of(origins), credentials, Duration.ofHours(1));
  }

  private static MockServerHttpResponse answer(
      CorsProperties properties, MockServerHttpRequest.BaseBuilder<?> request) {
    MockServerHttpResponse response = new MockServerHttpResponse();
    new Cors(properties).around(OK).handle(request.build(), response).block();
    return response;
  }

  private static MockServerHttpRequest.BaseBuilder<?> preflight(String origin) {
    return MockServerHttpRequest.options("/graphql")
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "content-type,x-api-key");
  }

  @Test
  void isNotThereWhereNobodyMayAsk() {
    assertThat(new Cors(of(false)).around(OK)).isSameAs(OK);
  }

  @Test
  void tellsAPageThatItMayAsk() {
    MockServerHttpResponse response = answer(of(false, PAGE), preflight(PAGE));

    assertThat(response.getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
    assertThat(response.getHeaders().getAccessControlAllowOrigin()).isEqualTo(PAGE);
    assertThat(response.getHeaders().getFirst("Access-Control-Allow-Headers"))
        .isEqualTo("content-type,x-api-key");
    assertThat(response.getHeaders().getFirst("Access-Control-Allow-Methods")).contains("POST");
    assertThat(response.getHeaders().getAccessControlMaxAge()).isEqualTo(3600);
    assertThat(response.getHeaders().getAccessControlAllowCredentials()).isFalse();
    assertThat(response.getHeaders().getVary()).contains("Origin");
  }

  @Test
  void letsItReadTheAnswer() {
    MockServerHttpResponse response =
        answer(of(true, PAGE), MockServerHttpRequest.post("/graphql").header("Origin", PAGE));

    assertThat(response.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(response.getHeaders().getAccessControlAllowOrigin()).isEqualTo(PAGE);
    assertThat(response.getHeaders().getAccessControlAllowCredentials()).isTrue();
    assertThat(response.getHeaders().getAccessControlExposeHeaders()).contains("Retry-After");
    assertThat(response.getHeaders().getVary()).contains("Accept-Encoding", "Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://news.example",
        "https://news.example.evil",
        "https://news.example:8443",
        "null"
      })
  void tellsOthersNothing(String origin) {
    for (MockServerHttpRequest.BaseBuilder<?> request :
        List.of(
            preflight(origin), MockServerHttpRequest.post("/graphql").header("Origin", origin))) {
      MockServerHttpResponse response = answer(of(true, PAGE), request);

      assertThat(response.getStatusCode()).isEqualTo(HttpStatus.OK);
      assertThat(response.getHeaders().headerNames())
          .noneMatch(name -> name.startsWith("Access-Control-"));
      assertThat(response.getHeaders().getVary()).contains("Origin");
    }
  }

  @Test
  void repeatsNothingThatIsNoNameOfAHeader() {
    MockServerHttpResponse response =
        answer(
            of(false, "*"),
            MockServerHttpRequest.options("/graphql")
                .header("Origin", PAGE)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "a: b"));

    assertThat(response.getHeaders().getAccessControlAllowOrigin()).isEqualTo("*");
    assertThat(response.getHeaders().containsHeader("Access-Control-Allow-Headers")).isFalse();
  }

  @Test
  void takesNoCookiesFromJustAnybody() {
    assertThatThrownBy(() -> of(true, "*")).hasMessageContaining("credentials can't be true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"news.example", "https://news.example/", "https://a b", "file:///x", ""})
  void takesOriginsOnly(String text) {
    assertThatThrownBy(() -> of(false, text)).isInstanceOf(IllegalArgumentException.class);
  }
}
