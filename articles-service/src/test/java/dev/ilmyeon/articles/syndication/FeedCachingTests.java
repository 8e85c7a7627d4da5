package dev.ilmyeon.articles.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** What readers of feeds have already is not sent again, and what has changed is. */
class FeedCachingTests extends FeedTests {

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
    HttpHeaders first = settled(path);
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
        "syndicated = false"
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
      String changed = Objects.requireNonNull(settled(path).getFirst(HttpHeaders.LAST_MODIFIED));
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
    HttpHeaders whole = settled(path);
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
          .isEqualTo(whole.get(header));
    }
  }

  @Test
  void saysWithNotModifiedWhatItWouldWithTheWhole() {
    HttpHeaders whole = settled("/feeds/atom.xml");
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

  /** Once the second is over in which something changed: until then a feed has no date. */
  private HttpHeaders settled(String path) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> get(path).getResponseHeaders(),
            headers -> headers.getFirst(HttpHeaders.LAST_MODIFIED) != null);
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
