package dev.ilmyeon.media.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.media.MediaClient;
import dev.ilmyeon.media.MediaTest;
import dev.ilmyeon.media.MovableClock;
import dev.ilmyeon.media.rendition.CountingRenderer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@MediaTest
class DeliveryTests {

  @Autowired private MediaClient client;
  @Autowired private CountingRenderer renderer;
  @Autowired private MovableClock clock;

  @AfterEach
  void resetTheClock() {
    clock.reset();
  }

  @ParameterizedTest
  @CsvSource({
    "320, 5:3, 192",
    "320, 16:9, 180",
    "320, 4:3, 240",
    "320, 1:1, 320",
    "320, original, 192",
    "1600, original, 960",
    "960, 1:1, 960"
  })
  void servesTheSizeThatTheSchemaPromises(int width, String ratio, int height) throws IOException {
    String url = url(3005, width, ratio, "JPEG");

    HttpResponse<byte[]> response = client.get(url);

    assertThat(response.statusCode()).isEqualTo(200);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(response.body()));
    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
    assertThat(promised(3005, width, ratio)).isEqualTo(height);
  }

  @Test
  void servesWebp() {
    HttpResponse<byte[]> response = client.get(url(3005, 640, "16:9", "WEBP"));

    assertThat(response.headers().firstValue("Content-Type")).hasValue("image/webp");
    String body = new String(response.body(), 0, 16, StandardCharsets.ISO_8859_1);
    assertThat(body).startsWith("RIFF").contains("WEBPVP8");
    // Simple (VP8) or extended (VP8X, RFC 9649, section 2.7), which has one less of each.
    boolean extended = body.contains("VP8X");
    assertThat(littleEndian(response.body(), extended ? 24 : 26)).isEqualTo(extended ? 639 : 640);
    assertThat(littleEndian(response.body(), extended ? 27 : 28)).isEqualTo(extended ? 359 : 360);
  }

  @Test
  void keepsTheFocalPointInTheFrame() throws IOException {
    BufferedImage whole = picture(url(3005, 320, "original", "JPEG"));
    BufferedImage square = picture(url(3005, 160, "1:1", "JPEG"));

    // The focal point is at 1104 of 1600, so the square of 960 begins at 624.
    int there = whole.getRGB((624 + 480) / 5, 96);
    int here = square.getRGB(80, 80);
    assertThat(Math.abs((there & 0xff) - (here & 0xff))).isLessThan(40);
  }

  @Test
  void tellsCachesAndBrowsersWhatToDo() {
    HttpResponse<byte[]> response = client.get(url(3001, 320, "5:3", "JPEG"));

    assertThat(response.headers().map())
        .containsEntry("Cache-Control", List.of("max-age=31536000, public, immutable"))
        .containsEntry("Accept-Ranges", List.of("bytes"))
        .containsEntry("Content-Type", List.of("image/jpeg"))
        .containsEntry("Content-Length", List.of(String.valueOf(response.body().length)))
        .containsEntry("X-Content-Type-Options", List.of("nosniff"))
        .containsEntry("Content-Security-Policy", List.of("default-src 'none'; sandbox"));
    assertThat(response.headers().firstValue("ETag").orElseThrow()).matches("\"[^\"]+\"");
  }

  @Test
  void answers304ToWhoHasItAlready() {
    String url = url(3001, 320, "5:3", "JPEG");
    String etag = client.get(url).headers().firstValue("ETag").orElseThrow();

    HttpResponse<byte[]> known = client.get(url, "If-None-Match", "\"other\", " + etag);
    HttpResponse<byte[]> other = client.get(url, "If-None-Match", "\"other\"");

    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(known.body()).isEmpty();
    assertThat(known.headers().firstValue("ETag")).hasValue(etag);
    assertThat(known.headers().firstValue("Cache-Control")).isPresent();
    assertThat(other.statusCode()).isEqualTo(200);
  }

  @Test
  void answersHeadWithoutABody() {
    String url = url(3001, 320, "5:3", "JPEG");
    int length = client.get(url).body().length;

    HttpResponse<byte[]> head = client.request("HEAD", url, "Range", "bytes=0-9");

    assertThat(head.statusCode()).as("a range is of GET alone").isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length")).hasValue(String.valueOf(length));
  }

  @Test
  void servesOneRange() {
    String url = url(3001, 320, "5:3", "JPEG");
    byte[] whole = client.get(url).body();

    HttpResponse<byte[]> part = client.get(url, "Range", "bytes=100-299");
    HttpResponse<byte[]> end = client.get(url, "Range", "bytes=-50");

    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.headers().firstValue("Content-Range"))
        .hasValue("bytes 100-299/" + whole.length);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 100, 300));
    assertThat(end.body()).isEqualTo(Arrays.copyOfRange(whole, whole.length - 50, whole.length));
  }

  @Test
  void servesAllWhereTheRangeIsOfAnotherVersionOrSeveral() {
    String url = url(3001, 320, "5:3", "JPEG");

    HttpResponse<byte[]> stale = client.get(url, "Range", "bytes=0-9", "If-Range", "\"another\"");
    HttpResponse<byte[]> several = client.get(url, "Range", "bytes=0-9,20-29");

    assertThat(stale.statusCode()).isEqualTo(200);
    assertThat(several.statusCode()).isEqualTo(200);
  }

  @Test
  void refusesARangeBehindTheEnd() {
    String url = url(3001, 320, "5:3", "JPEG");
    int length = client.get(url).body().length;

    HttpResponse<byte[]> response = client.get(url, "Range", "bytes=9999999-");

    assertThat(response.statusCode()).isEqualTo(416);
    assertThat(response.headers().firstValue("Content-Range")).hasValue("bytes */" + length);
  }

  @Test
  void rendersOnceForAllWhoAskAtTheSameTime() throws Exception {
    String url = url(3045, 480, "16:9", "WEBP");
    int before = renderer.rendered();
    List<Callable<HttpResponse<byte[]>>> visitors = Collections.nCopies(24, () -> client.get(url));

    try (ExecutorService crowd = Executors.newFixedThreadPool(24)) {
      for (Future<HttpResponse<byte[]>> answer : crowd.invokeAll(visitors)) {
        assertThat(answer.get().statusCode()).isEqualTo(200);
      }
    }
    client.get(url);

    assertThat(renderer.rendered() - before).isEqualTo(1);
  }

  @Test
  void servesDifferentPicturesAtOnce() throws Exception {
    try (ExecutorService crowd = Executors.newFixedThreadPool(4)) {
      List<Callable<Integer>> visitors =
          IntStream.range(3010, 3014)
              .mapToObj(id -> url(id, 160, "5:3", "WEBP"))
              .map(url -> (Callable<Integer>) () -> client.get(url).statusCode())
              .toList();
      for (Future<Integer> status : crowd.invokeAll(visitors)) {
        assertThat(status.get()).isEqualTo(200);
      }
    }
  }

  @Test
  void hidesAPictureOnceItsRightsRunOut() {
    clock.set(Instant.parse("2024-06-30T14:59:00Z"));
    String url = url(3050, 160, "5:3", "JPEG");
    HttpResponse<byte[]> before = client.get(url);
    clock.set(Instant.parse("2024-06-30T15:00:00Z"));
    HttpResponse<byte[]> after =
        client.get(url, "If-None-Match", before.headers().firstValue("ETag").orElseThrow());

    assertThat(before.statusCode()).isEqualTo(200);
    assertThat(before.headers().firstValue("Cache-Control"))
        .hasValue("max-age=60, public, immutable");
    assertThat(after.statusCode()).isEqualTo(404);
  }

  @Test
  void servesEachClientTheFormatThatItNames() {
    String url = url(3005, 320, "5:3", "AUTO");

    HttpResponse<byte[]> browser =
        client.get(url, "Accept", "image/webp,image/apng,image/*,*/*;q=0.8");
    HttpResponse<byte[]> tool = client.get(url, "Accept", "*/*");
    HttpResponse<byte[]> broken = client.get(url, "Accept", "no media type");
    HttpResponse<byte[]> none = client.get(url, "Accept", "image/webp;q=0");

    assertThat(browser.headers().firstValue("Content-Type")).hasValue("image/webp");
    assertThat(tool.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(broken.statusCode()).isEqualTo(200);
    assertThat(none.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(browser.headers().firstValue("Vary")).hasValue("Accept");
    assertThat(browser.headers().firstValue("ETag"))
        .isNotEqualTo(tool.headers().firstValue("ETag"));
    assertThat(
            client
                .get(
                    url,
                    "Accept",
                    "*/*",
                    "If-None-Match",
                    tool.headers().firstValue("ETag").orElseThrow())
                .headers()
                .firstValue("Vary"))
        .hasValue("Accept");
    assertThat(client.get(url(3005, 320, "5:3", "JPEG")).headers().firstValue("Vary")).isEmpty();
  }

  private String url(int image, int width, String ratio, String format) {
    return client.rendition(image, width, ratio, format);
  }

  private int promised(int image, int width, String ratio) {
    return client
        .query(
            "{ image(id: %d) { rendition(width: %d, ratio: \"%s\") { height } } }"
                .formatted(image, width, ratio))
        .read("$.data.image.rendition.height");
  }

  private BufferedImage picture(String url) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(client.get(url).body()));
  }

  private static int littleEndian(byte[] bytes, int at) {
    return ((bytes[at] & 0xff) | ((bytes[at + 1] & 0xff) << 8)) & 0x3fff;
  }
}
