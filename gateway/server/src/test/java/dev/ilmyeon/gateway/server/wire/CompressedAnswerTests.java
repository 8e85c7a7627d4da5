package dev.ilmyeon.gateway.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ilmyeon.gateway.server.coding.ContentCoding;
import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that come compressed. */
class CompressedAnswerTests {

  private static final int LIMIT = 100_000;
  private static final byte[] TEXT = "맑음 ".repeat(3_000).getBytes(StandardCharsets.UTF_8);

  private interface Packing {
    OutputStream into(OutputStream out) throws IOException;
  }

  private static byte[] packed(byte[] bytes, Packing packing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream in = packing.into(out)) {
      in.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static byte[] decoded(String coding, byte[] bytes) {
    ResponseBody body = new ResponseBody(-1, LIMIT);
    body.add(Unpooled.wrappedBuffer(bytes));
    ResponseBody plain = body.decoded(Objects.requireNonNull(ContentCoding.of(coding)));
    return Arrays.copyOf(plain.bytes(), plain.length());
  }

  @Test
  void readsGzip() {
    assertThat(decoded("gzip", packed(TEXT, GZIPOutputStream::new))).isEqualTo(TEXT);
    assertThat(decoded("X-GZip", packed(TEXT, GZIPOutputStream::new))).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "BROTLI", "ZSTANDARD"})
  void readsWhatIsWritten(ContentCoding coding) {
    assertThat(decoded(coding.label(), packed(TEXT, coding::encoder))).isEqualTo(TEXT);
    assertThatExceptionOfType(MalformedResponseException.class)
        .isThrownBy(() -> decoded(coding.label(), TEXT));
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "BROTLI", "ZSTANDARD"})
  void refusesBombsOfEachKind(ContentCoding coding) {
    byte[] bomb = packed(new byte[50_000_000], coding::encoder);

    assertThat(bomb).hasSizeLessThan(500_000);
    assertThatExceptionOfType(ResponseTooLargeException.class)
        .isThrownBy(() -> {
          ResponseBody body = new ResponseBody(bomb.length, 1_000_000);
          body.add(Unpooled.wrappedBuffer(bomb));
          body.decoded(coding);
        });
  }

  @Test
  void readsDeflateWithItsWrapperAndWithout() {
    assertThat(decoded("deflate", packed(TEXT, DeflaterOutputStream::new))).isEqualTo(TEXT);
    assertThat(
            decoded(
                "deflate",
                packed(TEXT, out -> new DeflaterOutputStream(out, new Deflater(9, true)))))
        .isEqualTo(TEXT);
  }

  @Test
  void leavesIdentityAlone() {
    assertThat(decoded("identity", TEXT)).isEqualTo(TEXT);
    assertThat(decoded("", TEXT)).isEqualTo(TEXT);
  }

  @Test
  void takesAsMuchAsTheLimitAndNotAByteMore() {
    assertThat(decoded("gzip", packed(new byte[LIMIT], GZIPOutputStream::new))).hasSize(LIMIT);
    assertThatExceptionOfType(ResponseTooLargeException.class)
        .isThrownBy(() -> decoded("gzip", packed(new byte[LIMIT + 1], GZIPOutputStream::new)));
  }

  @Test
  void refusesABomb() {
    byte[] bomb = packed(new byte[50_000_000], GZIPOutputStream::new);

    assertThat(bomb).hasSizeLessThan(LIMIT);
    assertThatExceptionOfType(ResponseTooLargeException.class)
        .isThrownBy(() -> decoded("gzip", bomb));
  }

  @Test
  void refusesWhatIsCutShort() {
    byte[] whole = packed(TEXT, GZIPOutputStream::new);

    assertThatExceptionOfType(MalformedResponseException.class)
        .isThrownBy(() -> decoded("gzip", Arrays.copyOf(whole, whole.length / 2)));
    assertThatExceptionOfType(MalformedResponseException.class)
        .isThrownBy(() -> decoded("deflate", new byte[] {0x78}));
  }

  @Test
  void isAskedForWhereThatIsConfigured() {
    byte[] body = packed(TEXT, GZIPOutputStream::new);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(
        ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + body.length + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    answer.writeBytes(body);
    try (StandInServer server = StandInServer.start();
        WireFixture fixture = new WireFixture()) {
      server.answers(new Answer.Raw(answer.toByteArray()));
      HttpOrigin origin =
          fixture.origin(
              server.url("/"),
              plain ->
                  new OriginSettings(
                      plain.connectTimeout(),
                      plain.maxConnections(),
                      plain.maxWaiting(),
                      plain.maxIdle(),
                      plain.maxLifetime(),
                      plain.maxResponse(),
                      true,
                      HttpVersion.AUTO));

      assertThat(fixture.query(origin).text()).isEqualTo(new String(TEXT, StandardCharsets.UTF_8));
      assertThat(server.requests().getFirst().headers().getFirst("Accept-Encoding"))
          .isEqualTo("gzip, deflate, br, zstd");
    }
  }
}
