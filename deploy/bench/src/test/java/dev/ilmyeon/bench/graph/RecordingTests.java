package dev.ilmyeon.bench.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RecordingTests {

  private static final Path CHECKOUT = Path.of("../..");

  private final Graph portal = Graph.portal(CHECKOUT);

  @Test
  void answersThePageThatItWasMadeOf() throws IOException {
    String query = Files.readString(CHECKOUT.resolve("deploy/front-page.graphql"));
    String page =
        Files.readString(
            CHECKOUT.resolve("deploy/local/src/test/resources/golden/front-page.json"));
    Graph recorded =
        new Graph(
            "portal",
            portal.supergraph(),
            portal.sdl(),
            Recording.of(portal.supergraph(), query, page),
            portal.folder());

    String answer =
        recorded.oracle().answer(JsonMapper.shared().writeValueAsString(Map.of("query", query)));

    assertThat(JsonMapper.shared().readTree(answer)).isEqualTo(JsonMapper.shared().readTree(page));
  }

  @Test
  void gathersWhatIsSaidOfAnEntityInSeveralPlaces() {
    String recorded =
        Recording.of(
            portal.supergraph(),
            "{ photoNews { id title cover { id alt } } image(id: 1) { id credit } }",
            """
            {"data": {"photoNews": [{"id": "7", "title": "Seven", "cover": {"id": "1", "alt": "One"}}],
                      "image": {"id": "1", "credit": "me"}}}
            """);

    assertThat(JsonMapper.shared().readTree(recorded))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"Query": [{"photoNews": ["@Gallery:7"], "image": "@Image:1"}],
                     "Gallery": [{"id": "7", "title": "Seven", "cover": "@Image:1"}],
                     "Image": [{"id": "1", "alt": "One", "credit": "me"}]}
                    """));
  }

  @Test
  void refusesAPageWithErrorsOrGaps() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Recording.of(
                portal.supergraph(), "{ regions { code } }", "{\"errors\": [], \"data\": {}}"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Recording.of(portal.supergraph(), "{ regions { code } }", "{\"data\": {}}"))
        .withMessageContaining("Query.regions");
  }
}
