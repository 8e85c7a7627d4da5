package dev.ilmyeon.articles.newsroom;

import static dev.ilmyeon.articles.newsroom.Desk.assertProblem;
import static dev.ilmyeon.articles.newsroom.Desk.assertSaved;
import static dev.ilmyeon.articles.newsroom.Desk.input;
import static dev.ilmyeon.articles.newsroom.Desk.key;
import static dev.ilmyeon.articles.newsroom.FakeMedia.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.front.edit.DueChanges;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Pictures of articles: written here, shown by media, which is not always there. */
@DirtiesContext
class PicturesTests extends NewsroomTests {

  private static final ParameterizedTypeReference<Map<String, Object>> OBJECT =
      new ParameterizedTypeReference<>() {};
  private static final FakeMedia MEDIA = new FakeMedia();
  private static final AtomicLong IMAGES = new AtomicLong(700_000);
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  @Autowired private DueChanges due;

  @DynamicPropertySource
  static void knowMedia(DynamicPropertyRegistry properties) {
    properties.add("ilmyeon.pictures.media", MEDIA::address);
    properties.add("ilmyeon.pictures.secret", () -> "of the tests");
    properties.add("ilmyeon.pictures.every", () -> "50ms");
    properties.add("ilmyeon.pictures.patience", () -> "20s");
  }

  @BeforeEach
  void isThere() {
    MEDIA.down.set(false);
  }

  @AfterAll
  static void stop() {
    MEDIA.stop();
  }

  private static long image(String until) {
    long image = IMAGES.incrementAndGet();
    MEDIA.shown.put(image, until);
    return image;
  }

  private static Map<String, Object> illustrated(String title, long lead) {
    Map<String, Object> input = input(title);
    input.put("leadImage", Long.toString(lead));
    return input;
  }

  private String draft(Map<String, Object> input) {
    return editor().create(key(), input).path("result.article.id").entity(String.class).get();
  }

  private String approved(Map<String, Object> input) {
    String id = draft(input);
    editor().move(id, 1, List.of("IN_REVIEW", "APPROVED"));
    return id;
  }

  @Test
  void areKeptWithEachRevisionAndToldToMedia() {
    Map<String, Object> input = illustrated("사진이 있는 기사", image(ALWAYS));
    long lead = IMAGES.get();
    input.put(
        "photos", List.of(Map.of("image", "3002", "caption", "둘째 사진"), Map.of("image", "3003")));
    input.put("blocks", List.of(Map.of("paragraph", "글."), Map.of("image", "3004")));
    String id = draft(input);

    JsonNode told = told(id, lead);
    assertThat(told.path("photos").toString())
        .isEqualTo("[{\"image\":3002,\"caption\":\"둘째 사진\"},{\"image\":3003,\"caption\":null}]");
    assertThat(told.path("text").toString()).isEqualTo("[3004]");

    long other = image(ALWAYS);
    assertSaved(editor().update(key(), id, 1, illustrated("사진이 있는 기사", other)), "DRAFT");
    JsonNode again = told(id, other);
    assertThat(again.path("number").asLong(0)).isGreaterThan(told.path("number").asLong(0));
    assertThat(again.path("photos").isEmpty()).isTrue();
    graphQl("lee", "editor", "ko")
        .document(
            """
            query ($id: ID!) { newsroomArticle(id: $id) { revisions {
              leadImage { id } photos { image { id } caption } changes { field lines { text } } } } }
            """)
        .variable("id", id)
        .execute()
        .path("newsroomArticle.revisions[*].leadImage.id")
        .entityList(String.class)
        .containsExactly(Long.toString(other), Long.toString(lead))
        .path("newsroomArticle.revisions[1].photos[0].caption")
        .entity(String.class)
        .isEqualTo("둘째 사진")
        .path("newsroomArticle.revisions[0].changes[*].field")
        .entityList(String.class)
        .containsExactly("blocks", "leadImage", "photos");
  }

  private static JsonNode told(String article, long lead) {
    Awaitility.await()
        .atMost(DEADLINE)
        .until(() -> MEDIA.told.stream().anyMatch(uses -> isOf(uses, article, lead)));
    return MEDIA.told.stream().filter(uses -> isOf(uses, article, lead)).toList().getLast();
  }

  private static boolean isOf(JsonNode uses, String article, long lead) {
    return uses.path("article").asString("").equals(article) && uses.path("lead").asLong(0) == lead;
  }

  @Test
  void areToldOfAgainUntilMediaHears() {
    MEDIA.down.set(true);
    long lead = image(ALWAYS);
    String id = draft(illustrated("미디어가 없을 때 쓴다", lead));
    MEDIA.down.set(false);

    told(id, lead);
    Awaitility.await()
        .atMost(DEADLINE)
        .until(
            () -> number("SELECT count(*) FROM picture_use_untold WHERE article_id = " + id) == 0);
  }

  @Test
  void areNumbersOfPictures() {
    Map<String, Object> input = input("이상한 번호");
    input.put("leadImage", "x");
    input.put("photos", List.of(Map.of("image", "0"), Map.of("image", "3002", "caption", " ")));

    editor()
        .create(key(), input)
        .path("result.violations[*].code")
        .entityList(String.class)
        .containsExactly("UNKNOWN", "UNKNOWN", "EMPTY");
  }

