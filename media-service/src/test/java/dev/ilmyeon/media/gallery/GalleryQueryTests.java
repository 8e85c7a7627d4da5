package dev.ilmyeon.media.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import dev.ilmyeon.media.MediaClient;
import dev.ilmyeon.media.MediaTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MediaTest
class GalleryQueryTests {

  @Autowired private MediaClient client;

  @Test
  void listsThePhotoNewsOfAnEditionInItsOrder() {
    DocumentContext answer =
        client.query(
            """
            { main: photoNews(first: 3) { id title url publishedAt cover { id alt } }
              live: photoNews(edition: "live", first: 2) { id }
              none: photoNews(edition: "nowhere") { id } }
            """);

    assertThat(answer.read("$.data.main[*].id", List.class))
        .isEqualTo(List.of("2001", "2002", "2003"));
    assertThat(answer.read("$.data.live[*].id", List.class)).isEqualTo(List.of("2006", "2002"));
    assertThat(answer.read("$.data.none", List.class)).isNull();
    assertThat(answer.read("$.data.main[0].url", String.class))
        .isEqualTo("https://news.example/gallery/2001");
    assertThat(answer.read("$.data.main[0].cover.id", String.class)).isEqualTo("3052");
    assertThat(answer.read("$.data.main[0].publishedAt", String.class))
        .isEqualTo("2024-07-26T08:40:00.000+09:00");
  }

  @Test
  void pagesThroughTheWholeGallery() {
    List<String> images = new ArrayList<>();
    String after = null;
    int pages = 0;
    do {
      DocumentContext answer =
          client.query(
              """
              query($after: String) { gallery(id: "2001") { photos(first: 4, after: $after) {
                totalCount pageInfo { hasNextPage endCursor } edges { node { image { id } } } } } }
              """,
              after == null ? Map.of() : Map.of("after", after));
      images.addAll(answer.read("$..image.id"));
      assertThat(answer.read("$..totalCount", List.class)).isEqualTo(List.of(6));
      List<Boolean> more = answer.read("$..hasNextPage");
      after = more.getFirst() ? answer.<List<String>>read("$..endCursor").getFirst() : null;
      pages++;
    } while (after != null);

    assertThat(images).containsExactly("3052", "3022", "3021", "3013", "3036", "3020");
    assertThat(pages).isEqualTo(2);
  }

  @Test
  void showsAUsesOwnCaptionElseThePictures() {
    List<String> captions =
        client
            .query("{ gallery(id: \"2001\") { photos(first: 4) { edges { node { caption } } } } }")
            .read("$..caption");

    assertThat(captions.getFirst()).contains("운해가 골짜기를");
    assertThat(captions.getLast()).isEqualTo("열매가 익어 가는 과수원.");
  }

  @Test
  void refusesAPageThatIsNone() {
    DocumentContext answer =
        client.query(
            """
            { gallery(id: "2001") {
                a: photos(first: 0) { totalCount } b: photos(first: 101) { totalCount }
                c: photos(after: "Z2FsbGVyeV9waG90bx94") { totalCount } d: photos(after: "?") { totalCount } }
              photoNews(first: -1) { id } }
            """);

    assertThat(answer.read("$.errors[*].extensions.code", List.class))
        .hasSize(5)
        .containsOnly("BAD_USER_INPUT");
    assertThat(answer.read("$.data.gallery", Map.class).values()).containsOnlyNulls();
  }

  @Test
  void answersEntitiesInTheOrderAskedWithNullsForWhatIsNot() {
    DocumentContext answer =
        client.query(
            """
            query($r: [_Any!]!) { _entities(representations: $r) { __typename
              ... on Gallery { id title } ... on Image { id } ... on Article { id leadImage { id } }
              ... on Region { code photoNews(first: 2) { id } } } }
            """,
            Map.of(
                "r",
                List.of(
                    Map.of("__typename", "Image", "id", "3002"),
                    Map.of("__typename", "Gallery", "id", "9"),
                    Map.of("__typename", "Article", "id", "1007"),
                    Map.of("__typename", "Image", "id", "nothing"),
                    Map.of("__typename", "Gallery", "id", "2002"),
                    Map.of("__typename", "Region", "code", "KR-26"),
                    Map.of("__typename", "Image", "id", "3001"),
                    Map.of("__typename", "Article", "id", "5"),
                    Map.of("__typename", "Region", "code", "KR-00"))));

    assertThat(answer.read("$", Map.class)).doesNotContainKey("errors");
    assertThat(answer.read("$.data._entities[0].id", String.class)).isEqualTo("3002");
    assertThat(answer.read("$.data._entities[1]", Map.class)).isNull();
    assertThat(answer.read("$.data._entities[2].leadImage.id", String.class)).isEqualTo("3007");
    assertThat(answer.read("$.data._entities[3]", Map.class)).isNull();
    assertThat(answer.read("$.data._entities[4].id", String.class)).isEqualTo("2002");
    assertThat(answer.read("$.data._entities[5].photoNews[*].id", List.class))
        .isEqualTo(List.of("2002", "2003"));
    assertThat(answer.read("$.data._entities[6].id", String.class)).isEqualTo("3001");
    assertThat(answer.read("$.data._entities[7].leadImage", Map.class)).isNull();
    assertThat(answer.read("$.data._entities[8].photoNews", List.class)).isEmpty();
  }

  @Test
  void listsAnArticlesOtherPictures() {
    List<String> images =
        client
            .query(
                """
                query($r: [_Any!]!) { _entities(representations: $r) { ... on Article {
                  photos(first: 2) { totalCount edges { node { position image { id } } } } } } }
                """,
                Map.of("r", List.of(Map.of("__typename", "Article", "id", "1001"))))
            .read("$..image.id");

    assertThat(images).containsExactly("3041", "3023");
  }
}
