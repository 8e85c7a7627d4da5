package dev.ilmyeon.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.local.data.DataDirectory;
import dev.ilmyeon.local.data.Trees;
import dev.ilmyeon.local.option.Options;
import dev.ilmyeon.local.option.Part;
import dev.ilmyeon.local.process.ProgramEvent;
import dev.ilmyeon.local.process.RestartPolicy;
import dev.ilmyeon.platform.testing.fault.FaultProxy;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole portal as built, started once for all end-to-end tests: real services, a real
 * PostgreSQL, real HTTP. A part that dies is not restarted by itself, so that tests say when. The
 * gateway keeps what is for everybody; the page is asked for by somebody, hence made each time.
 */
final class RealPortal {

  /** What the issue promises for a service that hangs. */
  static final Duration PROMISED = Duration.ofSeconds(1);

  static final Duration PATIENT = Duration.ofSeconds(10);
  private static final int WARM = 30;

  private static final String IDENTITY = "x-ilmyeon-development-identity";
  private static final String SOMEBODY = "{\"sub\": \"reader\", \"roles\": []}";

  private final Portal portal;
  private final URI graphql;
  private final String request;
  private final Map<Part, FaultProxy> databases;
  private final int databasePort;
  private final Path logs;
  private final HttpClient http = HttpClient.newHttpClient();

  private RealPortal(
      Portal portal, Map<Part, FaultProxy> databases, Path logs, Options options, Checkout checkout)
      throws IOException {
    this.portal = portal;
    this.databases = databases;
    this.databasePort = options.ports().database();
    this.logs = logs;
    this.graphql = Wiring.portal(options.ports()).resolve("/graphql");
    this.request = body(checkout.frontPageQuery());
  }

  private static String body(String query) {
    return JsonMapper.shared()
        .writeValueAsString(JsonMapper.shared().createObjectNode().put("query", query));
  }

  static RealPortal get() {
    return Running.PORTAL;
  }

  /** The answer, which must have status 200 and come in time. */
  JsonNode ask(Duration limit) throws IOException, InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(graphql)
            .timeout(limit)
            .header("Content-Type", "application/json")
            .header(IDENTITY, SOMEBODY)
            .POST(HttpRequest.BodyPublishers.ofString(request))
            .build();
    HttpResponse<byte[]> response = http.send(post, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    return JsonMapper.shared().readTree(response.body());
  }

  /** The answer to a query of one's own, sent with these headers. */
  JsonNode ask(String query, Map<String, String> headers) throws IOException, InterruptedException {
    return JsonMapper.shared().readTree(respond(query, headers).body());
  }

  /** The whole response to it. */
  HttpResponse<byte[]> respond(String query, Map<String, String> headers)
      throws IOException, InterruptedException {
    return http.send(post(query, headers), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** What the gateway has at a path, which must have status 200. */
  String get(String pathAndQuery) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(graphql.resolve(pathAndQuery)).timeout(PATIENT).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  /** What a subscription tells, as server-sent events. */
  HttpResponse<InputStream> listen(String subscription, Map<String, String> headers)
      throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Accept", "text/event-stream");
    return http.send(post(subscription, all), HttpResponse.BodyHandlers.ofInputStream());
  }

  /** Whatever else the portal serves. */
  HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.timeout(PATIENT).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpRequest post(String query, Map<String, String> headers) {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(graphql)
            .timeout(PATIENT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body(query)));
    headers.forEach(post::header);
    return post.build();
  }

  /** For a client that takes a response in parts. */
  PagePayloads askInParts(String query) throws IOException, InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(graphql)
            .timeout(PATIENT)
            .header("Content-Type", "application/json")
            .header("Accept", "multipart/mixed;deferSpec=20220824, application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body(query)))
            .build();
    HttpResponse<InputStream> response = http.send(post, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    return new PagePayloads(response.body());
  }

  /** The answer once there are no errors in it: every service is there and not too busy. */
  JsonNode askForTheWholePage() {
    return await()
        .atMost(Duration.ofSeconds(90))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> ask(PATIENT), answer -> !answer.has("errors"));
  }

  String address() {
    return graphql.resolve("/").toString().replaceFirst("/$", "");
  }

  /** SIGKILL. */
  void kill(Part part) {
    ProcessHandle process = process(part);
    process.destroyForcibly();
    process.onExit().join();
  }

  /** SIGSTOP: its connections stay open and nothing answers. */
  void hang(Part part) throws IOException, InterruptedException {
    signal("STOP", part);
  }

  void wake(Part part) throws IOException, InterruptedException {
    signal("CONT", part);
  }

  /** What stands between a service and its database. */
  FaultProxy database(Part service) {
    return Objects.requireNonNull(databases.get(service));
  }

  /** As the service, past what stands between. */
  Connection connectToDatabase(Part service) throws SQLException {
    Map<String, String> environment =
        portal.applications().stream()
            .filter(each -> each.part() == service)
            .findFirst()
            .orElseThrow()
            .environment();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(databasePort, service.label()),
        environment.get("ILMYEON_DATABASE_USERNAME"),
        environment.get("ILMYEON_DATABASE_PASSWORD"));
  }

  /** What PostgreSQL has had to say. */
  String databaseLog() throws IOException {
    return Files.readString(logs.resolve("postgres.log"));
  }

  void restart(Part part) {
    portal.restart(part);
    assertThat(portal.supervisor(part).settled().join()).isTrue();
  }

  private ProcessHandle process(Part part) {
    return portal.supervisor(part).process().orElseThrow();
  }

  private void signal(String name, Part part) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, process(part).pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  private static RealPortal start() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("ilmyeon-end-to-end");
    int base = FreePorts.base();
    int database = FreePorts.one();
    Options options =
        Options.parse("--port-base=" + base, "--database-port=" + database, "--cache");
    Map<Part, FaultProxy> databases = new EnumMap<>(Part.class);
    Stream.of(Part.values())
        .filter(Part::isService)
        .forEach(service -> databases.put(service, FaultProxy.before(database)));
    Checkout checkout = Checkout.find();
    DataDirectory data = DataDirectory.open(directory.resolve("data"));
    Portal portal =
        new Portal(
            options,
            checkout,
            data,
            RestartPolicy.NEVER,
            RealPortal::tell,
            databases.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().port())));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              portal.close();
              databases.values().forEach(FaultProxy::close);
              delete(directory);
            }));
    List<Part> answering = portal.start();
    assertThat(answering).containsExactly(Part.values());
    RealPortal real = new RealPortal(portal, databases, data.logs(), options, checkout);
    for (int i = 0; i < WARM; i++) {
      real.ask(PATIENT);
    }
    return real;
  }

  private static void tell(ProgramEvent event) {
    if (event instanceof ProgramEvent.GivenUp given) {
      System.err.println(event);
      given.program().log().tail(30).forEach(System.err::println);
    }
  }

  private static void delete(Path directory) {
    try {
      Trees.delete(directory);
    } catch (IOException e) {
      System.err.println("Left behind: " + e.getMessage());
    }
  }

  private static final class Running {
    static final RealPortal PORTAL;

    static {
      try {
        PORTAL = start();
      } catch (IOException | InterruptedException e) {
        throw new ExceptionInInitializerError(e);
      }
    }
  }
}
