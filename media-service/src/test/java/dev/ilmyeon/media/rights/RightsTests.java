package dev.ilmyeon.media.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import dev.ilmyeon.media.Editor;
import dev.ilmyeon.media.MediaClient;
import dev.ilmyeon.media.MediaTest;
import dev.ilmyeon.media.MovableClock;
import dev.ilmyeon.media.upload.Sender;
import dev.ilmyeon.platform.testing.sql.SqlStatements;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MediaTest
class RightsTests {

  @Autowired private MediaClient client;
  @Autowired private MovableClock clock;
  @Autowired private SqlStatements statements;

  @AfterEach
  void reset() {
    clock.reset();
  }

  @Test
  void hidesWhatIsDeniedEverywhereAtOnce() {
    String image = Sender.bringIn(client, 101);
    String gallery = editor().createGallery(image);

    DocumentContext denied = editor().changeRights(image, true, null, null);

    assertThat(denied.read("$.data.changeRights.shown", Map.class)).isNull();
    assertThat(shown(image)).isNull();
    DocumentContext page =
        client.query(
            "{ gallery(id: \"%s\") { cover { id } photos { totalCount } } }".formatted(gallery));
    assertThat(page.read("$.data.gallery.cover", Map.class)).isNull();
    assertThat(page.read("$.data.gallery.photos.totalCount", Integer.class)).isZero();
  }

  @Test
  void showsTheSubstituteWhereverThePictureStood() {
    String image = Sender.bringIn(client, 102);
    String other = Sender.bringIn(client, 103);
    String gallery = editor().createGallery(image);

    editor().changeRights(image, true, null, other);

    assertThat(shown(image)).isEqualTo(other);
    DocumentContext page =
        client.query(
            "{ gallery(id: \"%s\") { cover { id } photos { edges { node { image { id } } } } } }"
                .formatted(gallery));
    assertThat(page.read("$..id", List.class)).containsOnly(other).hasSize(2);
  }

  @Test
  void doesNotShowASubstituteThatIsDenied() {
    String image = Sender.bringIn(client, 104);
    String other = Sender.bringIn(client, 105);
    editor().changeRights(image, true, null, other);
    editor().changeRights(other, true, null, null);

    assertThat(shown(image)).isNull();
  }

  @Test
  void endsARightWhenItsTimeComes() {
    String image = Sender.bringIn(client, 106);
    String other = Sender.bringIn(client, 107);
    Instant end = clock.instant().plus(Duration.ofHours(1));

    editor().changeRights(image, false, end.toString(), other);

    assertThat(shown(image)).isEqualTo(image);
    clock.set(end);
    assertThat(shown(image)).isEqualTo(other);
  }

  @Test
  void stopsServingADeniedPicture() {
    String image = Sender.bringIn(client, 108);
    String url =
        client
            .query(
                "{ image(id: \"%s\") { rendition(width: 160, format: JPEG) { url } } }"
                    .formatted(image))
            .read("$.data.image.rendition.url");

    editor().changeRights(image, true, null, null);

    assertThat(client.get(url).statusCode()).as("not asked for before").isEqualTo(404);
  }

  @Test
  void listsWhatEndsSoonWithItsUses() {
    String image = Sender.bringIn(client, 109);
    String gallery = editor().createGallery(image);
    Instant end = clock.instant().plus(Duration.ofDays(3));
    editor().changeRights(image, false, end.toString(), null);
    statements.clear();

    DocumentContext answer =
        client.queryAs(
            "park",
            "desk-chief",
            """
            query($until: DateTime!) { expiringRights(until: $until, first: 100) {
              edges { cursor node { id rights { expiresAt } usedIn { kind id position } } } } }
            """,
            Map.of("until", end.toString()));

    assertThat(statements.sent()).as("pictures, uses").hasSize(2);
    assertThat(
            answer.read(
                "$.data.expiringRights.edges[?(@.node.id == '%s')].node.usedIn[*].kind"
                    .formatted(image),
                List.class))
        .containsExactly("GALLERY_COVER", "GALLERY_PHOTO");
    assertThat(
            answer.read(
                "$.data.expiringRights.edges[?(@.node.id == '%s')].node.usedIn[*].id"
                    .formatted(image),
                List.class))
        .containsOnly(gallery);
    assertThat(
            client
                .query("{ expiringRights(until: \"2030-01-01T00:00:00Z\") { edges { cursor } } }")
                .read("$.data.expiringRights", Map.class))
        .as("not everybody's business")
        .isNull();
  }

  @Test
  void pagesThroughWhatEndsSoon() {
    String first = Sender.bringIn(client, 110);
    String second = Sender.bringIn(client, 111);
    Instant end = Instant.parse("2024-08-01T00:00:00Z");
    editor().changeRights(first, false, end.toString(), null);
    editor().changeRights(second, false, end.plusMillis(1).toString(), null);
    String query =
        """
        query($until: DateTime!, $after: String) {
          expiringRights(until: $until, first: 1, after: $after) {
            edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }
        """;
    Map<String, Object> variables = new HashMap<>();
    variables.put("until", end.plusMillis(1).toString());
    List<String> seen = new ArrayList<>();
    boolean more = true;
    while (more) {
      DocumentContext page = client.queryAs("park", "editor", query, variables);
      seen.addAll(page.read("$..node.id"));
      variables.put("after", page.read("$.data.expiringRights.pageInfo.endCursor"));
      more = page.read("$.data.expiringRights.pageInfo.hasNextPage");
    }

    assertThat(seen).doesNotHaveDuplicates().containsSubsequence(first, second);
  }

  @Test
  void isForEditors() {
    assertThat(code(editor().changeRights("reporter", "3001", false, null, null)))
        .isEqualTo("ROLE_MISSING");
    assertThat(code(editor().changeRights("9", true, null, null))).isEqualTo("NO_SUCH_IMAGE");
    assertThat(code(editor().changeRights("3001", true, null, "3001"))).isEqualTo("INVALID");
    assertThat(code(editor().changeRights("3001", true, null, "9"))).isEqualTo("NO_SUCH_IMAGE");
  }

  private Editor editor() {
    return new Editor(client);
  }

  private String shown(String image) {
    return client
        .query(
            "query($r: [_Any!]!) { _entities(representations: $r) { ... on Image { id } } }",
            Map.of("r", List.of(Map.of("__typename", "Image", "id", image))))
        .<List<String>>read("$.data._entities[*].id")
        .stream()
        .findFirst()
        .orElse(null);
  }

  private static String code(DocumentContext answer) {
    return answer.read("$.data.changeRights.code");
  }
}
