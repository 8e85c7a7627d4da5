package dev.ilmyeon.articles.syndication;

import dev.ilmyeon.articles.ServiceTests;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/**
 * 63001 is of now, with whatever characters are hard to write; 63002 under embargo, 63003 not to be
 * passed on, 63004 withdrawn today, 63005 withdrawn before anybody saw it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FeedTests extends ServiceTests {

  static final String TITLE = "똠방각하 ‘펲시’ & <3㎞> 中\u00a0샵 😀";

  @BeforeAll
  void makeArticles() {
    sql(
        """
        INSERT INTO article (id, slug, title, body, section_id, status, published_at, embargo_until, syndicated)
        VALUES (63001, 'syndicated', '%s', '[{"type": "paragraph", "text": "첫 <b>문단</b> & 끝."}]', 'sports', 'PUBLISHED',
            now(), NULL, true),
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
    sql("DELETE FROM article WHERE id BETWEEN 63001 AND 63009");
  }

  final byte[] bytes(String path) {
    return Objects.requireNonNull(get(path).getResponseBody());
  }

  final EntityExchangeResult<byte[]> get(String path) {
    return http().get().uri(path).exchange().expectStatus().isOk().expectBody().returnResult();
  }

  final int status(String path) {
    return http().get().uri(path).exchange().returnResult(Void.class).getStatus().value();
  }
}
