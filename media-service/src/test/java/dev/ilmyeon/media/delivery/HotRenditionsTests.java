package dev.ilmyeon.media.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.media.Editor;
import dev.ilmyeon.media.MediaClient;
import dev.ilmyeon.media.MediaTest;
import dev.ilmyeon.media.MovableClock;
import dev.ilmyeon.media.MovableTicker;
import dev.ilmyeon.media.files.MediaFiles;
import dev.ilmyeon.media.rendition.CountingRenderer;
import dev.ilmyeon.media.upload.Sender;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is served the short way is what is served the usual way. */
@MediaTest
class HotRenditionsTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** For as long a picture is not looked for again. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  @Autowired private MediaClient client;
  @Autowired private MovableClock clock;
  @Autowired private MovableTicker ticker;
  @Autowired private MediaFiles files;
  @Autowired private CountingRenderer renderer;

  private Counter hot;

  @BeforeEach
  void findTheCounter(@Autowired MeterRegistry meters) {
    hot = meters.get("ilmyeon.media.renditions.hot").counter();
  }

  @AfterEach
  void resetTheClock() {
    clock.reset();
  }

  @Test
  void sendsTheSameBytes() throws IOException {
    String path = path(client.rendition(3002, 320, "5:3", "JPEG"));
    ticker.pass(FRESH);
    double before = hot.count();

    try (Wire wire = new Wire(client.port())) {
      wire.send(Wire.get(path));
      Wire.Answer first = wire.answer(true);
      assertThat(hot.count()).isEqualTo(before);
      wire.send(Wire.get(path));
      Wire.Answer again = wire.answer(true);

      assertThat(again.head()).isEqualTo(first.head()).startsWith("HTTP/1.1 200 OK\r\n");
      assertThat(again.body()).isEqualTo(first.body());
    }
    assertThat(hot.count()).isEqualTo(before + 1);
  }

  @Test
  void servesPlainRequestsAlone() {
    String url = client.rendition(3002, 160, "5:3", "JPEG");
    client.get(url);
    double before = hot.count();
    client.get(url);
    assertThat(hot.count()).isEqualTo(before + 1);

    client.get(url, "Range", "bytes=0-9");
    HttpResponse<byte[]> other = client.get(url, "If-None-Match", "\"other\"");
    client.get(url, "If-None-Match", other.headers().firstValue("ETag").orElseThrow());
    client.get(url + "?size=320");
    client.request("HEAD", url);
    client.request("DELETE", url);
    client.send("POST", url, new byte[] {1});

    assertThat(hot.count()).isEqualTo(before + 1);
  }

  @Test
  void answersInTurn() throws IOException {
    String path = path(client.rendition(3002, 480, "5:3", "JPEG"));
    int size = client.get(path).body().length;

    try (Wire wire = new Wire(client.port())) {
      wire.send(
          Wire.get(path),
          Wire.request("HEAD", path),
          Wire.get(path, "Range: bytes=0-9"),
          Wire.get(path),
          Wire.get("/media/images/1/2/3"),
          Wire.get(path));

      assertThat(wire.answer(true).body()).hasSize(size);
      assertThat(wire.answer(false).status()).isEqualTo(200);
      assertThat(wire.answer(true).body()).hasSize(10);
      assertThat(wire.answer(true).body()).hasSize(size);
      assertThat(wire.answer(true).status()).isEqualTo(404);
      assertThat(wire.answer(true).body()).hasSize(size);
      wire.send(Wire.get(path, "Connection: close"));
      assertThat(wire.answer(true).body()).hasSize(size);
      assertThat(wire.rest()).as("it is closed").isZero();
    }
  }

  @Test
  void servesNothingOnceRightsRunOut() {
    clock.set(Instant.parse("2024-06-30T14:59:00Z"));
    String url = client.rendition(3050, 320, "5:3", "JPEG");
    client.get(url);
    double before = hot.count();
    clock.set(Instant.parse("2024-06-30T14:59:30Z"));

    assertThat(client.get(url).headers().firstValue("Cache-Control"))
        .hasValue("max-age=30, public, immutable");
    assertThat(hot.count()).isEqualTo(before + 1);
    clock.set(Instant.parse("2024-06-30T15:00:00Z"));
    assertThat(client.get(url).statusCode()).isEqualTo(404);
  }

  @Test
  void servesNothingThatIsDeniedForMoreThanFiveSeconds() {
    String image = Sender.bringIn(client, 120);
    String url = client.rendition(Integer.parseInt(image), 160, "5:3", "JPEG");
    client.get(url);
    assertThat(client.get(url).statusCode()).isEqualTo(200);
    new Editor(client).changeRights(image, true, null, null);

    ticker.pass(FRESH);

    assertThat(client.get(url).statusCode()).isEqualTo(404);
  }

  @Test
  void makesAgainWhatSomebodyDeleted() throws IOException {
    String url = client.rendition(3003, 160, "1:1", "JPEG");
    byte[] first = client.get(url).body();
    int before = renderer.rendered();
    try (Stream<Path> kept = Files.walk(files.folder("renditions"))) {
      for (Path file : kept.filter(path -> path.toString().endsWith("160-1x1.jpg")).toList()) {
        Files.delete(file);
      }
    }

    assertThat(client.get(url).body()).as("it is still open").isEqualTo(first);
    assertThat(renderer.rendered()).isEqualTo(before);
    ticker.pass(FRESH);
    assertThat(client.get(url).body()).isEqualTo(first);
    assertThat(renderer.rendered()).isEqualTo(before + 1);
  }

  /** In the very series in which those are that go the usual way. */
  @Test
  void areAmongTheRequestsThatAreScraped() {
    String url = client.rendition(3002, 640, "5:3", "JPEG");
    double before = count(renditions().getFirst());
    double served = hot.count();

    client.get(url);
    await().atMost(PATIENCE).until(() -> count(renditions().getFirst()) == before + 1);
    assertThat(hot.count()).isEqualTo(served);
    client.get(url);
    await().atMost(PATIENCE).until(() -> count(renditions().getFirst()) == before + 2);
    assertThat(hot.count()).isEqualTo(served + 1);

    assertThat(renditions()).hasSize(1);
  }

  /** The lines that count the renditions that were sent whole. */
  private List<String> renditions() {
    return new String(client.get("/actuator/prometheus").body(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("http_server_requests_seconds_count{"))
        .filter(line -> line.contains("uri=\"/media/images/{id}/{version}/{name}\""))
        .filter(line -> line.contains("status=\"200\"") && line.contains("method=\"GET\""))
        .toList();
  }

  private static double count(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(' ')));
  }

  private static String path(String url) {
    return URI.create(url).getPath();
  }
}
