package dev.ilmyeon.media.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import dev.ilmyeon.media.MediaClient;
import dev.ilmyeon.media.MediaTest;
import dev.ilmyeon.media.MovableClock;
import dev.ilmyeon.media.files.MediaFiles;
import dev.ilmyeon.media.rendition.CountingRenderer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@MediaTest
class DeliveryTests {

  @Autowired private MediaClient client;
  @Autowired private CountingRenderer renderer;
  @Autowired private MovableClock clock;
  @Autowired private MediaFiles files;

  private Counter hot;

  @BeforeEach
  void findTheCounter(@Autowired MeterRegistry meters) {
    hot = meters.get("ilmyeon.media.renditions.hot").counter();
  }

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
  void servesAgainTheShortWayWhatWasJustServed() {
    String url = url(3002, 320, "5:3", "JPEG");
    HttpResponse<byte[]> first = client.get(url);
    double before = hot.count();
    HttpResponse<byte[]> again = client.get(url);
    double plain = hot.count();
    client.get(url, "Range", "bytes=0-9");
    client.get(url, "If-None-Match", "\"other\"");
    client.get(url + "?size=320");
    client.request("HEAD", url);

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().map()).isEqualTo(first.headers().map());
    assertThat(plain).isEqualTo(before + 1);
    assertThat(hot.count()).as("of nothing else").isEqualTo(plain);
  }

  @Test
  void servesNothingTheShortWayOnceRightsRunOut() {
    clock.set(Instant.parse("2024-06-30T14:59:00Z"));
    String url = url(3050, 320, "5:3", "JPEG");
    client.get(url);
    clock.set(Instant.parse("2024-06-30T14:59:30Z"));

    assertThat(client.get(url).headers().firstValue("Cache-Control"))
        .hasValue("max-age=30, public, immutable");
    clock.set(Instant.parse("2024-06-30T15:00:00Z"));
    assertThat(client.get(url).statusCode()).isEqualTo(404);
  }

  @Test
  void makesAgainWhatSomebodyDeleted() throws IOException {
    String url = url(3003, 160, "1:1", "JPEG");
    byte[] first = client.get(url).body();
    client.get(url);
    try (Stream<Path> kept = Files.walk(files.folder("renditions"))) {
      for (Path file : kept.filter(path -> path.toString().endsWith("160-1x1.jpg")).toList()) {
        Files.delete(file);
      }
    }

    assertThat(client.get(url).body()).isEqualTo(first);
  }

  @Test
  void knowsNoOtherWidthRatioFormatHashOrNumber() {
    String url = url(3001, 320, "5:3", "JPEG");
    String hash =
        URI.create(url).getPath().substring("/media/images/3001/".length()).replaceAll("/.*", "");
    for (String wrong :
        List.of(
            url.replace("320-", "321-"),
            url.replace("5x3", "7x3"),
            url.replace(".jpg", ".png"),
            url.replace(".jpg", ".gif"),
            url.replace("320-5x3", "1600-1x1"),
            url.replace(
                hash, hash.replaceAll(".$", "0").equals(hash) ? "1" : "00000000000000000000"),
            url.replace(hash, hash.toUpperCase(Locale.ROOT) + "Z"),
            url.replace("/3001/", "/3002/"),
            url.replace("/3001/", "/03001/"),
            url.replace("/3001/", "/99999999999999999999/"),
            url.replace("/3001/", "/-1/"))) {
      HttpResponse<byte[]> response = client.get(wrong);
      assertThat(response.statusCode()).as(wrong).isEqualTo(404);
      assertThat(response.headers().firstValue("Content-Type"))
          .hasValue("application/problem+json");
      assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(new String(response.body(), StandardCharsets.UTF_8))
          .contains("There is no such picture");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/media/../../../etc/passwd",
        "/media/images/../../../../etc/passwd",
        "/media/images/3001/../../../../../etc/passwd",
        "/media/images/..%2f..%2f..%2fetc%2fpasswd/x/320-5x3.jpg",
        "/media/images/3001/%2e%2e%2f%2e%2e%2foriginals/320-5x3.jpg",
        "/media/images/3001/0000/..%5c..%5cwindows%5cwin.ini",
        "/media/images/3001/0000/%00320-5x3.jpg",
        "/media/images/3001/0000/320-5x3.jpg%00.html",
        "/media//etc/passwd",
        "/media/",
        "/media/images/3001/0000/320-5x3.jpg/../../../../pom.xml"
      })
  void leadsNowhereElse(String path) throws IOException {
    assertThat(raw(path))
        .startsWith("HTTP/1.1 40")
        .doesNotContain("root:", "Exception", "<project");
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

  @Test
  void servesOtherSizesBySignedAddressesAlone() throws IOException {
    String query =
        "{ image(id: 3005) { sizedRendition(width: 333, format: JPEG) { url height } } }";
    String url =
        client.queryAs("kim", "editor", query, Map.of()).read("$.data.image.sizedRendition.url");

    assertThat(picture(url).getWidth()).isEqualTo(333);
    for (String wrong :
        List.of(
            url.replace("333-", "334-"),
            url.replace("333-", "320-"),
            url.replace("size=333", "size=334"),
            url + "&expires=9999999999",
            url + "&more=1")) {
      assertThat(client.get(wrong).statusCode()).as(wrong).isEqualTo(403);
    }
    assertThat(client.get(url.replaceAll("\\?.*", "")).statusCode()).isEqualTo(404);
    clock.set(clock.instant().plus(Duration.ofMinutes(60)));
    assertThat(client.get(url).statusCode()).as("expired").isEqualTo(403);
    assertThat(client.query(query).read("$.data.image.sizedRendition", Map.class)).isNull();
  }

  @Test
  void isReadOnly() {
    HttpResponse<byte[]> response = client.request("DELETE", url(3001, 320, "5:3", "JPEG"));

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow").orElseThrow()).contains("GET", "HEAD");
  }

  private String url(int image, int width, String ratio, String format) {
    String url = rendition(image, width, ratio, format).read("$.data.image.rendition.url");
    assertThat(url).startsWith(MediaClient.PUBLIC + "/media/images/");
    return url;
  }

  private int promised(int image, int width, String ratio) {
    return rendition(image, width, ratio, "JPEG").read("$.data.image.rendition.height");
  }

  private DocumentContext rendition(int image, int width, String ratio, String format) {
    return client.query(
        "{ image(id: %d) { rendition(width: %d, ratio: \"%s\", format: %s) { url height } } }"
            .formatted(image, width, ratio, format));
  }

  private BufferedImage picture(String url) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(client.get(url).body()));
  }

  /** The answer to a path as it stands, which no client library has put in order. */
  private String raw(String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), client.port())) {
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .formatted(path)
                  .getBytes(StandardCharsets.US_ASCII));
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  private static int littleEndian(byte[] bytes, int at) {
    return ((bytes[at] & 0xff) | ((bytes[at + 1] & 0xff) << 8)) & 0x3fff;
  }
}
