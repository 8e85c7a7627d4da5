package dev.ilmyeon.media.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import dev.ilmyeon.media.MediaClient;
import dev.ilmyeon.media.MediaTest;
import dev.ilmyeon.media.MovableClock;
import dev.ilmyeon.media.MovableSpace;
import dev.ilmyeon.media.intake.Pictures;
import dev.ilmyeon.platform.testing.sql.SqlStatements;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MediaTest
class UploadTests {

  private static final String REQUEST =
      """
      mutation($size: Int!, $key: String!) {
        requestUpload(input: {size: $size}, idempotencyKey: $key) {
          __typename
          ... on UploadTicket { id url expiresAt }
          ... on Problem { code message path }
        }
      }
      """;
  private static final String COMPLETE =
      """
      mutation($upload: ID!, $alt: String!, $key: String!) {
        completeUpload(idempotencyKey: $key, input: {
            upload: $upload, alt: $alt, caption: "시장의 아침", credit: "김기자", focal: {x: 0.25, y: 0.5},
            rights: {holder: "일면", licence: "자체 촬영"}}) {
          __typename
          ... on UploadedImage {
            image { id alt width height dominantColor placeholder focal { x }
              rendition(width: 160, ratio: "1:1", format: JPEG) { url } }
            duplicateOf { id }
          }
          ... on ValidationProblem { violations { code message path } }
          ... on Problem { code message path }
        }
      }
      """;

  @Autowired private MediaClient client;
  @Autowired private MovableClock clock;
  @Autowired private MovableSpace space;
  @Autowired private SqlStatements statements;
  @Autowired private Sweeper sweeper;
  @Autowired private PartFiles parts;

  @AfterEach
  void reset() {
    clock.reset();
    space.empty();
  }

  @Test
  void bringsAPictureIn() {
    byte[] file = Pictures.withExif(Pictures.jpeg(1), 6);
    Ticket ticket = ticket(file.length);

    HttpResponse<byte[]> put = client.send("PUT", ticket.url(), file);
    DocumentContext done = complete(ticket, "붐비는 시장");

    assertThat(put.statusCode()).isEqualTo(204);
    assertThat(done.read("$.data.completeUpload.__typename", String.class))
        .isEqualTo("UploadedImage");
    assertThat(done.read("$.data.completeUpload.image.width", Integer.class))
        .as("upright")
        .isEqualTo(Pictures.HEIGHT);
    String url = done.read("$.data.completeUpload.image.rendition.url");
    assertThat(client.get(url).statusCode()).isEqualTo(200);
    String id = done.read("$.data.completeUpload.image.id");
    assertThat(
            client
                .query("{ image(id: \"%s\") { alt } }".formatted(id))
                .read("$.data.image.alt", String.class))
        .isEqualTo("붐비는 시장");
  }

  @Test
  void goesOnWhereItBrokeOff() {
    byte[] file = Pictures.jpeg(2);
    Ticket ticket = ticket(file.length);
    int half = file.length / 2;

    HttpResponse<byte[]> first = patch(ticket, 0, Arrays.copyOf(file, half));
    HttpResponse<byte[]> wrong = patch(ticket, half + 1, new byte[] {1});
    HttpResponse<byte[]> head = client.request("HEAD", ticket.url());
    HttpResponse<byte[]> rest = patch(ticket, half, Arrays.copyOfRange(file, half, file.length));
    HttpResponse<byte[]> again = client.send("PUT", ticket.url(), file);

    assertThat(first.statusCode()).isEqualTo(204);
    assertThat(wrong.statusCode()).isEqualTo(409);
    assertThat(wrong.headers().firstValue("Upload-Offset")).hasValue(String.valueOf(half));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Upload-Offset")).hasValue(String.valueOf(half));
    assertThat(head.headers().firstValue("Upload-Length")).hasValue(String.valueOf(file.length));
    assertThat(head.headers().firstValue("Tus-Resumable")).hasValue("1.0.0");
    assertThat(rest.statusCode()).isEqualTo(204);
    assertThat(again.statusCode()).as("sent once more").isEqualTo(204);
    assertThat(complete(ticket, "둘로 나눈 사진").read("$..image.id", List.class)).hasSize(1);
  }

