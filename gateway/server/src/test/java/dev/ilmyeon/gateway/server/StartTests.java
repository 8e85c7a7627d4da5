package dev.ilmyeon.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.GatewayProcess;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting and stopping, by the command line, as a process. */
class StartTests {

  @TempDir private static Path folder;

  private static Path supergraph;

  @BeforeAll
  static void write() throws IOException {
    supergraph = folder.resolve("supergraph.graphql");
    try (InputStream in = StartTests.class.getResourceAsStream("/small-supergraph.graphql")) {
      Files.write(supergraph, in.readAllBytes());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isReady(int port) {
    try {
      return new Http(port).get("/readyz").statusCode() == 200;
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  @Test
  void servesAnySupergraphAndStopsAtOnce() throws Exception {
    int port = freePort();
    try (StandInServer news =
            StandInServer.start().answers(Answer.json("{\"data\":{\"title\":\"일면\"}}"));
        GatewayProcess gateway =
            GatewayProcess.start(
                folder,
                "--supergraph=" + supergraph,
                "--port=" + port,
                "--ilmyeon.gateway.subgraphs.news.url=" + news.url("/graphql"))) {
      await().atMost(Duration.ofMinutes(1)).until(() -> isReady(port) || !gateway.isAlive());
      assertThat(gateway.isAlive()).as(gateway.output()).isTrue();
      assertThat(new Http(port).graphQl("{ __typename }").body())
          .isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
      assertThat(new Http(port).graphQl("{ title }").body())
          .isEqualTo("{\"data\":{\"title\":\"일면\"}}");

      gateway.terminate();

      assertThat(gateway.exitCode()).isEqualTo(143);
    }
  }

  @Test
  void answersWhatIsUnderWayBeforeItStops() throws Exception {
    int port = freePort();
    CountDownLatch terminated = new CountDownLatch(1);
    try (StandInServer news =
            StandInServer.start()
                .answers(_ -> afterwards(terminated, "{\"data\":{\"title\":\"일면\"}}"));
        GatewayProcess gateway =
            GatewayProcess.start(
                folder,
                "--supergraph=" + supergraph,
                "--port=" + port,
                "--ilmyeon.gateway.subgraphs.news.url=" + news.url("/graphql"),
                "--ilmyeon.gateway.subgraphs.news.read-timeout=30s",
                "--ilmyeon.gateway.http.deadline=30s")) {
      await().atMost(Duration.ofMinutes(1)).until(() -> isReady(port) || !gateway.isAlive());
      CompletableFuture<String> answer =
          CompletableFuture.supplyAsync(() -> new Http(port).graphQl("{ title }").body());
      await().until(() -> news.requests().size() == 1);

      gateway.terminate();
      await().until(() -> !isReady(port));
      terminated.countDown();

      assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("{\"data\":{\"title\":\"일면\"}}");
      assertThat(gateway.exitCode()).isEqualTo(143);
    }
  }

  /** As where the tests' own configuration of the log is not there. */
  private static Path structuredLogging() throws IOException {
    return Files.writeString(
        folder.resolve("logback.xml"),
        """
        <configuration>
          <include resource="org/springframework/boot/logging/logback/defaults.xml"/>
          <include resource="org/springframework/boot/logging/logback/structured-console-appender.xml"/>
          <root level="INFO"><appender-ref ref="CONSOLE"/></root>
        </configuration>
        """);
  }

  @Test
  void logsAsJsonWithTheTraceThatTheErrorsTell() throws Exception {
    int port = freePort();
    String trace = "\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\"";
    try (StandInServer news = StandInServer.start().answers(Answer.drop());
        GatewayProcess gateway =
            GatewayProcess.start(
                folder,
                "--supergraph=" + supergraph,
                "--port=" + port,
                "--logging.config=" + structuredLogging(),
                "--logging.structured.format.console=ecs",
                "--ilmyeon.gateway.observation.slow-operation=1ms",
                "--ilmyeon.gateway.subgraphs.news.url=" + news.url("/graphql"))) {
      await().atMost(Duration.ofMinutes(1)).until(() -> isReady(port) || !gateway.isAlive());
      assertThat(
              new Http(port)
                  .post(
                      "/graphql",
                      "{\"query\":\"query Lost { title }\"}",
                      "Content-Type",
                      "application/json",
                      "traceparent",
                      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                  .body())
          .contains(trace);

      await()
          .untilAsserted(() ->
              assertThat(gateway.output().lines())
                  .anyMatch(line ->
                      line.startsWith("{\"")
                          && line.contains(trace)
                          && line.contains("\"operation\":\"Lost\"")));
      gateway.terminate();
      assertThat(gateway.exitCode()).isEqualTo(143);
    }
  }

  private static Answer afterwards(CountDownLatch latch, String json) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Answer.json(json);
  }

  private static void failsToStart(String reason, String... arguments) throws Exception {
    try (GatewayProcess gateway = GatewayProcess.start(folder, arguments)) {
      assertThat(gateway.exitCode()).isEqualTo(1);
      assertThat(gateway.output())
          .contains(reason)
          .doesNotContain("\tat ")
          .doesNotContain("Exception");
    }
  }

  @Test
  void saysWhichFileIsMissing() throws Exception {
    failsToStart(
        "The supergraph %s can't be served. There is no such file.".formatted(folder.resolve("no")),
        "--supergraph=" + folder.resolve("no"));
  }

  @Test
  void saysWhatIsWrongWithASupergraph() throws Exception {
    Path bad = Files.writeString(folder.resolve("bad.graphql"), "type Query {\n  a: Int!!\n}\n");

    failsToStart("Supergraph, line 2:", "--supergraph=" + bad);
  }

  @Test
  void saysWhichPortIsBusy() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      failsToStart(
          String.valueOf(busy.getLocalPort()),
          "--supergraph=" + supergraph,
          "--port=" + busy.getLocalPort());
    }
  }

  @Test
  void saysThatThereIsNoSuchPort() throws Exception {
    failsToStart("There is no port 99999.", "--supergraph=" + supergraph, "--port=99999");
  }

  @Test
  void saysWhichOptionThereIsNot() throws Exception {
    try (GatewayProcess gateway = GatewayProcess.start(folder, "--supergaph=x")) {
      assertThat(gateway.exitCode()).isEqualTo(2);
      assertThat(gateway.output())
          .startsWith("There is no option --supergaph.")
          .contains("--supergraph=FILE");
    }
  }

  @Test
  void makesAnApiKey() throws Exception {
    try (GatewayProcess gateway = GatewayProcess.start(folder, "--new-api-key=wire")) {
      assertThat(gateway.exitCode()).isZero();
      assertThat(gateway.output())
          .containsPattern("  ilm_wire_[A-Za-z0-9_-]{43}\n")
          .containsPattern("  [{]\"id\":\"wire\",\"sha256\":\"[0-9a-f]{64}\",\"scopes\":\\[\\]}\n");
    }
  }

  @Test
  void isNotOpenInProduction() throws Exception {
    failsToStart(
        "production refuses",
        "--supergraph=" + supergraph,
        "--ilmyeon.gateway.identity.development.enabled=true",
        "--ilmyeon.production=true");
  }

  @Test
  void saysWhatIsWrongWithAFileOfKeys() throws Exception {
    Path keys = Files.writeString(folder.resolve("keys"), "# mine\nnonsense\n");

    failsToStart(
        keys + " can't be used. Line 2: ",
        "--supergraph=" + supergraph,
        "--ilmyeon.gateway.identity.api-keys.file=" + keys);
  }

  @Test
  void passesNobodysWordOnAsItsOwn() throws Exception {
    failsToStart(
        "has x-user, which subgraphs take for the gateway's own word",
        "--supergraph=" + supergraph,
        "--ilmyeon.gateway.identity.headers.subject=X-User",
        "--ilmyeon.gateway.http.forward-headers=X-User");
  }

  @Test
  void saysWhatIsSetAndMeansNothing() throws Exception {
    failsToStart(
        "the command line, --ilmyeon.gateway.http.max-bdy: there is no setting"
            + " ilmyeon.gateway.http.max-bdy. Did you mean max-body? Known there: body-timeout,",
        "--supergraph=" + supergraph,
        "--ilmyeon.gateway.http.max-bdy=1KB");
  }

  @Test
  void saysWhatOfSpringsMeansNothingInAFile() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("mine.yaml"),
            """
            server:
              prot: 9000
            management.sever.port: 9001
            sprng.main.banner-mode: off
            ilmyeon:
              gatway: {supergraph: x}
              producton: true
            mine: "${server.port}"
            """);
    String[] problems = {
      ":2:9: there is no setting server.prot. Did you mean port?",
      ":3:24: there is no setting management.sever.port. Did you mean server?",
      ":4:25: there is no setting sprng.main.banner-mode. Did you mean spring?",
      ":6:24: there is no setting ilmyeon.gatway.supergraph. Did you mean gateway?",
      ":7:14: there is no setting ilmyeon.producton. Did you mean production?",
    };

    for (String word : List.of("--debug=false", "--validate")) {
      try (GatewayProcess gateway =
          GatewayProcess.start(
              folder, word, "--supergraph=" + supergraph, "--spring.config.import=" + file)) {
        assertThat(gateway.exitCode()).isEqualTo(1);
        assertThat(gateway.output().lines().filter(line -> line.contains("there is no setting")))
            .containsExactly(
                Stream.of(problems).map(problem -> file + problem).toArray(String[]::new));
      }
    }
  }

