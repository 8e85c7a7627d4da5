package dev.ilmyeon.articles.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.articles.ServiceTests;
import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.postgres.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

class ImportTests extends ServiceTests {

  private static final String SOURCE = "import-test";

  @Autowired private JsonMapper json;
  @Autowired private DatabaseClient database;
  @TempDir private Path folder;

  @AfterEach
  void remove() {
    sql(
        "DELETE FROM article WHERE id IN (SELECT article_id FROM imported_article WHERE source = 'import-test')",
        "DELETE FROM import_progress WHERE source = 'import-test'");
  }

  @Test
  void takesArticlesOver() throws Exception {
    loadLine(
        """
        {"id": "a1", "title": "강릉 커피축제 개막", "publishedAt": "2012-05-01T09:00:00+09:00", "section": "culture", "kind": "FEATURE",
         "subheads": ["- 사흘 동안"], "paragraphs": ["첫째.", "둘째."], "regions": ["KR-42"], "series": ["small-school"],
         "tags": ["커피", "축제"], "bylines": ["한여름 기자"], "legacyNo": "9912001"}
        """
            .replace("\n", " "));

    long id = number("SELECT article_id FROM imported_article WHERE source = 'import-test'");
    graphQl()
        .document(
            """
            query ($id: ID!) { article(id: $id) { slug legacyNo kind subheads section { id } regions { code } series { id }
              tags { name } bylines { name } publishedAt teaser { text } } }
            """)
        .variable("id", Long.toString(id))
        .execute()
        .path("article")
        .matchesJson(
            """
            { "slug": "gangneung-keopichukje-gaemak", "legacyNo": "9912001", "kind": "FEATURE", "subheads": ["- 사흘 동안"],
              "section": { "id": "culture" }, "regions": [{ "code": "KR-42" }], "series": [{ "id": "small-school" }],
              "tags": [{ "name": "커피" }, { "name": "축제" }], "bylines": [{ "name": "한여름 기자" }],
              "publishedAt": "2012-05-01T09:00:00.000+09:00", "teaser": { "text": "첫째. 둘째." } }
            """);
  }

  @Test
  void takesEachOverOnceAndWhatChangedAgain() throws Exception {
    load("one.jsonl", line("b1", "첫 제목"), line("b2", "둘째"));
    long id = idOf("b1");

    load("two.jsonl", line("b1", "첫 제목"), line("b2", "둘째, 고침"), line("b3", "셋째"));

    assertThat(imported()).isEqualTo(3);
    assertThat(idOf("b1")).isEqualTo(id);
    assertThat(number("SELECT count(*) FROM article WHERE title = '둘째, 고침'")).isEqualTo(1);
    assertThat(number("SELECT count(*) FROM article_tag WHERE article_id = " + idOf("b2")))
        .isEqualTo(1);
  }

  @Test
  void showsCorrectionsAsTheyWereTold() throws Exception {
    String corrected =
        line("e1", "고친 기사")
            .replace(
                "}",
                ", \"corrections\": [{\"at\": \"2012-05-02T09:00:00+09:00\", \"kind\": \"CORRECTION\", \"note\": \"날짜를 바로잡습니다.\"}]}");
    load("one.jsonl", corrected, line("e2", "나쁜 정정").replace("}", ", \"corrections\": [{}]}"));
    load("two.jsonl", corrected.replace("고친", "또 고친"));

    assertThat(imported()).isEqualTo(1);
    graphQl()
        .document(
            "query ($id: ID!) { article(id: $id) { title status corrections { kind note } } }")
        .variable("id", Long.toString(idOf("e1")))
        .execute()
        .path("article")
        .matchesJsonStrictly(
            """
            { "title": "또 고친 기사", "status": "CORRECTED", "corrections": [{ "kind": "CORRECTION", "note": "날짜를 바로잡습니다." }] }
            """);
  }

