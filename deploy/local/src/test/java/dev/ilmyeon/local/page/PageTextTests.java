package dev.ilmyeon.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.local.terminal.DisplayWidth;
import dev.ilmyeon.local.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The expected pages lie beside page.json; {@code -Dgolden.update=true} rewrites them. */
class PageTextTests {

  private static final Path EXPECTED = Path.of("src/test/resources/dev/ilmyeon/local/page");

  @Test
  void setsTheWholePage() throws IOException {
    assertGolden("page.txt", print(page(), 80, false));
  }

  @Test
  void setsItInColour() throws IOException {
    assertGolden("page-colour.txt", print(page(), 80, true));
  }

  @Test
  void showsWhatWeatherCost() throws IOException {
    ObjectNode data = page();
    data.putNull("weatherStrip");
    ((ObjectNode) data.at("/frontPage/containers/2/cards/0/target")).putNull("weather");
    List<PageError> errors =
        errors(
            """
            [{"message": "weather took too long.", "path": ["weatherStrip"],
              "extensions": {"code": "SUBGRAPH_TIMEOUT", "service": "weather", "paths": ["weatherStrip"]}},
             {"message": "weather took too long.",
              "path": ["frontPage", "containers", 2, "cards", 0, "target", "weather"],
              "extensions": {"code": "SUBGRAPH_TIMEOUT", "service": "weather",
                "paths": ["frontPage.containers.@.cards.@.target|[Region].weather"]}}]
            """);

    assertGolden("page-without-weather.txt", print(data, errors, 80, false));
  }

  @Test
  void showsWhatArticlesCost() throws IOException {
    ObjectNode data = page();
    data.putNull("frontPage");
    List<PageError> errors =
        errors(
            """
            [{"message": "articles cannot be reached.", "path": ["frontPage"],
              "extensions": {"code": "SUBGRAPH_UNREACHABLE", "service": "articles", "paths": ["frontPage"]}}]
            """);

    assertGolden("page-without-articles.txt", print(data, errors, 80, false));
  }

  @Test
  void showsWhatMediaCost() throws IOException {
    ObjectNode data = page();
    data.putNull("photoNews");
    ((ObjectNode) data.at("/frontPage/containers/0/cards/0/target")).putNull("leadImage");
    List<PageError> errors =
        errors(
            """
            [{"message": "media has to rest.", "path": ["photoNews"],
              "extensions": {"code": "SUBGRAPH_UNAVAILABLE", "service": "media"}},
             {"message": "media has to rest.",
              "path": ["frontPage", "containers", 0, "cards", 0, "target", "leadImage"],
              "extensions": {"code": "SUBGRAPH_UNAVAILABLE", "service": "media"}}]
            """);

    assertGolden("page-without-media.txt", print(data, errors, 80, false));
  }

  @Test
  void survivesAnAnswerWithoutData() {
    List<PageError> errors = errors("[{\"message\": \"no such field\"}]");
    JsonNode nothing = JsonMapper.shared().nullNode();

    assertThat(print(nothing, errors, 80, false))
        .anyMatch(line -> line.contains("gateway: ERROR — no such field"));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 41, 60, 100, 101, 300})
  void staysWithinItsColumns(int columns) throws IOException {
    int widest = Math.clamp(columns - 1, 40, 100);

    assertThat(print(page(), columns, false)).allMatch(line -> DisplayWidth.of(line) <= widest);
  }

  private static List<String> print(JsonNode data, int columns, boolean colour) {
    return print(data, List.of(), columns, colour);
  }

  private static List<String> print(
      JsonNode data, List<PageError> errors, int columns, boolean colour) {
    Terminal terminal =
        new Terminal(new PrintStream(PrintStream.nullOutputStream()), true, colour, columns);
    return PageText.of(new FrontPage(data, errors, Duration.ZERO), terminal);
  }

  private static List<PageError> errors(String json) {
    return JsonMapper.shared().readTree(json).valueStream().map(PageError::of).toList();
  }

  private static ObjectNode page() throws IOException {
    try (InputStream page = PageTextTests.class.getResourceAsStream("page.json")) {
      return (ObjectNode) JsonMapper.shared().readTree(page).path("data");
    }
  }

  private static void assertGolden(String file, List<String> lines) throws IOException {
    String text = String.join("\n", lines) + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(EXPECTED.resolve(file), text, StandardCharsets.UTF_8);
    }
    assertThat(text).isEqualTo(Files.readString(EXPECTED.resolve(file)));
  }
}
