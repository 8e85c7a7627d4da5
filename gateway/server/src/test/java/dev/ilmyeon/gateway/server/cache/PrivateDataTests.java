package dev.ilmyeon.gateway.server.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Whatever is asked by whomever, and whatever subgraphs say of keeping it: nobody gets what was
 * answered to somebody else. Subgraphs write into each value for whom it is, as far as they are
 * told; many clients ask at the same time.
 */
@GatewayTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "ilmyeon.gateway.supergraph=classpath:cached-supergraph.graphql",
      "ilmyeon.gateway.cache.enabled=true",
      "ilmyeon.gateway.identity.development.enabled=true",
      "ilmyeon.gateway.identity.headers.subject=X-User",
      "ilmyeon.gateway.http.forward-headers=X-Edition,Cookie"
    })
class PrivateDataTests {

  private static final int REQUESTS = 1_200;

  private static final List<String> FIELDS =
      List.of("title", "mine", "now", "strip", "regions { code name }", "echo(text: \"e\")");

  private static final List<String> SAID =
      List.of("", "Cache-Control: private, max-age=60\r\n", "Cache-Control: max-age=60\r\n");

  static final Pattern MARK = Pattern.compile("<([^<>]*)>");

  private final AtomicInteger forAll = new AtomicInteger();

  @LocalServerPort private int port;

  /** Of the gateway that a request goes to. */
  int port(int request) {
    return port;
  }

  /** Who asks, by what they show; null for what they do not. */
  private record Who(String user, String edition, String cookie) {

    static Who any(Random random) {
      return new Who(
          one(random, null, null, null, null, "kim", "lee", "park"),
          one(random, null, null, "a", "b"),
          one(random, null, null, null, null, "session=1", "session=2"));
    }

    private static String one(Random random, String... of) {
      return of[random.nextInt(of.length)];
    }

    /** What subgraphs are to say. */
    String mark() {
      return user + "|" + edition + "|" + cookie;
    }

    List<String> headers() {
      List<String> headers = new ArrayList<>();
      if (user != null) {
        headers.add("X-Ilmyeon-Development-Identity");
        headers.add("{\"sub\":\"%s\"}".formatted(user));
      }
      if (edition != null) {
        headers.add("X-Edition");
        headers.add(edition);
      }
      if (cookie != null) {
        headers.add("Cookie");
        headers.add(cookie);
      }
      return headers;
    }
  }

  private static Answer answer(StandInServer.Request request, Random random) {
    String mark =
        "<%s|%s|%s>"
            .formatted(
                request.headers().getFirst("X-User"),
                request.headers().getFirst("X-Edition"),
                request.headers().getFirst("Cookie"));
    String body =
        """
        {"data":{"title":"%1$s","mine":"%1$s","now":"%1$s","strip":"%1$s","echo":"%1$s",\
        "regions":[{"__typename":"Region","code":"%1$s","name":"%1$s"}]}}\
        """
            .formatted(mark);
    String said;
    synchronized (random) {
      said = SAID.get(random.nextInt(SAID.size()));
    }
    return Answer.raw(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n%s"
            .formatted(said, body.length(), body));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void isNobodyElses(long seed) throws InterruptedException, ExecutionException {
    Random answers = new Random(seed);
    StandIns.NEWS.answers(request -> answer(request, answers));
    StandIns.WEATHER.answers(request -> answer(request, answers));
    Random random = new Random(seed);
    List<Callable<String>> requests = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      Who who = Who.any(random);
      String query = query(random);
      boolean post = random.nextBoolean();
      Http gateway = new Http(port(i));
      requests.add(() -> wrong(gateway, who, query, post));
    }

    List<String> wrong = new ArrayList<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
      for (Future<String> each : clients.invokeAll(requests)) {
        wrong.add(each.get());
      }
    }

    assertThat(wrong).filteredOn(each -> !each.isEmpty()).isEmpty();
    assertThat(forAll).as("some may be kept").hasValueGreaterThan(REQUESTS / 20);
  }

  private static String query(Random random) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      String field = FIELDS.get(random.nextInt(FIELDS.size()));
      if (!fields.contains(field)) {
        fields.add(field);
      }
    }
    return "{ " + String.join(" ", fields) + " }";
  }

  /** What is wrong with an answer; nothing if it is the client's own. */
  private String wrong(Http gateway, Who who, String query, boolean post) {
    HttpResponse<String> response = ask(gateway, who, query, post);
    Matcher marks = MARK.matcher(response.body());
    boolean any = false;
    while (marks.find()) {
      any = true;
      if (!marks.group(1).equals(who.mark())) {
        return "%s got %s".formatted(who, response.body());
      }
    }
    String said = response.headers().firstValue("Cache-Control").orElse("");
    boolean showsNothing = who.user() == null && who.cookie() == null;
    boolean secret = query.contains("mine") || query.contains("now");
    if (!said.equals("no-store")) {
      forAll.incrementAndGet();
    }
    if (!said.equals("no-store") && (!showsNothing || secret)) {
      return "%s may be kept by others: %s".formatted(who, query);
    }
    return any ? "" : "%s got nothing: %s".formatted(who, response.body());
  }

  private static HttpResponse<String> ask(Http gateway, Who who, String query, boolean post) {
    List<String> headers = new ArrayList<>(who.headers());
    if (post) {
      headers.addAll(List.of("Content-Type", "application/json"));
      return gateway.post(
          "/graphql",
          "{\"query\":\"%s\"}".formatted(query.replace("\"", "\\\"")),
          headers.toArray(String[]::new));
    }
    headers.addAll(Arrays.asList("Accept", "application/json"));
    return gateway.get(
        "/graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8),
        headers.toArray(String[]::new));
  }
}
