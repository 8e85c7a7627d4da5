package dev.ilmyeon.media.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import dev.ilmyeon.media.MediaClient;
import dev.ilmyeon.media.MediaTest;
import dev.ilmyeon.media.MovableSpace;
import dev.ilmyeon.media.fetch.Site;
import dev.ilmyeon.media.intake.Pictures;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Pictures that the service fetches itself, from a site on this machine that the tests allow. */
@MediaTest
class ImportTests {

  private static final String REQUEST =
      """
      mutation($size: Int, $key: String!) {
        requestUpload(input: {size: $size}, idempotencyKey: $key) {
          ... on UploadTicket { id url } } }
      """;
  private static final String COMPLETE =
      """
      mutation($upload: ID!, $key: String!) {
        completeUpload(idempotencyKey: $key, input: {
            upload: $upload, alt: "사진", credit: "통신사", rights: {holder: "통신사", licence: "7일"}}) {
          ... on UploadedImage {
            image { rendition(width: 160, ratio: "1:1", format: JPEG) { url } }
            duplicateOf { id } }
          ... on Problem { code } } }
      """;

  @Autowired private MediaClient client;
  @Autowired private MovableSpace space;
  @Autowired private PartFiles parts;

  private final Site site = Site.at("127.0.0.1", 0);

  private record Ticket(String id, String url) {}

  @AfterEach
  void reset() {
    site.close();
    space.empty();
  }

  @Test
  void makesAPictureOfAFileThatIsFetched() {
    byte[] file = Pictures.withExif(Pictures.jpeg(201), 6);
    site.gives("/market.html", file);
    Ticket ticket = ticket(null);

    HttpResponse<byte[]> fetched = fetch(ticket, at("/market.html"));
    DocumentContext done = complete(ticket);

    assertThat(fetched.statusCode()).isEqualTo(204);
    assertThat(fetched.body()).isEmpty();
    String url = done.read("$.data.completeUpload.image.rendition.url");
    assertThat(client.get(url).statusCode()).isEqualTo(200);
    assertThat(parts.path(UUID.fromString(ticket.id()))).doesNotExist();
    site.close();
    assertThat(fetch(ticket, at("/market.html")).statusCode()).as("once more").isEqualTo(204);
  }

  @Test
  void knowsWhatItHasAlready() {
    String first = Sender.bringIn(client, 202);
    site.gives("/", Pictures.jpeg(202));
    Ticket ticket = ticket(null);

    fetch(ticket, at("/"));

    assertThat(complete(ticket).read("$.data.completeUpload.duplicateOf.id", String.class))
        .isEqualTo(first);
  }

  @Test
  void refusesWhatIsNoPictureWhateverItIsCalled() {
    site.gives("/a.jpg", "<!doctype html><script>1</script>".getBytes(StandardCharsets.UTF_8));
    Ticket ticket = ticket(null);

    HttpResponse<byte[]> refused = fetch(ticket, at("/a.jpg"));

    assertThat(refused.statusCode()).isEqualTo(415);
    assertThat(code(refused)).isEqualTo("NO_PICTURE");
    assertThat(complete(ticket).read("$.data.completeUpload.code", String.class))
        .isEqualTo("UPLOAD_UNFINISHED");
  }

  @Test
  void takesNoMoreThanTheTicketIsFor() {
    byte[] file = Pictures.jpeg(203);
    site.gives("/", file);
    Ticket small = ticket(file.length - 1);
    Ticket large = ticket(file.length + 1);

    HttpResponse<byte[]> refused = fetch(small, at("/"));

    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(code(refused)).isEqualTo("TOO_LARGE");
    assertThat(text(refused)).contains("%d bytes".formatted(file.length - 1));
    assertThat(fetch(large, at("/")).statusCode()).isEqualTo(204);
  }

