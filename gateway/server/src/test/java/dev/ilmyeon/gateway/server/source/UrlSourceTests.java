package dev.ilmyeon.gateway.server.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.Headers;
import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import dev.ilmyeon.gateway.server.fixture.SupergraphServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class UrlSourceTests {

  private final SupergraphServer server = SupergraphServer.start().holds("one");

  @AfterEach
  void close() {
    server.close();
  }

  private SupergraphSource source(String... settings) {
    return at(server.url().toString(), settings);
  }

  /** {@code settings} are names and values in turn. */
  private static SupergraphSource at(String url, String... settings) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("ilmyeon.gateway.supergraph", url);
    for (int i = 0; i < settings.length; i += 2) {
      properties.put("ilmyeon.gateway.supergraph-http." + settings[i], settings[i + 1]);
    }
    return SupergraphSource.of(
        new Binder(new MapConfigurationPropertySource(properties))
            .bindOrCreate("ilmyeon.gateway", SupergraphProperties.class));
  }

  private static String unreachable(SupergraphSource source) {
    return assertThatExceptionOfType(UnreachableSupergraphException.class)
        .isThrownBy(source::changed)
        .actual()
        .getMessage();
  }

  @Test
  void isSentOnlyWhenItHasChanged() {
    SupergraphSource source = source();

    assertThat(source.read()).isEqualTo("one");
    assertThat(source.changed()).isEmpty();
    server.holds("two");
    assertThat(source.changed()).contains("two");
    assertThat(source.changed()).isEmpty();
    assertThat(server.statuses()).containsExactly(200, 304, 200, 304);
  }

  @Test
  void isSentAlwaysByAServerThatKnowsNoEtag() {
    try (StandInServer plain = StandInServer.start().answers(Answer.json("{}"))) {
      SupergraphSource source = at(plain.url("/supergraph").toString());

      assertThat(source.read()).isEqualTo("{}");
      assertThat(source.changed()).contains("{}");
      assertThat(plain.requests().getLast().headers()).doesNotContainKey("If-none-match");
    }
  }

  @Test
  void isNotSentAgainWhenItCannotBeRead() {
    SupergraphSource source = source();
    server.holds(new byte[] {(byte) 0xff});

    assertThatExceptionOfType(UnreadableSupergraphException.class)
        .isThrownBy(source::changed)
        .withMessage("It is not UTF-8 text.");
    assertThat(source.changed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 401, 404, 500, 503})
  void isKeptWhenTheServerDoesNotGiveIt(int status) {
    SupergraphSource source = source();
    source.read();

    server.fails(status);
    assertThat(unreachable(source)).isEqualTo("It answered with status %d.".formatted(status));

    server.holds("one");
    assertThat(source.changed()).as("the tag is known still").isEmpty();
  }

  @Test
  void isKeptWhenNobodyListens() {
    SupergraphSource source = source();
    server.close();

    assertThat(unreachable(source)).isEqualTo("Nobody listens there.");
  }

  @Test
  void isGivenUpInTime() {
    try (StandInServer hung = StandInServer.start().answers(Answer.hang())) {
      SupergraphSource source = at(hung.url("/supergraph").toString(), "timeout", "100ms");

      assertThat(unreachable(source)).isEqualTo("It was not there within 100 ms.");
    }
  }

  @Test
  void isGivenUpInTimeInTheMiddleOfItsBody() {
    try (StandInServer slow = StandInServer.start().answers(Answer.flood())) {
      SupergraphSource source =
          at(slow.url("/supergraph").toString(), "timeout", "500ms", "max-size", "1000GB");

      assertThat(unreachable(source)).isEqualTo("It was not there within 500 ms.");
    }
  }

  @Test
  void isDroppedWhenItIsTooLarge() {
    try (StandInServer large = StandInServer.start().answers(Answer.flood())) {
      SupergraphSource source = at(large.url("/supergraph").toString(), "max-size", "100KB");

      assertThat(unreachable(source)).startsWith("It can't be fetched: ").contains("102400");
    }
  }

  @Test
  void isAskedForWithTheConfiguredHeadersWhichNothingTells() {
    SupergraphSource source =
        source("authorization", "Bearer s3cret", "headers.X-Graph", "s3cret too");

    source.read();

    Headers headers = server.requests().getFirst();
    assertThat(headers.getFirst("Authorization")).isEqualTo("Bearer s3cret");
    assertThat(headers.getFirst("X-Graph")).isEqualTo("s3cret too");
    assertThat(source.toString()).isEqualTo(server.url().toString().replace("?key=secret", ""));
    HttpSettings settings =
        new HttpSettings(
            Duration.ofSeconds(1),
            DataSize.ofMegabytes(1),
            Duration.ofSeconds(1),
            "Bearer s3cret",
            Map.of(),
            null);
    assertThat(settings.toString()).contains("Authorization").doesNotContain("s3cret");
  }

  @Test
  void takesNoHeaderThatIsNone() {
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> source("authorization", "Bearer s3\ncret"))
        .havingRootCause()
        .withMessage("the header \"Authorization\" has no valid name or value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://user:s3cret@example.com/x", "https:///x?s3cret", "http://a b?s3cret"})
  void takesNoUrlThatIsNoneOrTellsASecret(String url) {
    assertThatExceptionOfType(UnreadableSupergraphException.class)
        .isThrownBy(() -> at(url))
        .satisfies(e -> assertThat(e.location() + e.getMessage()).doesNotContain("s3cret"));
  }

  @Test
  void isKeptOnDisk(@TempDir Path folder) throws IOException {
    Path copy = folder.resolve("copy.graphql");
    SupergraphSource source = source("copy", copy.toString());
    assertThat(source.kept()).isEmpty();

    source.keep("일면");
    source.keep("이면");

    assertThat(source.kept()).contains("이면");
    assertThat(Files.readString(copy, StandardCharsets.UTF_8)).isEqualTo("이면");
    assertThat(folder).isDirectoryContaining(copy::equals);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void isServedOnWhenThereIsNoDiskForACopy(@TempDir Path folder) {
    SupergraphSource source = source("copy", folder.resolve("no/such/folder").toString());

    source.keep("one");

    assertThat(source.kept()).isEmpty();
  }
}