  @Test
  void areNotPublishedIfTheyMayNotBeShown() {
    String id = approved(illustrated("보일 수 없다", IMAGES.incrementAndGet()));
    assertProblem(
        editor().move(id, 3, "PUBLISHED", Map.of()), "ConflictProblem", "PICTURE_NOT_SHOWN");

    OffsetDateTime now = OffsetDateTime.now();
    String ends = approved(illustrated("곧 끝난다", image(now.plusHours(1).toString())));
    assertProblem(
        editor().move(ends, 3, "SCHEDULED", Map.of("at", now.plusHours(2).toString())),
        "ConflictProblem",
        "PICTURE_NOT_SHOWN");
    assertSaved(
        editor().move(ends, 3, "SCHEDULED", Map.of("at", now.plusMinutes(30).toString())),
        "SCHEDULED");
  }

  @Test
  void areUnknownWhileMediaWasNeverHeardOfThem() {
    MEDIA.down.set(true);
    String id = approved(illustrated("들은 적이 없다", image(ALWAYS)));
    assertProblem(
        editor().move(id, 3, "PUBLISHED", Map.of()), "ConflictProblem", "PICTURE_UNKNOWN");
  }

  @Test
  void areAskedForAnewWhenTheTimeHasCome() {
    long image = image(ALWAYS);
    String id = scheduled(illustrated("그사이 막힌다", image));
    MEDIA.shown.remove(image);
    sql("UPDATE picture_right SET asked_at = now() - interval '1 day' WHERE image_id = " + image);
    Awaitility.await()
        .atMost(DEADLINE)
        .until(() ->
            number("SELECT count(*) FROM picture_right WHERE NOT shown AND image_id = " + image)
                == 1);

    makeDue(id);
    runDue();

    graphQl("board", "dashboard", "ko")
        .document("{ scheduledJobs(state: FAILED, first: 1) { subject problem } }")
        .execute()
        .path("scheduledJobs[0].problem")
        .entity(String.class)
        .isEqualTo("PICTURE_NOT_SHOWN")
        .path("scheduledJobs[0].subject")
        .entity(String.class)
        .isEqualTo("article:" + id);
    assertThat(isPublic(id)).isFalse();
  }

  @Test
  void areKnownThoughMediaIsAwayWhenTheTimeHasCome() {
    String id = scheduled(illustrated("미디어가 없어도 나간다", image(ALWAYS)));
    MEDIA.down.set(true);

    makeDue(id);
    runDue();

    assertThat(isPublic(id)).isTrue();
  }

  private String scheduled(Map<String, Object> input) {
    String id = approved(input);
    String soon = OffsetDateTime.now().plusMinutes(30).toString();
    assertSaved(editor().move(id, 3, "SCHEDULED", Map.of("at", soon)), "SCHEDULED");
    return id;
  }

  @Test
  void doNotKeepAnArticleFromBeingCorrected() {
    long image = image(ALWAYS);
    String id = approved(illustrated("고칠 것이 있다", image));
    assertSaved(editor().move(id, 3, "PUBLISHED", Map.of()), "PUBLISHED");
    MEDIA.shown.remove(image);

    Map<String, Object> corrected = illustrated("고쳤다", image);
    assertSaved(editor().correct(id, 4, "고칩니다.", corrected), "CORRECTED");
    corrected.put("leadImage", Long.toString(IMAGES.incrementAndGet()));
    assertProblem(
        editor().correct(id, 5, "고칩니다.", corrected), "ConflictProblem", "PICTURE_NOT_SHOWN");
  }

  @Test
  void areAskedForWhenAFrontChangesToo() {
    String edition = "pictures-" + IMAGES.incrementAndGet();
    sql(
        "INSERT INTO edition (id, name) VALUES ('%s', '판')".formatted(edition),
        "INSERT INTO front (edition_id, version, effective_from) VALUES ('%s', 1, now())"
            .formatted(edition),
        """
        INSERT INTO container (edition_id, version, key, position, kind, title, capacity, fill)
        VALUES ('%s', 1, 'top', 1, 'LIST', '주요', 4, 'NONE')
        """
            .formatted(edition));
    assertThat(change(edition, IMAGES.incrementAndGet(), null).toString())
        .contains("PICTURE_NOT_SHOWN");

    long image = image(ALWAYS);
    String soon = OffsetDateTime.now().plusHours(1).toString();
    assertThat(change(edition, image, soon)).containsEntry("__typename", "FrontChangeScheduled");
    sql(
        "UPDATE picture_right SET shown = false, asked_at = now() WHERE image_id = " + image,
        "UPDATE front_schedule SET apply_at = now() - interval '1 second' WHERE edition_id = '%s'"
            .formatted(edition));
    await(due.make().thenReturn(true));

    graphQl("board", "dashboard", "ko")
        .document("{ failedFrontChanges(first: 1) { edges { node { edition failure } } } }")
        .execute()
        .path("failedFrontChanges.edges[0].node.failure")
        .entity(String.class)
        .isEqualTo("PICTURE_NOT_SHOWN")
        .path("failedFrontChanges.edges[0].node.edition")
        .entity(String.class)
        .isEqualTo(edition);
  }

  private Map<String, Object> change(String edition, long image, String applyAt) {
    Map<String, Object> pin = new HashMap<>();
    pin.put("target", Map.of("link", "/weather"));
    pin.put("title", "날씨");
    pin.put("container", "top");
    pin.put("image", Long.toString(image));
    return graphQl("kim", "editor", "ko")
        .document(
            """
            mutation ($edition: ID!, $changes: [FrontChangeInput!]!, $at: DateTime, $key: String!) {
              changeFront(edition: $edition, expected: 1, changes: $changes, applyAt: $at, idempotencyKey: $key) {
                __typename ... on ValidationProblem { violations { code path } } } }
            """)
        .variable("edition", edition)
        .variable("changes", List.of(Map.of("pin", pin)))
        .variable("at", applyAt)
        .variable("key", UUID.randomUUID().toString())
        .execute()
        .path("changeFront")
        .entity(OBJECT)
        .get();
  }
}