  @Test
  void givesTheSameAnswerToTheSameKey() {
    byte[] file = Pictures.jpeg(3);
    Ticket ticket = ticket(file.length);
    client.send("PUT", ticket.url(), file);
    String key = key();

    DocumentContext first = complete("kim", ticket.id(), "사진", key);
    DocumentContext again = complete("kim", ticket.id(), "사진", key);
    DocumentContext other = complete("kim", ticket.id(), "사진", key());

    assertThat(again.jsonString()).isEqualTo(first.jsonString());
    assertThat(other.read("$.data.completeUpload.code", String.class))
        .isEqualTo("UPLOAD_COMPLETED");
  }

  @Test
  void tellsOfAPictureWithTheSameContent() {
    byte[] file = Pictures.jpeg(4);
    String first = bringIn(file).read("$.data.completeUpload.image.id");

    DocumentContext second = bringIn(Pictures.withExif(file, 1));

    assertThat(second.read("$.data.completeUpload.duplicateOf.id", String.class)).isEqualTo(first);
  }

  @Test
  void refusesWhatIsNoPicture() {
    byte[] html = "<!doctype html><script>1</script>".getBytes(StandardCharsets.UTF_8);
    Ticket ticket = ticket(html.length);

    HttpResponse<byte[]> put = client.send("PUT", ticket.url(), html, "Content-Type", "image/jpeg");

    assertThat(put.statusCode()).isEqualTo(415);
    assertThat(new String(put.body(), StandardCharsets.UTF_8))
        .contains("no JPEG, PNG or WebP", "\"code\":\"NO_PICTURE\"");
    assertThat(complete(ticket, "사진").read("$.data.completeUpload.code", String.class))
        .isEqualTo("UPLOAD_UNFINISHED");
    assertThat(parts.path(UUID.fromString(ticket.id()))).doesNotExist();
  }

  @Test
  void refusesMoreOrLessThanWasAnnounced() {
    byte[] file = Pictures.jpeg(5);
    Ticket ticket = ticket(file.length - 1);

    assertThat(client.send("PUT", ticket.url(), file).statusCode()).isEqualTo(413);
    assertThat(patch(ticket, 0, file).statusCode()).isEqualTo(413);
    assertThat(client.send("PATCH", ticket.url(), file).statusCode()).isEqualTo(415);
    assertThat(
            client
                .send(
                    "PATCH", ticket.url(), file, "Content-Type", "application/offset+octet-stream")
                .statusCode())
        .isEqualTo(400);
    assertThat(request("kim", "reporter", 4 * 1024 * 1024 + 1).read("$..code", List.class))
        .containsExactly("INVALID");
  }

  @Test
  void refusesASignatureThatIsChangedDoubledOrExpired() {
    byte[] file = Pictures.jpeg(6);
    Ticket ticket = ticket(file.length);
    for (String wrong :
        new String[] {
          ticket.url().replaceAll("size=[0-9]+", "size=99"),
          ticket.url() + "&expires=9999999999",
          ticket.url().replaceAll("\\?.*", ""),
          ticket.url().replace(ticket.id(), UUID.randomUUID().toString()),
          ticket.url().replace(ticket.id(), "..%2f..%2fetc%2fpasswd")
        }) {
      assertThat(client.send("PUT", wrong, file).statusCode()).as(wrong).isEqualTo(403);
    }
    clock.set(clock.instant().plus(Duration.ofHours(6)));
    assertThat(client.send("PUT", ticket.url(), file).statusCode()).isEqualTo(403);
  }

  @Test
  void asksForAltTextAndSaysAllMistakes() {
    byte[] file = Pictures.jpeg(7);
    Ticket ticket = ticket(file.length);
    client.send("PUT", ticket.url(), file);

    DocumentContext answer = complete(ticket, "  ");

    assertThat(answer.read("$.data.completeUpload.code", String.class)).isEqualTo("INVALID");
    assertThat(answer.read("$..violations[*].code", List.class)).containsExactly("TEXT_MISSING");
    assertThat(answer.read("$.data.completeUpload.violations[0].path", List.class))
        .isEqualTo(List.of("input", "alt"));
    assertThat(answer.read("$..violations[*].message", List.class))
        .containsExactly("This must not be empty.");
  }

