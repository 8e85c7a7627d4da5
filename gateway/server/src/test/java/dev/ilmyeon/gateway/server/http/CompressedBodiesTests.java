package dev.ilmyeon.gateway.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.coding.ContentCoding;
import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.compression.BrotliDecoder;
import io.netty.handler.codec.compression.JdkZlibDecoder;
import io.netty.handler.codec.compression.ZlibWrapper;
import io.netty.handler.codec.compression.ZstdDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Bodies that go over the wire compressed, both ways. */
@GatewayTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "ilmyeon.gateway.http.compression.codings=zstd,br,gzip",
      "ilmyeon.gateway.http.deadline=60s",
      "ilmyeon.gateway.subgraphs.weather.read-timeout=60s"
    })
class CompressedBodiesTests {

  private static final String QUERY = "{\"query\":\"{ title }\"}";
  private static final String LONG = "광명시 ".repeat(1000);
  private static final String ANSWER = "{\"data\":{\"title\":\"%s\"}}".formatted(LONG);

  @LocalServerPort private int port;

  private final CountDownLatch weather = new CountDownLatch(1);

  @BeforeEach
  void reset() {
    StandIns.allWell();
    StandIns.NEWS.answers(Answer.json(ANSWER));
  }

  @AfterEach
  void letTheWeatherGo() {
    weather.countDown();
  }

  private HttpResponse<InputStream> ask(String query, String coding, String accept) {
    return new Http(port)
        .stream(
            "/graphql",
            query,
            "Content-Type",
            "application/json",
            "Accept-Encoding",
            coding,
            "Accept",
            accept);
  }

  /** Decompresses what has come until now. */
  private static EmbeddedChannel decoder(String coding) {
    return new EmbeddedChannel(
        switch (coding) {
          case "gzip" -> new JdkZlibDecoder(ZlibWrapper.GZIP, 0);
          case "br" -> new BrotliDecoder();
          default -> new ZstdDecoder();
        });
  }

  private static String decoded(EmbeddedChannel decoder, byte[] coded) {
    decoder.writeInbound(Unpooled.wrappedBuffer(coded));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (ByteBuf part = decoder.readInbound(); part != null; part = decoder.readInbound()) {
      text.writeBytes(ByteBufUtil.getBytes(part));
      part.release();
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "zstd"})
  void compressesALargeResponse(String coding) throws IOException {
    HttpResponse<InputStream> response = ask(QUERY, coding, "application/json");
    byte[] coded = response.body().readAllBytes();

    assertThat(response.headers().firstValue("Content-Encoding")).contains(coding);
    assertThat(response.headers().firstValue("Content-Length"))
        .contains(Integer.toString(coded.length));
    assertThat(response.headers().allValues("Vary")).containsExactly("Accept-Encoding");
    assertThat(coded).hasSizeLessThan(1000);
    assertThat(decoded(decoder(coding), coded)).isEqualTo(ANSWER);
  }

  @Test
  void leavesASmallOneAsItIs() throws IOException {
    HttpResponse<InputStream> response =
        ask("{\"query\":\"{ __typename }\"}", "gzip", "application/json");

    assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(response.headers().allValues("Vary")).containsExactly("Accept-Encoding");
    assertThat(response.body().readAllBytes())
        .asString()
        .isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "zstd"})
  void sendsEachPartAtOnce(String coding) throws IOException {
    StandIns.NEWS.answers(
        Answer.json("{\"data\":{\"regions\":[{\"__typename\":\"Region\",\"code\":\"KR-11\"}]}}"));
    StandIns.WEATHER.answers(request -> {
      try {
        weather.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      return StandIns.weather(request);
    });
    HttpResponse<InputStream> response =
        ask("{\"query\":\"{ regions { code ... @defer { sky } } }\"}", coding, "multipart/mixed");
    assertThat(response.headers().firstValue("Content-Encoding")).contains(coding);
    EmbeddedChannel decoder = decoder(coding);
    String first =
        "---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n"
            + "{\"data\":{\"regions\":[{\"code\":\"KR-11\"}]},\"hasNext\":true}\r\n---";
    StringBuilder come = new StringBuilder();
    byte[] some = new byte[1000];
    while (come.length() < first.length()) {
      come.append(decoded(decoder, Arrays.copyOf(some, response.body().read(some))));
    }
    assertThat(come).hasToString(first);

    weather.countDown();

    assertThat(decoded(decoder, response.body().readAllBytes()))
        .contains("{\"sky\":\"맑음\"}")
        .endsWith("\"hasNext\":false}\r\n-----\r\n");
  }

  private static byte[] coded(ContentCoding coding, byte[] plain) {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    try (OutputStream out = coding.encoder(coded)) {
      out.write(plain);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return coded.toByteArray();
  }

  private HttpResponse<String> post(String coding, byte[] body) {
    return new Http(port)
        .send(
            "POST",
            "/graphql",
            BodyPublishers.ofByteArray(body),
            "Content-Type",
            "application/json",
            "Content-Encoding",
            coding);
  }

  @ParameterizedTest
  @EnumSource(names = {"IDENTITY", "GZIP", "BROTLI", "ZSTANDARD"})
  void takesACompressedRequest(ContentCoding coding) {
    byte[] body = coded(coding, QUERY.getBytes(StandardCharsets.UTF_8));

    assertThat(post(coding.label(), body).body()).isEqualTo(ANSWER);
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "BROTLI", "ZSTANDARD"})
  void has413ForABomb(ContentCoding coding) {
    byte[] bomb = coded(coding, new byte[50_000_000]);

    assertThat(bomb).hasSizeLessThan(256 * 1024);
    assertThat(post(coding.label(), bomb).statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"snappy", "gzip, gzip", "compress"})
  void has415ForAnotherEncoding(String coding) {
    HttpResponse<String> response = post(coding, QUERY.getBytes(StandardCharsets.UTF_8));

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(response.headers().firstValue("Accept-Encoding"))
        .contains("gzip, deflate, br, zstd");
    assertThat(response.body()).contains("UNSUPPORTED_CONTENT_ENCODING");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "zstd", "deflate"})
  void has400ForABodyThatIsNotWhatItSays(String coding) {
    assertThat(post(coding, QUERY.getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(400);
  }
}