  @Test
  void saysWhatOfSpringsMeansNothingOnTheCommandLine() throws Exception {
    failsToStart(
        "the command line, --server.prot: there is no setting server.prot. Did you mean port?",
        "--supergraph=" + supergraph,
        "--server.prot=9000");
  }

  @Test
  void saysWhichValueIsNoneAndWhatItCouldBe() throws Exception {
    failsToStart(
        "--ilmyeon.gateway.engine.subgraph-messages: ilmyeon.gateway.engine.subgraph-messages has"
            + " to be one of all, coded, none, not \"some\".",
        "--supergraph=" + supergraph,
        "--ilmyeon.gateway.engine.subgraph-messages=some");
  }

  @Test
  void validatesWithoutServing() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        GatewayProcess gateway =
            GatewayProcess.start(
                folder,
                "--validate",
                "--supergraph=" + supergraph,
                "--port=" + busy.getLocalPort())) {
      assertThat(gateway.exitCode()).as(gateway.output()).isZero();
      assertThat(gateway.output().lines())
          .singleElement()
          .asString()
          .startsWith("The configuration is good, and so is " + supergraph + ": 2 subgraphs, ");
    }
  }

  @Test
  void doesNotTakeTheKeptCopyForGoodWhenItValidates() throws Exception {
    Path copy = Files.copy(supergraph, folder.resolve("kept.graphql"));

    failsToStart(
        "Nobody listens there.",
        "--validate",
        "--supergraph=http://127.0.0.1:%d/supergraph".formatted(freePort()),
        "--ilmyeon.gateway.supergraph-http.copy=" + copy);
  }

  @Test
  void explainsAnOperation() throws Exception {
    Path operation = Files.writeString(folder.resolve("q.graphql"), "{ regions { code sky } }");
    try (GatewayProcess gateway =
        GatewayProcess.start(folder, "--supergraph=" + supergraph, "--explain=" + operation)) {
      assertThat(gateway.exitCode()).as(gateway.output()).isZero();
      assertThat(gateway.output()).startsWith("QueryPlan").contains("news", "weather");
    }
  }

  @Test
  void saysWhyAnOperationCannotBeExplained() throws Exception {
    Path operation = Files.writeString(folder.resolve("bad-q.graphql"), "{ nothing }");

    cannotExplain(operation, operation + ":1:3: ");
  }

  @Test
  void saysWhichOperationIsMissing() throws Exception {
    Path missing = folder.resolve("missing.graphql");

    cannotExplain(missing, missing + ": no such file");
  }

  private static void cannotExplain(Path operation, String reason) throws Exception {
    try (GatewayProcess gateway =
        GatewayProcess.start(folder, "--supergraph=" + supergraph, "--explain=" + operation)) {
      assertThat(gateway.exitCode()).isEqualTo(1);
      assertThat(gateway.output().lines()).singleElement().asString().startsWith(reason);
    }
  }
}