  @Test
  void isForTheNewsroomAlone() {
    byte[] file = Pictures.jpeg(8);
    Ticket ticket = ticket(file.length);
    client.send("PUT", ticket.url(), file);

    assertThat(
            client
                .query(REQUEST, Map.of("size", 100, "key", key()))
                .read("$.data.requestUpload.code", String.class))
        .isEqualTo("NOT_SIGNED_IN");
    assertThat(request("wall", "dashboard", 100).read("$.data.requestUpload.code", String.class))
        .isEqualTo("ROLE_MISSING");
    assertThat(
            complete("lee", ticket.id(), "남의 사진", key())
                .read("$.data.completeUpload.code", String.class))
        .as("somebody else's")
        .isEqualTo("NO_SUCH_UPLOAD");
    assertThat(
            complete("kim", UUID.randomUUID().toString(), "없는 사진", key())
                .read("$.data.completeUpload.code", String.class))
        .isEqualTo("NO_SUCH_UPLOAD");
  }

  @Test
  void saysThatTheDiskIsFullAndStillServes() {
    byte[] file = Pictures.jpeg(9);
    Ticket ticket = ticket(file.length);
    String url = bringIn(Pictures.jpeg(10)).read("$.data.completeUpload.image.rendition.url");
    assertThat(client.get(url).statusCode()).isEqualTo(200);
    space.fill();

    HttpResponse<byte[]> put = client.send("PUT", ticket.url(), file);

    assertThat(put.statusCode()).isEqualTo(507);
    assertThat(client.get(url).statusCode()).as("what is there").isEqualTo(200);
    assertThat(client.get(url.replace("160-1x1", "160-original")).statusCode())
        .as("what is made while nothing can be kept")
        .isEqualTo(200);
    space.empty();
    assertThat(client.send("PUT", ticket.url(), file).statusCode()).isEqualTo(204);
  }

  @Test
  void sweepsWhatWasGivenUp() {
    byte[] file = Pictures.jpeg(11);
    Ticket begun = ticket(file.length);
    Ticket taken = ticket(file.length);
    patch(begun, 0, Arrays.copyOf(file, 10));
    client.send("PUT", taken.url(), file);

    clock.set(clock.instant().plus(Duration.ofHours(8)));
    sweeper.sweep().block(Duration.ofSeconds(30));
    clock.reset();

    assertThat(client.send("PUT", taken.url(), file).statusCode()).isEqualTo(403);
    assertThat(complete(taken, "사진").read("$.data.completeUpload.code", String.class))
        .isEqualTo("NO_SUCH_UPLOAD");
    assertThat(bringIn(file).read("$.data.completeUpload.__typename", String.class))
        .as("its object is kept anew")
        .isEqualTo("UploadedImage");
  }

  @Test
  void costsAFewStatements() {
    byte[] file = Pictures.jpeg(12);
    statements.clear();
    Ticket ticket = ticket(file.length);
    assertThat(queries()).as("lock, replay, count, insert, keep").isEqualTo(5);
    statements.clear();
    client.send("PUT", ticket.url(), file);
    assertThat(queries()).as("find, lock, take").isEqualTo(3);
  }

  private long queries() {
    return statements.sent().stream()
        .filter(sql -> !sql.matches("(?i)\\s*(BEGIN|COMMIT|SET).*"))
        .count();
  }

  private record Ticket(String id, String url) {}

  private DocumentContext bringIn(byte[] file) {
    Ticket ticket = ticket(file.length);
    assertThat(client.send("PUT", ticket.url(), file).statusCode()).isEqualTo(204);
    return complete(ticket, "사진");
  }

  private HttpResponse<byte[]> patch(Ticket ticket, long offset, byte[] bytes) {
    return client.send(
        "PATCH",
        ticket.url(),
        bytes,
        "Content-Type",
        "application/offset+octet-stream",
        "Upload-Offset",
        String.valueOf(offset));
  }

  private Ticket ticket(int size) {
    DocumentContext answer = request("kim", "reporter", size);
    String url = answer.read("$.data.requestUpload.url");
    assertThat(url).startsWith(MediaClient.PUBLIC + "/media/uploads/");
    return new Ticket(answer.read("$.data.requestUpload.id"), url);
  }

  private DocumentContext request(String subject, String role, int size) {
    return client.queryAs(subject, role, REQUEST, Map.of("size", size, "key", key()));
  }

  private DocumentContext complete(Ticket ticket, String alt) {
    return complete("kim", ticket.id(), alt, key());
  }

  private DocumentContext complete(String subject, String upload, String alt, String key) {
    return client.queryAs(
        subject, "reporter", COMPLETE, Map.of("upload", upload, "alt", alt, "key", key));
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
