package dev.ilmyeon.articles.generated;

import dev.ilmyeon.articles.database.Content;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the archive up to a number of generated articles: the server makes them from their numbers,
 * {@value #CHUNK} a transaction, so that a run that is cut short goes on where it stopped. They are
 * older than the sample content, one every five minutes backwards, so that no page changes its
 * look: what they change is the size of every index that a page reads.
 */
final class GeneratedArchive implements Content {

  static final long FIRST_ID = 1_000_000_000L;

  private static final Logger log = LoggerFactory.getLogger(GeneratedArchive.class);
  private static final int CHUNK = 20_000;
  private static final int LOG_EVERY = 100_000;

  private static final String ARTICLES =
      """
      INSERT INTO article (id, slug, kind, title, subheads, body, section_id, status, published_at)
      SELECT 1000000000 + n, 'generated-' || n, 'NEWS',
        r.names[1 + n % 17] || ' ' || w.what[1 + n / 17 % 8] || ', ' || w.how[1 + n / 136 % 8] || ' (' || n || ')',
        ARRAY['- ' || w.how[1 + n / 8 % 8] || '… 주민 ' || n % 900 + 100 || '명 참여'],
        jsonb_build_array(
          jsonb_build_object('type', 'paragraph', 'text', r.names[1 + n % 17] || '에서 '
            || w.what[1 + n / 17 % 8] || ' 사업이 ' || n % 12 + 1 || '월부터 시작된다. 대상은 모두 ' || n % 97 + 3
            || '곳이며, 주민 설명회와 현장 조사를 거쳐 순서를 정했다.'),
          jsonb_build_object('type', 'paragraph', 'text', '담당 부서는 해마다 한 차례 결과를 공개하기로 했다. 예산은 '
            || n % 50 + 1 || '억 원으로, 지난해보다 ' || n % 20 + 1 || '% 늘었다.'),
          jsonb_build_object('type', 'paragraph', 'text', '한 주민은 “오래 기다린 일인 만큼 끝까지 지켜보겠다”고 말했다.')),
        s.ids[1 + n / 17 % 8], CASE n % 100 WHEN 0 THEN 'CORRECTED' ELSE 'PUBLISHED' END,
        timestamptz '2024-07-18T00:00Z' - n * interval '5 minutes'
      FROM generate_series(?::bigint, ?::bigint) AS n
      CROSS JOIN (SELECT array_agg(name ORDER BY position) AS names FROM region) r
      CROSS JOIN (SELECT array_agg(id ORDER BY position) AS ids FROM section) s
      CROSS JOIN (SELECT
        ARRAY['통학로 정비', '빈집 고쳐 쓰기', '하천 산책로', '마을 버스', '전통시장 지붕', '공공 도서관', '생활 체육관', '도시 숲'] AS what,
        ARRAY['올해 첫 삽', '주민이 설계', '두 배로 확대', '시범 운영', '이웃 도시와 함께', '예산 확정', '현장 점검', '이달 마무리'] AS how) w
      """;

  private static final String REGIONS =
      """
      INSERT INTO article_region (article_id, region_code, position, published_at)
      SELECT 1000000000 + n, r.codes[1 + n % 17], 1, timestamptz '2024-07-18T00:00Z' - n * interval '5 minutes'
      FROM generate_series(?::bigint, ?::bigint) AS n
      CROSS JOIN (SELECT array_agg(code ORDER BY position) AS codes FROM region) r
      """;

  private static final String BYLINES =
      """
      INSERT INTO byline (article_id, reporter_id, position)
      SELECT 1000000000 + n, 'generated-' || n % 100, 1
      FROM generate_series(?::bigint, ?::bigint) AS n
      """;

  private static final String TAGS =
      """
      INSERT INTO article_tag (article_id, tag_id, position)
      SELECT 1000000000 + n, t.ids[1 + (n + i * 37) % 200], i
      FROM generate_series(?::bigint, ?::bigint) AS n
      CROSS JOIN generate_series(1, 2) AS i
      CROSS JOIN (SELECT array_agg(id) AS ids FROM tag WHERE name LIKE '견본 주제 %') t
      """;

  private static final String CORRECTIONS =
      """
      INSERT INTO correction (article_id, at, kind, note)
      SELECT 1000000000 + n, timestamptz '2024-07-19T00:00Z' - n * interval '5 minutes', 'CORRECTION', '숫자를 바로잡았습니다.'
      FROM generate_series(?::bigint, ?::bigint) AS n
      WHERE n % 100 = 0
      """;

  private static final String SUBJECTS =
      """
      INSERT INTO tag (name)
      SELECT '견본 주제 ' || n FROM generate_series(1, 200) AS n
      ON CONFLICT DO NOTHING
      """;

  private static final String REPORTERS =
      """
      INSERT INTO reporter (id, name)
      SELECT 'generated-' || n, '견본 기자 ' || n FROM generate_series(0, 99) AS n
      ON CONFLICT DO NOTHING
      """;

  private final long wanted;

  GeneratedArchive(long wanted) {
    this.wanted = wanted;
  }

  @Override
  public void load(Connection connection) throws SQLException {
    long done = generated(connection);
    if (done >= wanted) {
      return;
    }
    log.info("Generating articles {} to {}", done + 1, wanted);
    execute(connection, REPORTERS);
    execute(connection, SUBJECTS);
    connection.setAutoCommit(false);
    try {
      for (long first = done + 1; first <= wanted; first += CHUNK) {
        long last = Math.min(wanted, first + CHUNK - 1);
        insert(connection, ARTICLES, first, last);
        insert(connection, REGIONS, first, last);
        insert(connection, BYLINES, first, last);
        insert(connection, TAGS, first, last);
        insert(connection, CORRECTIONS, first, last);
        connection.commit();
        if (last / LOG_EVERY > (first - 1) / LOG_EVERY) {
          log.info("{} of {} articles generated", last, wanted);
        }
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    execute(
        connection, "VACUUM (ANALYZE) article, article_region, article_tag, byline, correction");
    log.info("The archive holds {} generated articles", wanted);
  }

  private static long generated(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet last =
            statement.executeQuery(
                "SELECT coalesce(max(id), %1$d) - %1$d FROM article WHERE id > %1$d"
                    .formatted(FIRST_ID))) {
      last.next();
      return last.getLong(1);
    }
  }

  private static void insert(Connection connection, String sql, long first, long last)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, first);
      statement.setLong(2, last);
      statement.execute();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
