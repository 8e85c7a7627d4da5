package dev.ilmyeon.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import dev.ilmyeon.platform.testing.sql.SqlStatements;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.parser.Parser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** No list is without bounds, and each costs a statement however many there are of it. */
@MediaTest
class ListTests {

  /** They say how much they hold: a page that was asked for, the mistakes of one request. */
  private static final Set<String> BOUNDED = Set.of("edges", "violations", "path");

  private static final Set<String> LISTS =
      Set.of(
          "Query.photoNews",
          "Query.expiringRights",
          "Image.usedIn",
          "Gallery.photos",
          "Article.photos",
          "Region.photoNews");

  @Autowired private MediaClient client;
  @Autowired private SqlStatements statements;

  @Test
  void saysOfEachHowManyAreAskedFor() throws IOException {
    Set<String> lists = new TreeSet<>();
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath:graphql/*.graphqls")) {
      for (ImplementingTypeDefinition<?> type :
          Parser.parse(file.getContentAsString(StandardCharsets.UTF_8))
              .getDefinitionsOfType(ImplementingTypeDefinition.class)) {
        for (FieldDefinition field : type.getFieldDefinitions()) {
          if (isList(field.getType()) && !BOUNDED.contains(field.getName())) {
            lists.add(type.getName() + "." + field.getName());
            assertThat(field.getDirectives("listSize")).as(field.getName()).hasSize(1);
            assertThat(field.getInputValueDefinitions())
                .as(field.getName())
                .anyMatch(argument -> argument.getName().equals("first"));
          }
        }
      }
    }

    assertThat(lists).isEqualTo(LISTS);
  }

  @Test
  void givesAHundredAtMost() {
    DocumentContext answer =
        client.queryAs(
            "park",
            "editor",
            """
            {
              photoNews(first: 101) { id }
              expiringRights(until: "2030-01-01T00:00:00Z", first: 101) { edges { cursor } }
              image(id: 3001) { usedIn(first: 101) { id } }
              gallery(id: 2001) { photos(first: 101) { totalCount } }
              _entities(representations: [
                {__typename: "Article", id: "1001"}, {__typename: "Region", code: "KR-26"}]) {
                ... on Article { photos(first: 101) { totalCount } }
                ... on Region { photoNews(first: 101) { id } }
              }
            }
            """,
            Map.of());

    assertThat(answer.read("$.errors[*].path[-1]", List.class))
        .hasSize(LISTS.size())
        .containsOnly("photoNews", "expiringRights", "usedIn", "photos");
    assertThat(answer.read("$.errors[*].extensions.code", List.class))
        .containsOnly("BAD_USER_INPUT");
  }

  @Test
  void asksOnceForThePhotosOfManyArticles() {
    statements.clear();

    DocumentContext answer =
        client.query(
            """
            query($r: [_Any!]!) { _entities(representations: $r) {
              ... on Article { photos(first: 3) { totalCount edges { node { image { id } } } } } } }
            """,
            Map.of("r", representations("Article", 1001, 60)));

    assertThat(answer.read("$", Map.class)).doesNotContainKey("errors");
    assertThat(answer.read("$..image.id", List.class)).isNotEmpty();
    assertThat(statements.sent()).hasSize(1);
  }

  @Test
  void asksOnceForTheUsesOfManyPictures() {
    statements.clear();

    DocumentContext answer =
        client.queryAs(
            "park",
            "editor",
            """
            query($r: [_Any!]!) { _entities(representations: $r) {
              ... on Image { usedIn(first: 20) { kind id } } } }
            """,
            Map.of("r", representations("Image", 3001, 40)));

    assertThat(answer.read("$", Map.class)).doesNotContainKey("errors");
    assertThat(answer.read("$..kind", List.class)).hasSizeGreaterThan(40);
    assertThat(statements.sent()).as("pictures, uses").hasSize(2);
  }

  private static boolean isList(Type<?> type) {
    return switch (type) {
      case NonNullType present -> isList(present.getType());
      case ListType _ -> true;
      case TypeName name -> name.getName().endsWith("Connection");
      default -> false;
    };
  }

  private static List<Map<String, String>> representations(String type, int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(id -> Map.of("__typename", type, "id", String.valueOf(id)))
        .toList();
  }
}
