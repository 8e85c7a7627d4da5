package dev.ilmyeon.articles.breaking;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ilmyeon.articles.ServiceTests;
import dev.ilmyeon.articles.audit.AuditTrail;
import dev.ilmyeon.articles.outbox.Outbox;
import dev.ilmyeon.articles.schedule.Job;
import dev.ilmyeon.articles.schedule.JobResult;
import dev.ilmyeon.articles.schedule.JobState;
import dev.ilmyeon.articles.schedule.Schedule;
import dev.ilmyeon.platform.subgraph.idempotency.IdempotentWrites;
import dev.ilmyeon.platform.subgraph.identity.Caller;
import dev.ilmyeon.platform.subgraph.problem.Problem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.test.tester.WebSocketGraphQlTester;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.test.StepVerifier;

class BreakingNewsTests extends ServiceTests {

  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final String SEND =
      """
      mutation ($key: String!, $headline: String!, $article: ID) {
        result: sendBreakingNews(idempotencyKey: $key, headline: $headline, article: $article) {
          __typename
          ... on BreakingNewsSaved { news { id fate { outcome } } }
          ... on Problem { code }
        } }
      """;

  @Autowired private BreakingNewsStore store;
  @Autowired private IdempotentWrites writes;
  @Autowired private Outbox outbox;
  @Autowired private Schedule schedule;
  @Autowired private AuditTrail trail;

  private BreakingDesk desk(boolean twoPersons, Map<String, URI> channels) {
    return new BreakingDesk(
        new BreakingNewsProperties(twoPersons, channels),
        store,
        writes,
        outbox,
        schedule,
        trail,
        Clock.systemUTC());
  }

