package dev.ilmyeon.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.local.Subscribed.Transport;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A picture's way through the gateway: from an editor's machine to a reader's page. */
@Timeout(300)
class UploadEndToEndTests {

  private static final int WIDTH = 700;
  private static final int HEIGHT = 420;
  private static final int TRIES = 5;

  private final Random random = new Random();

  @ParameterizedTest
  @EnumSource
  void bringsAPictureToThePage(Transport transport) throws Exception {
    try (Subscribed editor =
        Subscribed.over(
            transport,
            "subscription { imageReady { id rendition(width: 320, ratio: \"5:3\") { url } } }",
            Newsroom.EDITOR)) {
      Optional<JsonNode> ready = Optional.empty();
      // Who subscribes is told of what comes from then on.
      for (int i = 0; i < TRIES && ready.isEmpty(); i++) {
        String id = upload(picture());
        ready =
            editor.told(
                Duration.ofSeconds(20),
                event -> event.at("/data/imageReady/id").asString("").equals(id));
      }
      String url = ready.orElseThrow().at("/data/imageReady/rendition/url").asString();
      assertThat(url).startsWith(RealPortal.get().address() + "/media/");
      HttpResponse<byte[]> rendition = get(url);
      assertThat(rendition.statusCode()).isEqualTo(200);
      assertThat(rendition.headers().firstValue("Content-Type")).contains("image/webp");
      assertThat(rendition.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(new String(rendition.body(), 0, 4, StandardCharsets.ISO_8859_1)).isEqualTo("RIFF");
    }
  }

  @Test
  void takesNoFileAtAnAddressThatWasChangedAndNoneThatIsNoPicture() throws Exception {
    byte[] page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
    JsonNode ticket = ticket(page.length);
    String url = ticket.path("url").asString();

    assertThat(put(url + "x", page).statusCode()).isEqualTo(403);
    assertThat(put(url.replace("size=", "size=1"), page).statusCode()).isEqualTo(403);
    HttpResponse<byte[]> refused = put(url, page);
    assertThat(refused.statusCode()).isEqualTo(415);
    assertThat(new String(refused.body(), StandardCharsets.UTF_8))
        .doesNotContain("Exception", "127.0.0.1");
  }

  private static String upload(byte[] picture) throws Exception {
    JsonNode ticket = ticket(picture.length);
    assertThat(put(ticket.path("url").asString(), picture).statusCode()).isEqualTo(204);
    JsonNode answer =
        Newsroom.ask(
            """
            mutation { completeUpload(idempotencyKey: "%s", input: {upload: "%s", alt: "시험 사진", credit: "일면",
              rights: {holder: "일면", licence: "ALL"}}) { __typename ... on UploadedImage { image { id } } } }
            """
                .formatted(Newsroom.newKey(), ticket.path("id").asString()),
            Newsroom.EDITOR);
    JsonNode id = answer.at("/data/completeUpload/image/id");
    assertThat(id.isMissingNode()).as(answer.toString()).isFalse();
    return id.asString();
  }

  private static JsonNode ticket(int size) throws Exception {
    JsonNode answer =
        Newsroom.ask(
            """
            mutation { requestUpload(idempotencyKey: "%s", input: {size: %d}) { __typename ... on UploadTicket { id url } } }
            """
                .formatted(Newsroom.newKey(), size),
            Newsroom.EDITOR);
    JsonNode ticket = answer.at("/data/requestUpload");
    assertThat(ticket.path("__typename").asString())
        .as(answer.toString())
        .isEqualTo("UploadTicket");
    return ticket;
  }

  private static HttpResponse<byte[]> put(String url, byte[] body) throws Exception {
    return RealPortal.get()
        .send(HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofByteArray(body)));
  }

  private static HttpResponse<byte[]> get(String url) throws Exception {
    return RealPortal.get().send(HttpRequest.newBuilder(URI.create(url)));
  }

  /** Another one each time: the same content would be the same picture. */
  private byte[] picture() throws Exception {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    int colour = random.nextInt(1 << 24);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        image.setRGB(x, y, colour + x * y);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, "jpeg", bytes)).isTrue();
    return bytes.toByteArray();
  }
}