  @Test
  void leavesWhatTheNewsroomHasChangedSince() throws Exception {
    load("one.jsonl", line("f1", "들인 제목"), line("f2", "다른 제목"));
    sql("UPDATE article SET revision = 2, title = '고친 제목' WHERE id = " + idOf("f1"));

    Path file = load("two.jsonl", line("f1", "새 제목"), line("f2", "새 제목"));

    assertThat(number("SELECT count(*) FROM article WHERE title = '고친 제목'")).isEqualTo(1);
    assertThat(number("SELECT count(*) FROM article WHERE title = '새 제목'")).isEqualTo(1);
    assertThat(Files.readAllLines(Path.of(file + ".rejected")))
        .singleElement()
        .satisfies(reject -> assertThat(json.readTree(reject).path("line").asInt()).isEqualTo(1));
  }

  @Test
  void goesOnBehindWhatIsDone() throws Exception {
    String[] lines =
        IntStream.range(0, 1500).mapToObj(n -> line("c" + n, "제목 " + n)).toArray(String[]::new);
    cutShort("long.jsonl", 1200, lines);
    assertThat(imported()).isEqualTo(1000);
    sql("DELETE FROM article WHERE title = '제목 3'");

    load("long.jsonl", lines);

    assertThat(imported()).as("line 4 is done").isEqualTo(1499);
  }

  @Test
  void beginsAnewIfItIsAnotherFile() throws Exception {
    String[] lines =
        IntStream.range(0, 1500).mapToObj(n -> line("g" + n, "처음 " + n)).toArray(String[]::new);
    cutShort("same-name.jsonl", 1200, lines);

    load("same-name.jsonl", line("g0", "나중 0"), line("g1", "나중 1"));
    assertThat(number("SELECT count(*) FROM article WHERE title LIKE '나중 _'")).isEqualTo(2);

    cutShort("same-name.jsonl", 1200, lines);
    lines[7] = line("g7", "나중 7");
    load("same-name.jsonl", lines);
    assertThat(number("SELECT count(*) FROM article WHERE title LIKE '나중 _'")).isEqualTo(1);
    assertThat(imported()).isEqualTo(1500);
  }

  @Test
  void takesAFileOverAgainThatWasMended() throws Exception {
    Path file = load("mended.jsonl", line("h1", "좋음"), line("h2", ""));
    assertThat(Path.of(file + ".rejected")).exists();

    load("mended.jsonl", line("h1", "좋음"), line("h2", "이제 좋음"));

    assertThat(imported()).isEqualTo(2);
    assertThat(Path.of(file + ".rejected")).doesNotExist();
  }

  @Test
  void rejectsBadLinesWithTheirNumbers() throws Exception {
    Path file =
        load(
            "bad.jsonl",
            line("d1", "좋음"),
            "{ not json",
            line("d2", ""),
            "",
            line("d3", "좋음").replace("local", "nowhere"),
            line("d4", "좋음").replace("}", ", \"legacyNo\": \"384120\"}"),
            "[]",
            line("d5", "좋음"));

    assertThat(imported()).isEqualTo(2);
    List<String> rejected = Files.readAllLines(Path.of(file + ".rejected"));
    assertThat(rejected)
        .extracting(reject -> json.readTree(reject).path("line").asInt())
        .containsExactlyInAnyOrder(2, 3, 5, 6, 7);
    assertThat(rejected)
        .allSatisfy(
            reject -> assertThat(json.readTree(reject).path("why").asString()).isNotBlank());
  }

