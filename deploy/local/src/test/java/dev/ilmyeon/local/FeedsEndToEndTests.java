package dev.ilmyeon.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.w3c.dom.Document;

/** What other programs read of the portal, through the gateway. */
@Timeout(300)
class FeedsEndToEndTests {

  private static final String ATOM = "/feeds/section/local/atom.xml";

  private final RealPortal portal = RealPortal.get();

  @BeforeEach
  void settle() {
    portal.askForTheWholePage();
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(portal.address() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return portal.send(request);
  }

  private static Document xml(HttpResponse<byte[]> response) throws Exception {
    assertThat(response.statusCode()).isEqualTo(200);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(response.body()));
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @Test
  void haveTheArticlesAsRss() throws Exception {
    HttpResponse<byte[]> response = get("/feeds/rss.xml");
    Document rss = xml(response);

    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/rss+xml");
    assertThat(response.headers().firstValue("Cache-Control").orElseThrow()).contains("public");
    assertThat(rss.getElementsByTagName("item").getLength()).isGreaterThanOrEqualTo(40);
    assertThat(rss.getElementsByTagName("item").item(0).getTextContent())
        .contains(portal.address() + "/article/");
  }

  @Test
  void areNotSentTwiceToWhoHasThem() throws Exception {
    String tag = get(ATOM).headers().firstValue("ETag").orElseThrow();
    HttpResponse<byte[]> again = get(ATOM, "If-None-Match", tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("ETag")).contains(tag);
  }

  @Test
  void showWhatIsPublishedAndThenThatItIsGone() throws Exception {
    String before = get(ATOM).headers().firstValue("ETag").orElseThrow();
    String id = Newsroom.publish("local", "곧 사라질 기사");
    HttpResponse<byte[]> published = get(ATOM, "If-None-Match", before);
    assertThat(text(published)).contains("곧 사라질 기사");

    Newsroom.withdraw(id);
    HttpResponse<byte[]> withdrawn = get(ATOM);

    assertThat(text(withdrawn)).doesNotContain("곧 사라질 기사");
    Document atom = xml(withdrawn);
    var gone = atom.getElementsByTagNameNS("http://purl.org/atompub/tombstones/1.0", "*");
    assertThat(gone.item(0).getLocalName()).isEqualTo("deleted-entry");
    assertThat(gone.item(0).getAttributes().getNamedItem("ref").getNodeValue())
        .endsWith("article/" + id);
  }

  @Test
  void areReadAndNothingElse() throws Exception {
    HttpResponse<byte[]> posted =
        portal.send(
            HttpRequest.newBuilder(URI.create(portal.address() + ATOM))
                .POST(HttpRequest.BodyPublishers.ofString("x")));

    assertThat(posted.statusCode()).isEqualTo(405);
    assertThat(get("/feeds/section/nowhere/atom.xml").statusCode()).isEqualTo(404);
  }

  /** The weather's export is for who runs the service. */
  @Test
  void areAllThatThereIsOfTheServicesOwnPaths() throws Exception {
    for (String path :
        new String[] {
          "/export/observations.csv", "/feeds/../export/observations.csv", "/feeds/%2e%2e/graphql"
        }) {
      assertThat(get(path).statusCode()).as(path).isBetween(400, 404);
    }
  }
}
