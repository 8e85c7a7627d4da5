package dev.ilmyeon.media.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import dev.ilmyeon.media.MediaClient;
import dev.ilmyeon.media.MediaTest;
import dev.ilmyeon.platform.testing.sql.SqlStatements;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MediaTest
class GalleryWriteTests {

  private static final String RESULT =
      """
      {
        __typename
        ... on SavedGallery { version gallery { id title version cover { id }
          photos(first: 100) { totalCount edges { node { position caption image { id caption } } } } } }
        ... on ValidationProblem { violations { code path } }
        ... on Problem { code path }
      }
      """;
  private static final String CREATE =
      "mutation($input: GalleryInput!, $key: String!) {"
          + " saved: createGallery(input: $input, idempotencyKey: $key) "
          + RESULT
          + "}";
  private static final String CHANGE =
      "mutation($id: ID!, $version: Int!, $input: GalleryInput!, $key: String!) {"
          + " saved: changeGallery(gallery: $id, version: $version, input: $input, idempotencyKey: $key) "
          + RESULT
          + "}";

  @Autowired private MediaClient client;
  @Autowired private SqlStatements statements;

  @Test
  void makesAGalleryWithCaptionsOfItsOwn() {
    DocumentContext saved =
        create("editor", input("첫 갤러리", null, photo(3002, "여기서는 이렇게"), photo(3001, null)));

    assertThat(saved.read("$.data.saved.version", Integer.class)).isEqualTo(1);
    assertThat(saved.read("$..image.id", List.class)).isEqualTo(List.of("3002", "3001"));
    assertThat(saved.read("$.data.saved.gallery.cover.id", String.class)).isEqualTo("3002");
    List<String> captions = saved.read("$..node.caption");
    List<String> own = saved.read("$..image.caption");
    assertThat(captions).containsExactly("여기서는 이렇게", own.get(1));
  }

  @Test
  void changesOrderCoverAndCaptionsAndNoOthersWork() {
    DocumentContext saved =
        create("editor", input("순서", null, photo(3001, null), photo(3002, null)));
    String id = saved.read("$.data.saved.gallery.id");

    DocumentContext changed =
        change(id, 1, input("새 순서", "3003", photo(3003, null), photo(3001, "끝"), photo(3001, "또")));
    DocumentContext late = change(id, 1, input("늦은 수정", null, photo(3001, null)));

    assertThat(changed.read("$.data.saved.version", Integer.class)).isEqualTo(2);
    assertThat(changed.read("$.data.saved.gallery.version", Integer.class)).isEqualTo(2);
    assertThat(changed.read("$..image.id", List.class)).isEqualTo(List.of("3003", "3001", "3001"));
    assertThat(changed.read("$..node.position", List.class)).isEqualTo(List.of(1, 2, 3));
    assertThat(changed.read("$.data.saved.gallery.cover.id", String.class)).isEqualTo("3003");
    assertThat(late.read("$.data.saved.code", String.class)).isEqualTo("GALLERY_CHANGED");
  }

  @Test
  void standsAmongTheGalleriesOfItsRegions() {
    Map<String, Object> input = new HashMap<>(input("세종 소식", null, photo(3001, null)));
    input.put("regions", List.of("KR-50", "KR-50"));
    String id = create("editor", input).read("$.data.saved.gallery.id");

    assertThat(
            client
                .query(
                    "query($r: [_Any!]!) { _entities(representations: $r) { ... on Region { photoNews(first: 100) { id } } } }",
                    Map.of("r", List.of(Map.of("__typename", "Region", "code", "KR-50"))))
                .read("$..photoNews[*].id", List.class))
        .contains(id);
  }

  @Test
  void costsTheSameHoweverManyPhotos() {
    Object[] many = IntStream.range(0, 90).mapToObj(i -> photo(3001 + i % 40, null)).toArray();
    statements.clear();
    create("editor", input("하나", null, photo(3001, null)));
    int one = statements.sent().size();
    statements.clear();

    DocumentContext saved = create("editor", input("많음", null, many));

    assertThat(saved.read("$..totalCount", List.class)).isEqualTo(List.of(90));
    assertThat(statements.sent()).hasSize(one);
  }

  @Test
  void saysAllMistakesAndWritesNothing() {
    DocumentContext unknown = create("editor", input("사진", "9", photo(3001, null), photo(8, null)));
    Map<String, Object> bad = new HashMap<>(input(" ", null, photo(3001, null)));
    bad.put("regions", List.of("Seoul"));

    assertThat(unknown.read("$..violations[*].code", List.class))
        .isEqualTo(List.of("NO_SUCH_IMAGE", "NO_SUCH_IMAGE"));
    assertThat(unknown.read("$..violations[1].path", List.class))
        .isEqualTo(List.of(List.of("input", "photos", "1", "image")));
    assertThat(create("editor", bad).read("$..violations[*].code", List.class))
        .isEqualTo(List.of("TEXT_MISSING", "NO_REGION_CODE"));
    assertThat(
            create(
                    "editor",
                    input("많음", null, Collections.nCopies(201, photo(3001, null)).toArray()))
                .read("$..violations[*].code", List.class))
        .isEqualTo(List.of("TOO_MANY"));
  }

  @Test
  void isForEditors() {
    Map<String, Object> input = input("사진", null, photo(3001, null));

    assertThat(create("reporter", input).read("$.data.saved.code", String.class))
        .isEqualTo("ROLE_MISSING");
    assertThat(change("7", 1, input).read("$.data.saved.code", String.class))
        .isEqualTo("NO_SUCH_GALLERY");
    assertThat(client.query("{ gallery(id: 2001) { version } }").read("$..version", List.class))
        .containsExactly((Object) null);
  }

  private DocumentContext create(String role, Map<String, ?> input) {
    return client.queryAs("park", role, CREATE, Map.of("input", input, "key", key()));
  }

  private DocumentContext change(String id, int version, Map<String, ?> input) {
    return client.queryAs(
        "park",
        "editor",
        CHANGE,
        Map.of("id", id, "version", version, "input", input, "key", key()));
  }

  private static Map<String, Object> input(String title, String cover, Object... photos) {
    Map<String, Object> input = new HashMap<>();
    input.put("title", title);
    input.put("cover", cover);
    input.put("photos", List.of(photos));
    return input;
  }

  private static Map<String, Object> photo(int image, String caption) {
    Map<String, Object> photo = new HashMap<>();
    photo.put("image", String.valueOf(image));
    photo.put("caption", caption);
    return photo;
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