  @Test
  void readsFeeds() throws Exception {
    Path file = folder.resolve("feed.xml");
    Files.writeString(
        file,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0"><channel><title>t</title><link>https://a.example/</link><description>d</description>
          <item><title>이웃 신문의 &amp;quot;기사&amp;quot;</title><link>https://a.example/1</link><guid>https://a.example/1</guid>
            <description>&lt;p&gt;본문 &amp;amp; 끝&lt;/p&gt;</description><pubDate>Tue, 01 May 2012 09:00:00 +0900</pubDate><category>문화</category></item>
          <item><title>때 없는 기사</title><guid>2</guid></item>
        </channel></rss>
        """);
    load(file);
    load(file);

    assertThat(imported()).isEqualTo(1);
    assertThat(
            number(
                "SELECT count(*) FROM article WHERE title = '이웃 신문의 \"기사\"' AND body @> '[{\"text\": \"본문 & 끝\"}]'"))
        .isEqualTo(1);
  }

  @Test
  void readsWholeTextsOfFeeds() throws Exception {
    Path rss = folder.resolve("whole.rss");
    Files.writeString(
        rss,
        """
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
          <title>t</title><link>https://a.example/</link><description>d</description>
          <item><title>온 글</title><link>https://a.example/3</link><guid>https://a.example/3</guid><description>줄거리</description>
            <dc:creator>이웃 기자</dc:creator><pubDate>Tue, 01 May 2012 09:00:00 +0900</pubDate>
            <content:encoded><![CDATA[<p>첫째&nbsp;문단 &#8220;말&#8221;</p><!-- 광고 --><script>var x = 1 > 0;</script><p>둘째 <b>문단</b></p>]]></content:encoded>
          </item></channel></rss>
        """);
    Path atom = folder.resolve("whole.atom");
    Files.writeString(
        atom,
        """
        <feed xmlns="http://www.w3.org/2005/Atom"><id>tag:a.example,2012:f</id><title>t</title><updated>2012-05-01T09:00:00+09:00</updated>
          <entry><id>tag:a.example,2012:4</id><title>글만</title><updated>2012-05-01T09:00:00+09:00</updated>
            <author><name>먼 기자</name></author><content type="text">3 &lt; 5</content></entry></feed>
        """);
    load(rss);
    load(atom);

    assertThat(imported()).isEqualTo(2);
    assertThat(text("https://a.example/3")).isEqualTo("첫째 문단 “말”|둘째 문단|이웃 기자");
    assertThat(text("tag:a.example,2012:4")).isEqualTo("3 < 5|먼 기자");
  }

  private String text(String externalId) {
    return await(
        database
            .sql(
                """
                SELECT concat_ws('|', (SELECT string_agg(b ->> 'text', '|') FROM jsonb_array_elements(a.body) b),
                  (SELECT string_agg(r.name, '|') FROM byline l JOIN reporter r ON r.id = l.reporter_id WHERE l.article_id = a.id)) AS text
                FROM article a WHERE a.id = :id
                """)
            .bind("id", idOf(externalId))
            .map(row -> String.valueOf(row.get("text", String.class)))
            .one());
  }

  @Test
  void showsABar() {
    assertThat(new Progress(100, 0).bar(25, 3, 10))
        .isEqualTo(
            "[##########------------------------------] 25 of 100 lines, 3 rejected, 10 s, 30 s left");
  }

  private static String line(String id, String title) {
    return """
    {"id": "%s", "title": "%s", "publishedAt": "2012-05-01T09:00:00+09:00", "section": "local", "tags": ["들임"]}
    """
        .formatted(id, title)
        .strip();
  }

  private Path load(String name, String... lines) throws IOException, SQLException {
    Path file = folder.resolve(name);
    Files.write(file, List.of(lines));
    load(file);
    return file;
  }

  /** As if it were killed in the middle of its second thousand. */
  private void cutShort(String name, int at, String... lines) throws SQLException {
    ImportJob job =
        new ImportJob(SOURCE, "general", name, true, folder.resolve(name + ".rejected"));
    Iterable<String> some =
        () ->
            IntStream.range(0, lines.length)
                .mapToObj(n -> {
                  if (n == at) {
                    throw new UncheckedIOException(new IOException("Cut short"));
                  }
                  return lines[n];
                })
                .iterator();
    try (Connection connection = connect()) {
      assertThatThrownBy(() -> new LineImport(json, job).load(connection, some, lines.length))
          .hasMessageContaining("Cut short");
    }
  }

  private void loadLine(String line) throws IOException, SQLException {
    Path file = folder.resolve("articles.jsonl");
    Files.writeString(file, line);
    load(file);
  }

  private void load(Path file) throws SQLException {
    try (Connection connection = connect()) {
      new ImportedFile(new ImportProperties(file, SOURCE, "general", null, false), json)
          .load(connection);
    }
  }

  private static Connection connect() throws SQLException {
    TestDatabase database = TestPostgres.database("articles");
    return DriverManager.getConnection(
        database.jdbcUrl(), database.username(), database.password());
  }

  private long imported() {
    return number("SELECT count(*) FROM imported_article WHERE source = 'import-test'");
  }

  private long idOf(String externalId) {
    return number(
        "SELECT article_id FROM imported_article WHERE source = 'import-test' AND external_id = '"
            + externalId
            + "'");
  }
}
