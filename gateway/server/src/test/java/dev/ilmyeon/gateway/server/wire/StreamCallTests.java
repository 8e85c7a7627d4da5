package dev.ilmyeon.gateway.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.Http2StandIn;
import dev.ilmyeon.gateway.server.wire.WireFixture.Got;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Heads and bodies of HTTP/2, small and large, both ways. */
class StreamCallTests {

  private final WireFixture fixture = new WireFixture();
  private Http2StandIn server = Http2StandIn.start();

  @AfterEach
  void close() {
    fixture.close();
    server.close();
  }

  private HttpOrigin origin() {
    return fixture.origin(
        server.url("/graphql"),
        patient ->
            new OriginSettings(
                patient.connectTimeout(),
                8,
                200,
                patient.maxIdle(),
                patient.maxLifetime(),
                patient.maxResponse(),
                false,
                HttpVersion.HTTP_2));
  }

  @Test
  void sendsAsMuchAsTheServerHasRoomFor() {
    server.close();
    server = Http2StandIn.start(Http2Settings.defaultSettings().initialWindowSize(1000));
    HttpOrigin origin = origin();
    String body = "x".repeat(100_000);
    List<Got> all = IntStream.range(0, 5).mapToObj(_ -> fixture.query(origin, body)).toList();

    all.forEach(Got::answer);
    assertThat(server.requests()).allSatisfy(each -> assertThat(each.body()).isEqualTo(body));
  }

  @Test
  void takesAsMuchAsTheLimitAndGivesUpOneCallForMore() {
    HttpOrigin origin = origin();
    server.answers(request -> request.answer("x".repeat(1024 * 1024)));
    assertThat(fixture.query(origin).answer().length()).isEqualTo(1024 * 1024);
    server.answers(request -> request.answer("x".repeat(5 * 1024 * 1024)));
    assertThat(fixture.query(origin).failure()).isInstanceOf(ResponseTooLargeException.class);
    server.answers(request ->
        request.head(
            new DefaultHttp2Headers().status("200").set("content-length", "99999999999"), false));
    assertThat(fixture.query(origin).failure()).isInstanceOf(ResponseTooLargeException.class);

    server.answers(request -> request.answer("{}"));
    assertThat(fixture.query(origin).text()).isEqualTo("{}");
    assertThat(server.peers()).hasSize(1);
  }

  @Test
  void takesMoreThanAWindowFromManyAtOnce() {
    String large = "x".repeat(900_000);
    server.answers(request -> request.answer(large));

    HttpOrigin origin = origin();
    List<Got> all = IntStream.range(0, 40).mapToObj(_ -> fixture.query(origin)).toList();

    all.forEach(got -> assertThat(got.answer().length()).isEqualTo(900_000));
  }

  @Test
  void givesUpOneCallForTooLargeAHead() {
    HttpOrigin origin = origin();
    server.answers(request ->
        request.head(new DefaultHttp2Headers().status("200").set("x", "y".repeat(17_000)), true));
    assertThat(fixture.query(origin).failure()).isInstanceOf(MalformedResponseException.class);

    server.answers(request -> request.answer("{}"));
    assertThat(fixture.query(origin).text()).isEqualTo("{}");
  }

  @Test
  void skipsInterimAnswersAndTrailers() {
    server.answers(request -> {
      request.head(new DefaultHttp2Headers().status("103").set("link", "</a>"), false);
      request.head(new DefaultHttp2Headers().status("200"), false);
      request.data("{\"a\"", false);
      request.data(":1}", false);
      request.head(new DefaultHttp2Headers().set("trailer", "t"), true);
    });

    assertThat(fixture.query(origin()).text()).isEqualTo("{\"a\":1}");
  }

  @Test
  void takesAnAnswerWithoutBody() {
    server.answers(request -> request.head(new DefaultHttp2Headers().status("503"), true));

    assertThat(fixture.query(origin()).answer().status()).isEqualTo(503);
  }

  @Test
  void refusesAnAnswerWithoutStatus() {
    server.answers(
        request -> request.head(new DefaultHttp2Headers().set("content-type", "a/b"), false));

    assertThat(fixture.query(origin()).failure()).isInstanceOf(MalformedResponseException.class);
  }
}