  private static Caller editor(String name) {
    return new Caller(name, Set.of(), Set.of("editor"));
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private Outcome outcome(long id) {
    return Outcome.of(
        await(store.receipts(List.of(id))).stream()
            .map(BreakingNewsStore.OwnReceipt::receipt)
            .toList());
  }

  @Test
  void isSentOnceAndSaysSo() {
    String key = key();
    String headline = "속보 " + key;
    String id = "";
    for (int i = 0; i < 3; i++) {
      id =
          graphQl("lee", "editor", "ko")
              .document(SEND)
              .variable("key", key)
              .variable("headline", headline)
              .variable("article", "1001")
              .execute()
              .path("result.news.id")
              .entity(String.class)
              .get();
    }
    assertThat(
            number("SELECT count(*) FROM breaking_news WHERE headline = '%s'".formatted(headline)))
        .isOne();
    String sent = id;
    Awaitility.await().atMost(DEADLINE).until(() -> outcome(Long.parseLong(sent)) == Outcome.SENT);

    WebSocketGraphQlTester socket = socket();
    try {
      assertThat(
              await(
                  socket
                      .document(
                          "subscription { breakingNews(after: 0) { headline article { id } } }")
                      .executeSubscription()
                      .toFlux("breakingNews.headline", String.class)
                      .filter(headline::equals)
                      .next()))
          .isEqualTo(headline);
    } finally {
      socket.stop().block(DEADLINE);
    }
  }

  @Test
  void isSentToNobodyBeforeSomebodyElseConfirmsIt() {
    BreakingDesk desk = desk(true, Map.of());
    var saved =
        (BreakingDesk.BreakingNewsSaved)
            await(desk.send(editor("kim"), key(), new BreakingDesk.Send("두 사람", null)));

    assertThat(outcome(saved.id())).isEqualTo(Outcome.NOT_SENT);
    assertCode(await(desk.confirm(editor("kim"), key(), saved.id())), "SAME_PERSON");
    assertThat(outcome(saved.id())).isEqualTo(Outcome.NOT_SENT);
    assertThat(await(desk.confirm(editor("lee"), key(), saved.id()))).isEqualTo(saved);
    assertCode(await(desk.confirm(editor("park"), key(), saved.id())), "ALREADY_SENT");
    assertCode(await(desk.confirm(editor("park"), key(), 0)), "NO_SUCH_BREAKING_NEWS");
    assertThat(outcome(saved.id())).isIn(Outcome.SENDING, Outcome.SENT);
  }

  @Test
  void hasAReceiptOfEachChannel() throws IOException {
    List<String> keys = new CopyOnWriteArrayList<>();
    HttpServer channel = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    channel.createContext(
        "/good",
        exchange -> {
          keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    channel.createContext(
        "/bad",
        exchange -> {
          exchange.sendResponseHeaders(500, -1);
          exchange.close();
        });
    channel.start();
    try {
      String base = "http://127.0.0.1:" + channel.getAddress().getPort();
      Map<String, URI> channels =
          Map.of("push", URI.create(base + "/good"), "mail", URI.create(base + "/bad"));
      var saved =
          (BreakingDesk.BreakingNewsSaved)
              await(
                  desk(false, channels)
                      .send(editor("kim"), key(), new BreakingDesk.Send("채널마다", null)));
      assertThat(outcome(saved.id())).isEqualTo(Outcome.SENDING);

      ChannelDelivery delivery = new ChannelDelivery(channels, store, WebClient.create());
      Job push = job(saved.id(), "push");
      Job mail = job(saved.id(), "mail");
      assertThat(await(delivery.run(push))).isInstanceOf(JobResult.Done.class);
      StepVerifier.create(delivery.run(mail))
          .expectError(WebClientResponseException.class)
          .verify(DEADLINE);
      sql(
          "UPDATE scheduled_job SET state = 'DONE', ended_at = now() WHERE id = " + push.id(),
          "UPDATE scheduled_job SET state = 'FAILED', problem = 'ERROR', ended_at = now() WHERE id = "
              + mail.id());
      assertThat(keys).containsExactly("breaking-%d-push".formatted(saved.id()));
      Awaitility.await().atMost(DEADLINE).until(() -> outcome(saved.id()) == Outcome.SENT_IN_PART);
    } finally {
      channel.stop(0);
    }
  }

  private Job job(long news, String channel) {
    return await(schedule.list("main", JobState.WAITING, Long.MAX_VALUE, 100)).stream()
        .filter(job ->
            job.subject().equals("breaking:" + news)
                && job.payload().path("channel").asString("").equals(channel))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void refusesWhatIsNone() {
    BreakingDesk desk = desk(false, Map.of());
    for (BreakingDesk.Send wrong :
        List.of(
            new BreakingDesk.Send(" ", null),
            new BreakingDesk.Send("x".repeat(121), null),
            new BreakingDesk.Send("초고", "1080"),
            new BreakingDesk.Send("없음", "x"))) {
      assertThat(await(desk.send(editor("kim"), key(), wrong))).isInstanceOf(Problem.class);
    }
    Caller reporter = new Caller("kim", Set.of(), Set.of("reporter"));
    assertCode(
        await(desk.send(reporter, key(), new BreakingDesk.Send("속보", null))), "ROLE_MISSING");
    assertCode(
        await(desk.send(Caller.NOBODY, key(), new BreakingDesk.Send("속보", null))), "NOT_SIGNED_IN");
  }

  @Test
  void isListedInTwoStatementsHoweverMany() {
    BreakingDesk desk = desk(false, Map.of());
    for (int i = 0; i < 3; i++) {
      await(desk.send(editor("kim"), key(), new BreakingDesk.Send("목록 " + i, null)));
    }
    statements.clear();
    graphQl("board", "dashboard", "ko")
        .document(
            "{ breakingNewsLog(first: 3) { headline fate { outcome receipts { channel state } } } }")
        .execute()
        .path("breakingNewsLog[*].headline")
        .entityList(String.class)
        .containsExactly("목록 2", "목록 1", "목록 0");
    assertThat(statements.sent()).hasSize(2);
  }

  @Test
  void isTheNewsroomsThatSentIt() {
    BreakingDesk desk = desk(true, Map.of());
    Caller busan = new Caller("lee", Set.of("newsroom:busan"), Set.of("editor"));
    var main =
        (BreakingDesk.BreakingNewsSaved)
            await(desk.send(editor("kim"), key(), new BreakingDesk.Send("본사 속보", null)));

    assertCode(await(desk.confirm(busan, key(), main.id())), "NO_SUCH_BREAKING_NEWS");
    assertThat(headlines("main")).contains("본사 속보");
    assertThat(headlines("busan")).doesNotContain("본사 속보");
    await(desk.send(busan, key(), new BreakingDesk.Send("부산 속보", null)));
    assertThat(headlines("busan")).containsExactly("부산 속보");
    assertThat(headlines("main")).doesNotContain("부산 속보");
    assertThat(outcome(main.id())).isEqualTo(Outcome.NOT_SENT);
  }

  private List<String> headlines(String newsroom) {
    return graphQlOf(newsroom, "lee", "editor")
        .document("{ breakingNewsLog(first: 100) { headline } }")
        .execute()
        .path("breakingNewsLog[*].headline")
        .entityList(String.class)
        .get();
  }

  private static void assertCode(Object result, String code) {
    assertThat(result)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
  }
}
