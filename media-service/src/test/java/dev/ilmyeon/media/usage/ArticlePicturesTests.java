package dev.ilmyeon.media.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import dev.ilmyeon.media.MediaClient;
import dev.ilmyeon.media.MediaTest;
import dev.ilmyeon.media.upload.Sender;
import dev.ilmyeon.platform.subgraph.gate.Gate;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MediaTest
class ArticlePicturesTests {

  private static final AtomicLong ARTICLES = new AtomicLong(880_000);

  @Autowired private MediaClient client;
  @Autowired private ArticlePicturesStore store;

  private long one;
  private long two;
  private long three;

  @BeforeEach
  void bringPicturesIn() {
    one = Long.parseLong(Sender.bringIn(client, 901));
    two = Long.parseLong(Sender.bringIn(client, 902));
    three = Long.parseLong(Sender.bringIn(client, 903));
  }

  private int tell(String body) {
    return client
        .send(
            "POST",
            "/internal/article-pictures",
            body.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/json")
        .statusCode();
  }

  private static String uses(long article, int number, String pictures) {
    return "[{\"article\": %d, \"number\": %d, %s}]".formatted(article, number, pictures);
  }

  private DocumentContext pictures(long article) {
    return client.query(
        """
        query($a: [_Any!]!) { _entities(representations: $a) { ... on Article {
          leadImage { id } photos { edges { node { caption image { id } } } } } } }
        """,
        Map.of("a", List.of(Map.of("__typename", "Article", "id", Long.toString(article)))));
  }

  private List<Map<String, Object>> usedIn(long image) {
    return client
        .queryAs(
            "kim",
            "reporter",
            "query($id: ID!) { image(id: $id) { usedIn(first: 100) { kind id position } } }",
            Map.of("id", Long.toString(image)))
        .read("$.data.image.usedIn");
  }

  private static Map<String, Object> use(String kind, long article, Integer position) {
    Map<String, Object> use = new LinkedHashMap<>();
    use.put("kind", kind);
    use.put("id", Long.toString(article));
    use.put("position", position);
    return use;
  }

  @Test
  void areShownAndKnownToBeUsed() {
    long article = ARTICLES.incrementAndGet();
    assertThat(
            tell(
                uses(
                    article,
                    1,
                    """
                    "lead": %d, "photos": [{"image": %d, "caption": "여기서는 이렇게"}, {"image": %d, "caption": null}],
                    "text": [%d]
                    """
                        .formatted(one, two, three, three))))
        .isEqualTo(204);

    DocumentContext shown = pictures(article);
    assertThat(shown.read("$.data._entities[0].leadImage.id", String.class))
        .isEqualTo(Long.toString(one));
    assertThat(shown.read("$.data._entities[0].photos.edges[*].node.image.id", List.class))
        .isEqualTo(List.of(Long.toString(two), Long.toString(three)));
    assertThat(shown.read("$.data._entities[0].photos.edges[0].node.caption", String.class))
        .isEqualTo("여기서는 이렇게");
    assertThat(usedIn(one)).contains(use("LEAD_IMAGE", article, null));
    assertThat(usedIn(three))
        .contains(use("ARTICLE_PHOTO", article, 2), use("ARTICLE_TEXT", article, null));
  }

  @Test
  void areForgottenForNewerOnesAndNotForOlder() {
    long article = ARTICLES.incrementAndGet();
    tell(uses(article, 5, "\"lead\": %d, \"photos\": [], \"text\": [%d]".formatted(one, two)));
    tell(uses(article, 7, "\"lead\": %d, \"photos\": [], \"text\": []".formatted(two)));
    tell(uses(article, 6, "\"lead\": %d, \"photos\": [], \"text\": []".formatted(three)));

    assertThat(pictures(article).read("$.data._entities[0].leadImage.id", String.class))
        .isEqualTo(Long.toString(two));
    assertThat(usedIn(one)).doesNotContain(use("LEAD_IMAGE", article, null));
    assertThat(usedIn(two)).doesNotContain(use("ARTICLE_TEXT", article, null));

    tell(uses(article, 8, "\"lead\": null, \"photos\": [], \"text\": []"));
    assertThat(pictures(article).read("$.data._entities[0].leadImage", Map.class)).isNull();
  }

  @Test
  void areLeftOutWhereThereAreNone() {
    long article = ARTICLES.incrementAndGet();
    assertThat(
            tell(
                uses(
                    article,
                    1,
                    "\"lead\": 999999999, \"photos\": [{\"image\": %d}], \"text\": [999999999]"
                        .formatted(one))))
        .isEqualTo(204);

    DocumentContext shown = pictures(article);
    assertThat(shown.read("$.data._entities[0].leadImage", Map.class)).isNull();
    assertThat(shown.read("$.data._entities[0].photos.edges.length()", Integer.class)).isOne();
  }

  @Test
  void areHeardFromWhoShowsTheSecretOnly() {
    var open = new ArticlePicturesController(store, new Gate(false), false);
    var closed = new ArticlePicturesController(store, new Gate(true), false);

    assertThat(status(open)).isEqualTo(403);
    assertThat(status(closed)).isEqualTo(204);
    assertThat(tell("{")).isEqualTo(400);
  }

  private static int status(ArticlePicturesController controller) {
    return Objects.requireNonNull(controller.hear(List.of()).block()).getStatusCode().value();
  }
}