  @Test
  void forgetsWhatDidNotComeWholeAndTakesItBySendingToo() {
    byte[] file = Pictures.jpeg(204);
    site.says(
        "/",
        to ->
            Site.write(
                to, "HTTP/1.1 200 OK\r\nContent-Length: " + file.length, Arrays.copyOf(file, 99)));
    Ticket ticket = ticket(file.length);

    HttpResponse<byte[]> cut = fetch(ticket, at("/"));

    assertThat(cut.statusCode()).isEqualTo(422);
    assertThat(code(cut)).isEqualTo("CUT_OFF");
    assertThat(client.request("HEAD", ticket.url()).headers().firstValue("Upload-Offset"))
        .hasValue("0");
    assertThat(client.send("PUT", ticket.url(), file).statusCode()).isEqualTo(204);
  }

  @Test
  void asksNothingOfOurOwnNetwork() {
    Ticket ticket = ticket(null);
    for (String address :
        new String[] {
          "http://127.0.0.2:%d/".formatted(client.port()),
          "http://[::1]:%d/actuator".formatted(client.port()),
          "http://169.254.169.254/latest/meta-data/",
          "https://10.0.0.1/",
          "https://nobody.invalid/"
        }) {
      HttpResponse<byte[]> refused = fetch(ticket, address);

      assertThat(refused.statusCode()).as(address).isEqualTo(422);
      assertThat(code(refused)).as(address).isEqualTo("UNREACHABLE");
      assertThat(text(refused)).as(address).doesNotContain("127.0.0", "invalid", "Exception");
    }
    assertThat(code(fetch(ticket, "file:///etc/passwd"))).isEqualTo("NO_ADDRESS");
  }

  @Test
  void saysThatTheDiskIsFull() {
    site.gives("/", Pictures.jpeg(205));
    Ticket ticket = ticket(null);
    space.fill();

    assertThat(fetch(ticket, at("/")).statusCode()).isEqualTo(507);
    space.empty();
    assertThat(fetch(ticket, at("/")).statusCode()).isEqualTo(204);
  }

  @Test
  void understandsOneOrderAloneAndFromWhoHasTheSignature() {
    Ticket ticket = ticket(null);
    String url = "{\"url\":\"%s\"}".formatted(at("/"));

    for (String wrong :
        new String[] {"", "{}", "{\"url\":null}", "{\"url\":{}}", "{\"url\":", "[]", "null", "1"}) {
      assertThat(post(ticket.url(), wrong, "application/json"))
          .as(wrong)
          .returns(400, HttpResponse::statusCode);
    }
    assertThat(post(ticket.url(), url, "text/plain").statusCode()).isEqualTo(415);
    assertThat(post(ticket.url() + "0", url, "application/json").statusCode()).isEqualTo(403);
    assertThat(
            post(ticket.url(), url.replace("/", "/".repeat(300_000)), "application/json")
                .statusCode())
        .isEqualTo(413);
  }

  private String at(String path) {
    return "http://127.0.0.1:%d%s".formatted(site.port(), path);
  }

  private Ticket ticket(@Nullable Integer size) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("size", size);
    variables.put("key", UUID.randomUUID().toString());
    DocumentContext answer = client.queryAs("kim", "reporter", REQUEST, variables);
    return new Ticket(
        answer.read("$.data.requestUpload.id"), answer.read("$.data.requestUpload.url"));
  }

  private DocumentContext complete(Ticket ticket) {
    return client.queryAs(
        "kim",
        "reporter",
        COMPLETE,
        Map.of("upload", ticket.id(), "key", UUID.randomUUID().toString()));
  }

  private HttpResponse<byte[]> fetch(Ticket ticket, String address) {
    return post(ticket.url(), "{\"url\":\"%s\"}".formatted(address), "application/json");
  }

  private HttpResponse<byte[]> post(String address, String body, String type) {
    return client.send(
        "POST", address, body.getBytes(StandardCharsets.UTF_8), "Content-Type", type);
  }

  private static String code(HttpResponse<byte[]> problem) {
    return JsonPath.read(text(problem), "$.code");
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
