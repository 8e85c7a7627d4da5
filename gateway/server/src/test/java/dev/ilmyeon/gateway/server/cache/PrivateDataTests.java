package dev.ilmyeon.gateway.server.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import dev.ilmyeon.gateway.server.fixture.TokenIssuer;
import dev.ilmyeon.gateway.server.identity.ApiKey;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * Whatever is asked by whomever, and whatever subgraphs say of keeping it: nobody gets what was
 * answered to somebody else. Subgraphs write into each value for whom it is, as far as they are
 * told; many clients ask at the same time: with tokens, with keys, with cookies, and with nothing.
 */
@GatewayTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "ilmyeon.gateway.supergraph=classpath:cached-supergraph.graphql",
      "ilmyeon.gateway.cache.enabled=true",
      "ilmyeon.gateway.http.forward-headers=X-Edition,Cookie"
    })
class PrivateDataTests {

  private static final int REQUESTS = 1_200;

  private static final List<String> FIELDS =
      List.of("title", "mine", "now", "strip", "regions { code name }", "echo(text: \"e\")");

  private static final List<String> SAID =
      List.of("", "Cache-Control: private, max-age=60\r\n", "Cache-Control: max-age=60\r\n");

  static final Pattern MARK = Pattern.compile("<([^<>]*)>");

  private static final RSAKey KEY = TokenIssuer.rsa("one");
  private static final TokenIssuer ISSUER = new TokenIssuer(Clock.systemUTC());
  private static final List<ApiKey> PARTNERS =
      List.of(ApiKey.random("wire"), ApiKey.random("daily"));

  @TempDir static Path folder;

  private final AtomicInteger forAll = new AtomicInteger();

  @LocalServerPort private int port;

  /** Of the gateway that a request goes to. */
  int port(int request) {
    return port;
  }

  /** By what somebody is known. */
  private record Shown(String user, String... headers) {}

  private static final List<Shown> SHOWN =
      List.of(
          new Shown(null),
          new Shown(null),
          new Shown(null),
          new Shown(null),
          new Shown(null),
          new Shown(null),
          development("kim"),
          development("lee"),
          token("lee"),
          token("choi"),
          key(PARTNERS.getFirst()),
          key(PARTNERS.getLast()));

  private static Shown development(String user) {
    return new Shown(user, "X-Ilmyeon-Development-Identity", "{\"sub\":\"%s\"}".formatted(user));
  }

  private static Shown token(String user) {
    Date tomorrow = Date.from(Instant.now().plus(Duration.ofDays(1)));
    return new Shown(
        user,
        "Authorization",
        "Bearer " + ISSUER.sign(KEY, ISSUER.claims().subject(user).expirationTime(tomorrow)));
  }

  private static Shown key(ApiKey partner) {
    return new Shown(partner.id(), "X-Api-Key", partner.text());
  }

  /** The same at each gateway. */
  static Map<String, String> identities() throws IOException {
    Path jwks = Files.writeString(folder.resolve("jwks.json"), TokenIssuer.jwks(KEY));
    Path keys = Files.write(folder.resolve("keys"), PARTNERS.stream().map(ApiKey::line).toList());
    String identity = "ilmyeon.gateway.identity.";
    return Map.of(
        identity + "development.enabled",
        "true",
        identity + "jwt.issuer",
        TokenIssuer.ISSUER,
        identity + "jwt.audiences",
        TokenIssuer.AUDIENCE,
        identity + "jwt.jwks",
        jwks.toString(),
        identity + "api-keys.file",
        keys.toString(),
        identity + "headers.subject",
        "X-User");
  }

  @DynamicPropertySource
  static void identify(DynamicPropertyRegistry properties) throws IOException {
    identities().forEach((name, value) -> properties.add(name, () -> value));
  }

  /** Who asks, by what they show; null for what they do not. */
  private record Who(Shown shown, String edition, String cookie) {

    static Who any(Random random) {
      return new Who(
          SHOWN.get(random.nextInt(SHOWN.size())),
          one(random, null, null, "a", "b"),
          one(random, null, null, null, null, "session=1", "session=2"));
    }

    private static String one(Random random, String... of) {
      return of[random.nextInt(of.length)];
    }

    String user() {
      return shown.user();
    }

    /** What subgraphs are to say. */
    String mark() {
      return user() + "|" + edition + "|" + cookie;
    }

    List<String> headers() {
      List<String> headers = new ArrayList<>(List.of(shown.headers()));
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
