package dev.ilmyeon.media.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import dev.ilmyeon.media.MediaClient;
import dev.ilmyeon.media.MediaTest;
import dev.ilmyeon.media.MovableClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MediaTest
class ImageQueryTests {

  @Autowired private MediaClient client;
  @Autowired private MovableClock clock;

  @AfterEach
  void resetTheClock() {
    clock.reset();
  }

  @Test
  void answersAPictureWithEverythingThatIsSaidOfIt() {
    DocumentContext answer =
        client.query(
            """
            { image(id: "3005") {
                id alt caption credit width height focal { x y } dominantColor placeholder
                rights { holder licence syndicatable expiresAt expired }
                rendition(width: 640, ratio: "16:9", format: JPEG) { url width height format } } }
            """);

    assertThat(answer.read("$.data.image.id", String.class)).isEqualTo("3005");
    assertThat(answer.read("$.data.image.alt", String.class)).contains("여객선");
    assertThat(answer.read("$.data.image.focal", Map.class))
        .isEqualTo(Map.of("x", 0.69, "y", 0.48));
    assertThat(answer.read("$.data.image.dominantColor", String.class)).matches("#[0-9a-f]{6}");
    assertThat(answer.read("$.data.image.placeholder", String.class))
        .startsWith("data:image/png;base64,")
        .hasSizeLessThan(500);
    assertThat(answer.read("$.data.image.rights.expired", Boolean.class)).isFalse();
    assertThat(answer.read("$.data.image.rendition.url", String.class))
        .matches("https://news\\.example/media/images/3005/[0-9a-f]{20}/640-16x9\\.jpg");
    assertThat(answer.read("$.data.image.rendition.height", Integer.class)).isEqualTo(360);
  }

  @Test
  void listsASrcsetOfTheWidthsThatThePictureHas() {
    String srcset =
        client
            .query(
                """
                { image(id: "3001") { srcset(widths: [1280, 320, 960, 320], ratio: "1:1") } }
                """)
            .read("$.data.image.srcset");

    assertThat(srcset)
        .matches("https://\\S+/320-1x1\\.webp 320w, https://\\S+/960-1x1\\.webp 960w");
  }

  @Test
  void saysNothingOfRenditionsThatWouldBeScaledUp() {
    DocumentContext answer =
        client.query(
            """
            { image(id: "3001") {
                rendition(width: 1280, ratio: "1:1") { url } srcset(widths: [1280], ratio: "1:1") } }
            """);

    assertThat(answer.read("$.data.image", Map.class).values()).containsOnlyNulls();
    assertThat(answer.read("$", Map.class)).doesNotContainKey("errors");
  }

  @Test
  void tellsWhichWidthsAndRatiosThereAre() {
    DocumentContext answer =
        client.query(
            """
            { image(id: "3001") {
                a: srcset(widths: [333]) b: srcset(widths: [320], ratio: "3:2") alt } }
            """);

    List<String> messages = answer.read("$.errors[*].message");
    assertThat(messages)
        .containsExactlyInAnyOrder(
            "A width is one of 160, 320, 480, 640, 960, 1280, 1600, not 333.",
            "'ratio' is one of original, 5:3, 16:9, 4:3, 1:1.");
    assertThat(answer.read("$.errors[*].extensions.code", List.class))
        .containsOnly("BAD_USER_INPUT");
    assertThat(answer.read("$.data.image.alt", String.class)).isNotEmpty();
  }

  @Test
  void knowsNoPictureOfAnyOtherNumber() {
    DocumentContext answer =
        client.query(
            "{ a: image(id: \"9\") { id } b: image(id: \"x\") { id } c: image(id: \"-1\") { id } }");

    assertThat(answer.read("$.data", Map.class).values()).containsOnlyNulls();
    assertThat(answer.read("$", Map.class)).doesNotContainKey("errors");
  }

  @Test
  void hidesAPictureWhoseRightsHaveRunOut() {
    String query =
        """
        query($r: [_Any!]!) {
          image(id: "3050") { id rights { expiresAt } }
          gallery(id: "2009") { photos { totalCount edges { node { position image { id } } } } }
          _entities(representations: $r) {
            ... on Image { id } ... on Article { leadImage { id } } } }
        """;
    Map<String, ?> representations =
        Map.of(
            "r",
            List.of(
                Map.of("__typename", "Image", "id", "3050"),
                Map.of("__typename", "Article", "id", "1070")));

    DocumentContext after = client.query(query, representations);
    clock.set(Instant.parse("2024-06-30T14:59:59Z"));
    DocumentContext before = client.query(query, representations);

    assertThat(after.read("$.data.image", Map.class)).isNull();
    assertThat(after.read("$.data.gallery.photos.totalCount", Integer.class)).isEqualTo(4);
    assertThat(after.read("$..position", List.class)).isEqualTo(List.of(1, 3, 4, 5));
    assertThat(after.read("$.data._entities[0]", Map.class)).isNull();
    assertThat(after.read("$.data._entities[1].leadImage", Map.class)).isNull();
    assertThat(after.read("$", Map.class)).doesNotContainKey("errors");
    assertThat(before.read("$.data.image.rights.expiresAt", String.class))
        .isEqualTo("2024-07-01T00:00:00.000+09:00");
    assertThat(before.read("$.data.gallery.photos.totalCount", Integer.class)).isEqualTo(5);
    assertThat(before.read("$.data._entities[0].id", String.class)).isEqualTo("3050");
    assertThat(before.read("$.data._entities[1].leadImage.id", String.class)).isEqualTo("3050");
  }
}
