package dev.ilmyeon.media.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.media.MediaClient;
import dev.ilmyeon.media.MediaTest;
import dev.ilmyeon.media.MovableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Which addresses there are, and that there are no others. */
@MediaTest
class AddressTests {

  @Autowired private MediaClient client;
  @Autowired private MovableClock clock;

  @AfterEach
  void resetTheClock() {
    clock.reset();
  }

  @Test
  void knowsNoOtherWidthRatioFormatHashOrNumber() {
    String url = client.rendition(3001, 320, "5:3", "JPEG");
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
    try (Wire wire = new Wire(client.port())) {
      wire.send(Wire.get(path, "Connection: close"));
      Wire.Answer answer = wire.answer(true);

      assertThat(answer.status()).isBetween(400, 499);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8))
          .doesNotContain("root:", "Exception", "<project");
    }
  }

  @Test
  void servesOtherSizesBySignedAddressesAlone() throws IOException {
    String query =
        "{ image(id: 3005) { sizedRendition(width: 333, format: JPEG) { url height } } }";
    String url =
        client.queryAs("kim", "editor", query, Map.of()).read("$.data.image.sizedRendition.url");

    assertThat(ImageIO.read(new ByteArrayInputStream(client.get(url).body())).getWidth())
        .isEqualTo(333);
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
    HttpResponse<byte[]> response =
        client.request("DELETE", client.rendition(3001, 320, "5:3", "JPEG"));

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow").orElseThrow()).contains("GET", "HEAD");
  }
}
