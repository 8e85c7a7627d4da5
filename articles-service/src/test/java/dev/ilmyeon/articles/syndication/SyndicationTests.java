package dev.ilmyeon.articles.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import dev.ilmyeon.articles.ServiceTests;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * 63001 is of today, with whatever characters are hard to write; 63002 under embargo, 63003 not to
 * be passed on, 63004 withdrawn today, 63005 withdrawn before anybody saw it. Feeds are read by
 * Rome, the sitemap by its schema.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyndicationTests extends ServiceTests {

  private static final String TITLE = "똠방각하 ‘펲시’ & <3㎞> 中\u00a0샵 😀";

  @BeforeAll
  void makeArticles() {
    sql(
        """
        INSERT INTO article (id, slug, title, body, section_id, status, published_at, embargo_until, syndicated)
        VALUES (63001, 'syndicated', '%s', '[{"type": "paragraph", "text": "첫 <b>문단</b> & 끝."}]', 'sports', 'PUBLISHED',
            now() - interval '1 minute', NULL, true),
          (63002, 'embargoed', '엠바고', '[]', 'sports', 'PUBLISHED', now() - interval '1 hour', now() + interval '1 hour', true),
          (63003, 'own', '우리만', '[]', 'sports', 'PUBLISHED', now() - interval '1 hour', NULL, false)
        """
            .formatted(TITLE),
        """
        INSERT INTO article (id, slug, title, section_id, status, published_at, withdrawn_at, withdrawal_notice)
        VALUES (63004, 'withdrawn', '거둔 기사', 'sports', 'WITHDRAWN', now() - interval '2 hours', now() - interval '1 hour', '사실과 달라 거둡니다.'),
          (63005, 'never', '안 나간 기사', 'sports', 'WITHDRAWN', now() + interval '2 hours', now() - interval '1 hour', '쓰지 않습니다.')
        """,
        "INSERT INTO article_region VALUES (63001, 'KR-50', 1, NULL)");
  }

  @AfterAll
  void removeArticles() {
    sql("DELETE FROM article WHERE id BETWEEN 63001 AND 63005");
  }

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
    http()
        .get()
        .uri("/feeds/section/sports/feed.json")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentType("application/feed+json")
        .expectBody()
        .jsonPath("$.version")
        .isEqualTo("https://jsonfeed.org/version/1.1")
        .jsonPath("$.feed_url")
        .isEqualTo("https://ilmyeon.example/feeds/section/sports/feed.json")
        .jsonPath("$.items[0].id")
        .isEqualTo("tag:ilmyeon.dev,2024:article/63001")
        .jsonPath("$.items[0].title")
        .isEqualTo(TITLE)
        .jsonPath("$.items[0].content_text")
        .isEqualTo("첫 <b>문단</b> & 끝.");
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/feeds/rss.xml",
        "/feeds/section/sports/atom.xml",
        "/feeds/feed.json",
        "/feeds/news-sitemap.xml",
        "/feeds/article/1001.jsonld"
      })
  void isNotSentAgain(String path) {
    HttpHeaders first = get(path).getResponseHeaders();
    String tag = Objects.requireNonNull(first.getETag());
    String changed = Objects.requireNonNull(first.getFirst(HttpHeaders.LAST_MODIFIED));

    assertThat(conditional(path, HttpHeaders.IF_NONE_MATCH, tag)).isEqualTo(304);
    assertThat(conditional(path, HttpHeaders.IF_MODIFIED_SINCE, changed)).isEqualTo(304);
    assertThat(conditional(path, HttpHeaders.IF_NONE_MATCH, "\"another\"")).isEqualTo(200);
  }

  /** A reader that knows a date alone must not keep what has gone, nor miss what has come late. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "status = 'WITHDRAWN', withdrawal_notice = '거둡니다.', withdrawn_at = now() - interval '30 seconds'",
        "embargo_until = now() - interval '30 seconds'",
        "syndicated = false, modified_at = now() - interval '30 seconds'"
      })
  void isSentAgainToWhoKnowsItsDateWhenThatHappens(String change) {
    String path = "/feeds/series/small-school/rss.xml";
    sql(
        """
        INSERT INTO article (id, slug, title, section_id, status, published_at, embargo_until)
        VALUES (63011, 'late', '늦게', 'sports', 'PUBLISHED', now() - interval '1 hour',
          CASE WHEN '%1$s' LIKE 'embargo%%' THEN now() + interval '1 hour' END)
        """
            .formatted(change.replace("'", "")),
        "INSERT INTO article_series VALUES (63011, 'small-school', 1, NULL)");
    try {
      String changed =
          Objects.requireNonNull(
              get(path).getResponseHeaders().getFirst(HttpHeaders.LAST_MODIFIED));
      assertThat(conditional(path, HttpHeaders.IF_MODIFIED_SINCE, changed)).isEqualTo(304);

      sql("UPDATE article SET %s WHERE id = 63011".formatted(change));

      assertThat(conditional(path, HttpHeaders.IF_MODIFIED_SINCE, changed)).isEqualTo(200);
    } finally {
      sql("DELETE FROM article WHERE id = 63011");
    }
    assertThat(conditional(path, HttpHeaders.IF_MODIFIED_SINCE, "Thu, 01 Jan 2099 00:00:00 GMT"))
        .as("a date that it never had")
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/feeds/rss-euckr.xml", "/feeds/atom.xml", "/feeds/article/1001.jsonld"})
  void tellsItsHeadersAlone(String path) {
    EntityExchangeResult<byte[]> whole = get(path);
    EntityExchangeResult<byte[]> head =
        http().head().uri(path).exchange().expectStatus().isOk().expectBody().returnResult();

    assertThat(head.getResponseBody()).isNullOrEmpty();
    for (String header :
        List.of(
            HttpHeaders.ETAG,
            HttpHeaders.LAST_MODIFIED,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.CACHE_CONTROL)) {
      assertThat(head.getResponseHeaders().get(header))
          .as(header)
          .isNotEmpty()
          .isEqualTo(whole.getResponseHeaders().get(header));
    }
  }

  @Test
  void saysWithNotModifiedWhatItWouldWithTheWhole() {
    HttpHeaders whole = get("/feeds/atom.xml").getResponseHeaders();
    String tag = Objects.requireNonNull(whole.getETag());
    assertThat(tag).as("strong: the same bytes").startsWith("\"");

    // Weak by whoever compressed it on the way, and one of several (RFC 9110, section 13.1.2).
    HttpHeaders same =
        http()
            .get()
            .uri("/feeds/atom.xml")
            .header(HttpHeaders.IF_NONE_MATCH, "\"another\", W/" + tag)
            .header(HttpHeaders.IF_MODIFIED_SINCE, "Thu, 01 Jan 1970 00:00:10 GMT")
            .exchange()
            .expectStatus()
            .isNotModified()
            .expectBody(Void.class)
            .returnResult()
            .getResponseHeaders();

    assertThat(same.getETag()).isEqualTo(tag);
    assertThat(same.getCacheControl()).isEqualTo(whole.getCacheControl());
    assertThat(same.getLastModified()).isEqualTo(whole.getLastModified());
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

  private byte[] bytes(String path) {
    return Objects.requireNonNull(get(path).getResponseBody());
  }

  private EntityExchangeResult<byte[]> get(String path) {
    return http().get().uri(path).exchange().expectStatus().isOk().expectBody().returnResult();
  }

  private int status(String path) {
    return http().get().uri(path).exchange().returnResult(Void.class).getStatus().value();
  }

  private int conditional(String path, String header, String value) {
    return http()
        .get()
        .uri(path)
        .header(header, value)
        .exchange()
        .returnResult(Void.class)
        .getStatus()
        .value();
  }
}
