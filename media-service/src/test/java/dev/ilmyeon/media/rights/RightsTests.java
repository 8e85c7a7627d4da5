package dev.ilmyeon.media.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
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
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MediaTest
class RightsTests {

  private static final String CHANGE =
      """
      mutation($image: ID!, $denied: Boolean!, $expires: DateTime, $substitute: ID, $key: String!) {
        changeRights(idempotencyKey: $key, input: {
            image: $image, holder: "통신사", licence: "7일", denied: $denied, expiresAt: $expires,
            substitute: $substitute}) {
          __typename
          ... on ChangedRights { id shown { id } }
          ... on Problem { code path }
        }
      }
      """;

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
    String gallery = gallery(image);

    DocumentContext denied = change(image, true, null, null);

    assertThat(denied.read("$.data.changeRights.shown", Map.class)).isNull();
    assertThat(shown(image)).isNull();
    assertThat(
            client
                .query(
                    "{ gallery(id: \"%s\") { cover { id } photos { totalCount } } }"
                        .formatted(gallery))
                .read("$.data.gallery", Map.class))
        .isEqualTo(mapOf("cover", null, "photos", Map.of("totalCount", 0)));
  }

  @Test
  void showsTheSubstituteWhereverThePictureStood() {
    String image = Sender.bringIn(client, 102);
    String other = Sender.bringIn(client, 103);
    String gallery = gallery(image);

    change(image, true, null, other);

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
    change(image, true, null, other);
    change(other, true, null, null);

    assertThat(shown(image)).isNull();
  }

  @Test
  void endsARightWhenItsTimeComes() {
    String image = Sender.bringIn(client, 106);
    String other = Sender.bringIn(client, 107);
    Instant end = clock.instant().plus(Duration.ofHours(1));

    change(image, false, end.toString(), other);

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

    change(image, true, null, null);

    assertThat(client.get(url).statusCode()).as("not asked for before").isEqualTo(404);
  }

  @Test
  void listsWhatEndsSoonWithItsUses() {
    String image = Sender.bringIn(client, 109);
    String gallery = gallery(image);
    Instant end = clock.instant().plus(Duration.ofDays(3));
    change(image, false, end.toString(), null);
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
    change(first, false, end.toString(), null);
    change(second, false, end.plusMillis(1).toString(), null);
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
    assertThat(code(change("reporter", "3001", false, null, null))).isEqualTo("ROLE_MISSING");
    assertThat(code(change("9", true, null, null))).isEqualTo("NO_SUCH_IMAGE");
    assertThat(code(change("3001", true, null, "3001"))).isEqualTo("INVALID");
    assertThat(code(change("3001", true, null, "9"))).isEqualTo("NO_SUCH_IMAGE");
  }

  private String gallery(String image) {
    return client
        .queryAs(
            "park",
            "editor",
            """
            mutation($image: ID!, $key: String!) {
              createGallery(idempotencyKey: $key, input: {title: "시장", photos: [{image: $image}]}) {
                ... on SavedGallery { gallery { id } } } }
            """,
            Map.of("image", image, "key", UUID.randomUUID().toString()))
        .read("$.data.createGallery.gallery.id");
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

  private DocumentContext change(String image, boolean denied, String expires, String substitute) {
    return change("editor", image, denied, expires, substitute);
  }

  private DocumentContext change(
      String role, String image, boolean denied, String expires, String substitute) {
    return client.queryAs(
        "park",
        role,
        CHANGE,
        mapOf(
            "image", image,
            "denied", denied,
            "expires", expires,
            "substitute", substitute,
            "key", UUID.randomUUID().toString()));
  }

  private static String code(DocumentContext answer) {
    return answer.read("$.data.changeRights.code");
  }

  /** That may hold null. */
  private static Map<String, Object> mapOf(Object... pairs) {
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
