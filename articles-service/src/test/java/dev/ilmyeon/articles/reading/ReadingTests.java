package dev.ilmyeon.articles.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.ServiceTests;
import dev.ilmyeon.platform.subgraph.periodic.PeriodicWork;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.test.tester.GraphQlTester;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

class ReadingTests extends ServiceTests {

  private static final String BY_PATH =
      """
      query ($path: String!) { articleByPath(path: $path) { __typename
        ... on Article { id } ... on Moved { to } ... on Withdrawn { at notice } } }
      """;

  private static final ReadingProperties SELDOM =
      new ReadingProperties(Duration.ofHours(1), 100_000);

  @Autowired private ReadCounter counter;
  @Autowired private ReadStore store;

  @BeforeEach
  void forgetReads() {
    counter.drain();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/article/1001/gwangmyeong-jinan-carbon-neutral-forum",
        "/article/1001/gwangmyeong-jinan-carbon-neutral-forum/",
        "/article/1001/gwangmyeong-jinan-carbon-neutral-forum?utm_source=x"
      })
  void findsAnArticleByItsAddress(String path) {
    byPath(path).path("articleByPath.id").entity(String.class).isEqualTo("1001");
  }

  @ParameterizedTest
  @CsvSource({
    "/article/1001",
    "/article/1001/gwangmyeong-china-forum",
    "/article/1001/whatever",
    "/news/gwangmyeong-jinan-forum",
    "/article.html?no=384120",
  })
  void tellsWhereAnArticleMovedTo(String path) {
    byPath(path)
        .path("articleByPath.to")
        .entity(String.class)
        .isEqualTo("https://ilmyeon.example/article/1001/gwangmyeong-jinan-carbon-neutral-forum");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/article/1077",
        "/article/1077/incheon-coastal-walk-lights",
        "/article.html?no=402350"
      })
  void showsATombstoneOfAWithdrawnArticleWithoutAChain(String path) {
    byPath(path)
        .path("articleByPath.__typename")
        .entity(String.class)
        .isEqualTo("Withdrawn")
        .path("articleByPath.at")
        .entity(String.class)
        .isEqualTo("2024-07-21T18:00:00.000+09:00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/article/999999", "/news/nothing", "/article.html?no=1", "/../etc/passwd"})
  void isNullWhereNothingEverWas(String path) {
    byPath(path).path("articleByPath").valueIsNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "article/1001", "https://ilmyeon.example/article/1001"})
  void refusesWhatIsNoPath(String path) {
    byPath(path)
        .errors()
        .satisfy(errors ->
            assertThat(errors.getFirst().getExtensions()).containsEntry("code", "BAD_USER_INPUT"));
  }

  @Test
  void countsReadsWithoutAStatementAndWritesThemInOne() {
    for (int i = 0; i < 3; i++) {
      graphQl().document("{ article(id: 1050) { title } }").executeAndVerify();
    }
    byPath("/article/1051/gangwon-new-potato-harvest").path("articleByPath.id").hasValue();
    byPath("/article/1051").path("articleByPath.to").hasValue();
    long before = reads(1050);

    statements.clear();
    new ReadWriter(counter, store).flush().block(Duration.ofSeconds(10));

    assertThat(statements.sent()).hasSize(1);
    assertThat(reads(1050) - before).isEqualTo(3);
    assertThat(reads(1051)).isEqualTo(1);
  }

  @Test
  void countsNothingThatReadersMayNotSee() {
    graphQl().document("{ article(id: 1078) { title } }").executeAndVerify();
    byPath("/article/1077");

    assertThat(counter.drain()).isEmpty();
  }

  @Test
  void writesWhatIsLeftWhenItStops() throws InterruptedException {
    PeriodicWork writing = new ReadingConfiguration().writeReads(counter, store, SELDOM);
    writing.start();
    graphQl().document("{ article(id: 1052) { title } }").executeAndVerify();
    CountDownLatch stopped = new CountDownLatch(1);
    writing.stop(stopped::countDown);

    assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(writing.isRunning()).isFalse();
    assertThat(reads(1052)).isEqualTo(1);
  }

  @Test
  void keepsForTheNextTimeWhatWasNotWritten() {
    graphQl().document("{ article(id: 1053) { title } }").executeAndVerify();
    long before = reads(1053);
    ReadStore silent = new ReadStore(DatabaseClient.create(new SilentDatabase()));
    new ReadWriter(counter, silent)
        .flush()
        .timeout(Duration.ofMillis(50))
        .onErrorComplete()
        .block(Duration.ofSeconds(10));

    new ReadWriter(counter, store).flush().block(Duration.ofSeconds(10));

    assertThat(reads(1053) - before).isEqualTo(1);
  }

  @Test
  void ranksWhatWasReadMostByTheEditionsClock() {
    graphQl()
        .document(
            """
            { day: mostRead(first: 3) { id } hour: mostRead(hours: 1, first: 2) { id } nowhere: mostRead(edition: "x") { id } }
            """)
        .execute()
        .path("day[*].id")
        .entityList(String.class)
        .containsExactly("1026", "1019", "1036")
        .path("hour[0].id")
        .entity(String.class)
        .isEqualTo("1019")
        .path("nowhere")
        .valueIsNull();
  }

  @Test
  void ranksNothingSensitive() {
    sql("UPDATE article SET sensitive = true WHERE id = 1026");
    try {
      graphQl()
          .document("{ mostRead(first: 2) { id } }")
          .execute()
          .path("mostRead[*].id")
          .entityList(String.class)
          .containsExactly("1019", "1036");
    } finally {
      sql("UPDATE article SET sensitive = false WHERE id = 1026");
    }
  }

  @Test
  void ranksNewReadsInTheLiveEdition() {
    graphQl().document("{ article(id: 1074) { title } }").executeAndVerify();
    new ReadWriter(counter, store).flush().block(Duration.ofSeconds(10));

    graphQl()
        .document("{ mostRead(edition: \"live\", first: 100) { id } }")
        .execute()
        .path("mostRead[*].id")
        .entityList(String.class)
        .contains("1074");
  }

  /** Gives nobody a connection, and says nothing. */
  private static final class SilentDatabase implements ConnectionFactory {
    @Override
    public Mono<Connection> create() {
      return Mono.never();
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
      return () -> "PostgreSQL";
    }
  }

  private GraphQlTester.Response byPath(String path) {
    return graphQl().document(BY_PATH).variable("path", path).execute();
  }

  private long reads(long article) {
    return number(
        "SELECT coalesce(sum(reads), 0)::bigint FROM article_read WHERE hour > '2025-01-01' AND article_id = "
            + article);
  }
}
