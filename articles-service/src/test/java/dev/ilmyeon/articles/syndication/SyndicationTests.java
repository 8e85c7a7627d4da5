package dev.ilmyeon.articles.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Feeds are read by Rome, the sitemap by its schema. */
class SyndicationTests extends FeedTests {

  @ParameterizedTest
  @CsvSource({
    "/feeds/rss.xml, rss_2.0",
    "/feeds/rss-euckr.xml, rss_2.0",
    "/feeds/atom.xml, atom_1.0",
    "/feeds/section/sports/rss.xml, rss_2.0",
    "/feeds/section/sports/rss-euckr.xml, rss_2.0",
    "/feeds/section/sports/atom.xml, atom_1.0",
    "/feeds/region/KR-50/rss.xml, rss_2.0",
    "/feeds/region/KR-50/atom.xml, atom_1.0",
  })
  void isReadByAnIndependentParser(String path, String type) throws Exception {
    SyndFeed feed = rome(path);

    assertThat(feed.getFeedType()).isEqualTo(type);
    assertThat(feed.getEntries()).isNotEmpty().hasSizeLessThanOrEqualTo(50);
    SyndEntry first =
        feed.getEntries().stream()
            .filter(entry -> entry.getUri().equals("tag:ilmyeon.dev,2024:article/63001"))
            .findFirst()
            .orElseThrow();
    assertThat(first.getTitle())
        .isEqualTo(path.contains("euckr") ? TITLE.replace('\u00a0', ' ') : TITLE);
    assertThat(first.getLink()).isEqualTo("https://ilmyeon.example/article/63001/syndicated");
    assertThat(feed.getEntries())
        .extracting(SyndEntry::getPublishedDate)
        .doesNotContainNull()
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/feeds/rss.xml",
        "/feeds/atom.xml",
        "/feeds/feed.json",
        "/feeds/rss-euckr.xml",
        "/feeds/news-sitemap.xml",
        "/feeds/section/sports/atom.xml"
      })
  void holdsNothingThatMayNotBePassedOn(String path) {
    String text = new String(bytes(path), StandardCharsets.ISO_8859_1);

    assertThat(text)
        .contains("/article/63001/")
        .doesNotContain("/article/63002/", "/article/63003/", "/article/63004/", "/article/63005/")
        .doesNotContain("/article/1077/", "/article/1078/", "/article/1079/", "/article/1080/");
  }

  @Test
  void isOfItsSeriesOnly() throws Exception {
    assertThat(rome("/feeds/series/small-school/atom.xml").getEntries())
        .extracting(SyndEntry::getUri)
        .containsExactlyInAnyOrder(
            "tag:ilmyeon.dev,2024:article/1021", "tag:ilmyeon.dev,2024:article/1055");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/feeds/atom.xml", "/feeds/section/sports/atom.xml"})
  void keepsATombstoneOfWhatWasWithdrawn(String path) throws Exception {
    Document document = xml(bytes(path));
    var deleted =
        document.getElementsByTagNameNS("http://purl.org/atompub/tombstones/1.0", "deleted-entry");

    Element tombstone =
        IntStream.range(0, deleted.getLength())
            .mapToObj(deleted::item)
            .map(Element.class::cast)
            .filter(
                element -> element.getAttribute("ref").equals("tag:ilmyeon.dev,2024:article/63004"))
            .findFirst()
            .orElseThrow();
    assertThat(tombstone.getAttribute("when")).endsWith("+09:00");
    assertThat(tombstone.getTextContent()).isEqualTo("사실과 달라 거둡니다.");
  }

  @Test
  void keepsATombstoneOfWhatMayNotBePassedOnAnyMoreAndOfNothingThatNobodySaw() throws Exception {
    sql(
        """
        INSERT INTO article (id, slug, title, section_id, status, published_at, embargo_until)
        VALUES (63006, 'was-passed-on', '나갔던 기사', 'sports', 'PUBLISHED', now() - interval '1 hour', NULL),
          (63007, 'not-yet', '아직', 'sports', 'PUBLISHED', now() - interval '1 hour', now() + interval '1 hour')
        """);
    assertThat(tombstones("/feeds/section/sports/atom.xml")).doesNotContainKeys(63006, 63007);

    sql("UPDATE article SET syndicated = false WHERE id IN (63006, 63007)");
    for (String path : List.of("/feeds/atom.xml", "/feeds/section/sports/atom.xml")) {
      assertThat(tombstones(path))
          .containsEntry(63006, "이 기사는 더 이상 배포하지 않습니다.")
          .doesNotContainKey(63007);
    }
    assertThat(tombstones("/feeds/region/KR-50/atom.xml")).doesNotContainKey(63006);

    sql("UPDATE article SET syndicated = true WHERE id = 63006");
    assertThat(tombstones("/feeds/section/sports/atom.xml")).doesNotContainKey(63006);
    assertThat(new String(bytes("/feeds/section/sports/atom.xml"), StandardCharsets.UTF_8))
        .contains("/article/63006/");
  }

  /** Their notices, by the number of the article. */
  private Map<Integer, String> tombstones(String path) throws Exception {
    NodeList deleted =
        xml(bytes(path))
            .getElementsByTagNameNS("http://purl.org/atompub/tombstones/1.0", "deleted-entry");
    return IntStream.range(0, deleted.getLength())
        .mapToObj(deleted::item)
        .map(Element.class::cast)
        .collect(
            Collectors.toMap(
                element ->
                    Integer.valueOf(element.getAttribute("ref").replaceFirst(".*article/", "")),
                Element::getTextContent));
  }

  @Test
  void writesInEucKrWhatItLacksAsReferences() {
    byte[] bytes = bytes("/feeds/section/sports/rss-euckr.xml");
    String text = new String(bytes, Charset.forName("EUC-KR"));

    assertThat(text)
        .startsWith("<?xml version=\"1.0\" encoding=\"EUC-KR\"?>")
        .contains("&#46624;방각하", "&#54194;시", "&#128512;")
        .doesNotContain("?방각하", "\u00a0", "&#160;");
    assertThat(text.getBytes(Charset.forName("EUC-KR"))).isEqualTo(bytes);
  }

  @Test
  void isAJsonFeed() {
    EntityExchangeResult<byte[]> answer = get("/feeds/section/sports/feed.json");
    JsonNode feed = JsonMapper.shared().readTree(Objects.requireNonNull(answer.getResponseBody()));

    assertThat(answer.getResponseHeaders().getContentType()).hasToString("application/feed+json");
    assertThat(JsonFeedRules.broken(feed)).isEmpty();
    assertThat(feed.path("feed_url").asString())
        .isEqualTo("https://ilmyeon.example/feeds/section/sports/feed.json");
    JsonNode item =
        feed.path("items")
            .valueStream()
            .filter(one -> one.path("id").asString().endsWith("article/63001"))
            .findFirst()
            .orElseThrow();
    assertThat(item.path("id").asString()).isEqualTo("tag:ilmyeon.dev,2024:article/63001");
    assertThat(item.path("title").asString()).isEqualTo(TITLE);
    assertThat(item.path("content_text").asString()).isEqualTo("첫 <b>문단</b> & 끝.");
  }

  @Test
  void isANewsSitemapOfTwoDays() throws Exception {
    byte[] bytes = bytes("/feeds/news-sitemap.xml");

    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(
            new Source[] {
              schema("sitemap-news.xsd"), schema("sitemap.xsd"),
            })
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(bytes)));
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .contains("/article/63001/")
        .doesNotContain("/article/1001/");
  }

  @Test
  void isANewsArticleForSearchEngines() {
    http()
        .get()
        .uri("/feeds/article/1001.jsonld")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentType("application/ld+json")
        .expectBody()
        .jsonPath("$['@context']")
        .isEqualTo("https://schema.org")
        .jsonPath("$['@type']")
        .isEqualTo("NewsArticle")
        .jsonPath("$.headline")
        .exists()
        .jsonPath("$.datePublished")
        .exists()
        .jsonPath("$.author[0]['@type']")
        .isEqualTo("Person")
        .jsonPath("$.publisher.name")
        .isEqualTo("일면");
  }

  @Test
  void isEmbedded() throws Exception {
    String url = "https://ilmyeon.example/article/63001/syndicated";
    http()
        .get()
        .uri("/feeds/oembed?url={url}", url)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.version")
        .isEqualTo("1.0")
        .jsonPath("$.type")
        .isEqualTo("link")
        .jsonPath("$.cache_age")
        .isEqualTo(86_400)
        .jsonPath("$.title")
        .isEqualTo(TITLE);
    assertThat(xml(bytes("/feeds/oembed?format=xml&url=" + url)).getDocumentElement().getTagName())
        .isEqualTo("oembed");
    assertThat(status("/feeds/oembed?format=yaml&url=" + url)).isEqualTo(501);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/feeds/nothing.xml",
        "/feeds/section/nothing/rss.xml",
        "/feeds/section/NOT%20ONE/rss.xml",
        "/feeds/region/KR-99/rss.xml",
        "/feeds/series/nothing/atom.xml",
        "/feeds/article/1078.jsonld",
        "/feeds/article/x.jsonld",
        "/feeds/article/63003.jsonld",
        "/feeds/oembed?url=https://elsewhere.example/article/1001",
        "/feeds/oembed?url=https://ilmyeon.example/article/1078/x"
      })
  void isNotFound(String path) {
    assertThat(status(path)).isEqualTo(404);
  }

  @Test
  void takesThreeStatementsAndOneForTombstones() {
    statements.clear();
    bytes("/feeds/section/sports/rss.xml");
    assertThat(statements.sent()).hasSize(3);
    statements.clear();
    bytes("/feeds/section/sports/atom.xml");
    assertThat(statements.sent()).hasSize(4);
  }

  private SyndFeed rome(String path) throws Exception {
    EntityExchangeResult<byte[]> answer = get(path);
    String type = String.valueOf(answer.getResponseHeaders().getContentType());
    return new SyndFeedInput()
        .build(
            new XmlReader(
                new ByteArrayInputStream(Objects.requireNonNull(answer.getResponseBody())), type));
  }

  private static Document xml(byte[] bytes) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
  }

  private static Source schema(String name) {
    return new StreamSource(
        Objects.requireNonNull(SyndicationTests.class.getResourceAsStream("/syndication/" + name)));
  }
}
