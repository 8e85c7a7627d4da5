package dev.ilmyeon.gateway.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.RawHttp2;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Error;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Clients that speak HTTP/2 where that is enabled. */
@Http2GatewayTest
class Http2ClientsTests {

  private static final String QUERY = "{\"query\":\"{ title }\"}";
  private static final String ANSWER = "{\"data\":{\"title\":\"광명시\"}}";

  @LocalServerPort private int port;

  @BeforeEach
  void reset() {
    StandIns.allWell();
  }

  @Test
  void answersOneThatKnowsItBeforehand() throws IOException {
    try (RawHttp2 client = RawHttp2.connect(port)) {
      client.post(1, "/graphql", QUERY);
      client.post(3, "/graphql", QUERY);

      assertThat(client.bodyOf(1)).isEqualTo(ANSWER);
      assertThat(client.bodyOf(3)).isEqualTo(ANSWER);
    }
  }

  @Test
  void answersOneThatAsksForAnUpgrade() throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(Version.HTTP_2).build()) {
      HttpRequest.Builder get = request().uri(url("?query=%7B+title+%7D"));
      HttpRequest.Builder post = request().uri(url("")).POST(BodyPublishers.ofString(QUERY));
      for (HttpRequest.Builder each : List.of(get, post)) {
        HttpResponse<String> response = client.send(each.build(), BodyHandlers.ofString());

        assertThat(response.version()).isEqualTo(Version.HTTP_2);
        assertThat(response.body()).isEqualTo(ANSWER);
      }
    }
  }

  @Test
  void saysHowMuchItTakes() throws IOException {
    try (RawHttp2 client = RawHttp2.connect(port)) {
      client.post(1, "/graphql", QUERY);
      client.bodyOf(1);

      assertThat(client.setting(Http2CodecUtil.SETTINGS_MAX_CONCURRENT_STREAMS)).isEqualTo(100);
      assertThat(client.setting(Http2CodecUtil.SETTINGS_MAX_HEADER_LIST_SIZE)).isEqualTo(16 * 1024);
    }
  }

  private URI url(String query) {
    return URI.create("http://127.0.0.1:" + port + "/graphql" + query);
  }

  private static HttpRequest.Builder request() {
    return HttpRequest.newBuilder()
        .headers("Content-Type", "application/json", "Accept", "application/json");
  }

  @Test
  void answersOthersAsBefore() {
    assertThat(new Http(port).graphQl("{ title }").body()).isEqualTo(ANSWER);
  }

  @Test
  void calmsOneThatAsksAndCancelsAgainAndAgain() throws IOException {
    StandIns.NEWS.answers(Answer.hang());
    try (RawHttp2 client = RawHttp2.connect(port)) {
      for (int stream = 1; stream < 600; stream += 2) {
        client.post(stream, "/graphql", QUERY);
        client.reset(stream);
      }

      assertThat(client.goAway()).isEqualTo(Http2Error.ENHANCE_YOUR_CALM);
    }
  }

  /** By a window that is widened by nothing, which is an error of the stream (RFC 9113, 6.9). */
  @Test
  void calmsOneThatHasItsRequestsCancelledAgainAndAgain() throws IOException {
    StandIns.NEWS.answers(Answer.hang());
    try (RawHttp2 client = RawHttp2.connect(port)) {
      for (int stream = 1; stream < 600; stream += 2) {
        client.post(stream, "/graphql", QUERY);
        client.widen(stream, 0);
      }

      assertThat(client.goAway()).isEqualTo(Http2Error.ENHANCE_YOUR_CALM);
    }
  }

  @Test
  void calmsOneThatSendsNothingInManyFrames() throws IOException {
    try (RawHttp2 client = RawHttp2.connect(port)) {
      client.head(1, "/graphql", true);
      for (int i = 0; i < 100; i++) {
        client.data(1, "", false);
      }

      assertThat(client.goAway()).isEqualTo(Http2Error.ENHANCE_YOUR_CALM);
    }
  }

  @Test
  void calmsOneWhoseHeadHasNoEnd() throws IOException {
    try (RawHttp2 client = RawHttp2.connect(port)) {
      client.head(1, "/graphql", false);
      for (int i = 0; i < 100; i++) {
        client.continuation(1);
      }

      assertThat(client.goAway()).isEqualTo(Http2Error.ENHANCE_YOUR_CALM);
    }
  }
}
