package dev.ilmyeon.gateway.federation.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ilmyeon.gateway.federation.language.Parser;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.SchemaReader;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SelectionNormalizerTests {

  private static final Schema SCHEMA =
      SchemaReader.read(
              """
              type Query { node: Node media: Media article: Article named: Named }
              interface Node { id: ID self: Node }
              interface Named implements Node { id: ID self: Node name: String }
              interface Loose { id: ID loose: Int }
              type Article implements Node & Named & Loose {
                id: ID self: Article name: String loose: Int title(max: Int): String
              }
              type Author implements Node & Named & Loose {
                id: ID self: Author name: String loose: Int articles: [Article]
              }
              type Image implements Node { id: ID self: Image url: String }
              union Media = Image | Article
              union Anything = Image | Article | Author
              """)
          .schema();

  @ParameterizedTest
  @MethodSource
  void normalises(String parent, String written, String normal) {
    assertThat(normalize(parent, written)).isEqualTo(normal);
  }

  static Stream<Arguments> normalises() {
    return Stream.of(
        // Fields of one response key are one field.
        arguments("Query", "article{id} article{name id}", "{article{id name}}"),
        arguments("Article", "a: id b: id id a: id", "{a: id b: id id}"),
        arguments("Article", "title(max: 3) x: title", "{title(max: 3) x: title}"),
        // Fragments that always apply are merged into their parent.
        arguments(
            "Article", "...{id} ... on Node{self{id}} ... on Article{name}", "{id self{id} name}"),
        arguments("Named", "... on Node{id} name", "{id name}"),
        arguments("Article", "... on Anything{... on Node{id}}", "{id}"),
        arguments("Media", "... on Anything{__typename}", "{__typename}"),
        // Those that never do are gone, also when only their surroundings say so.
        arguments("Article", "id ... on Image{url}", "{id}"),
        arguments("Media", "... on Author{name}", "{}"),
        arguments("Media", "... on Named{... on Author{articles{id}} id}", "{... on Named{id}}"),
        arguments(
            "Media", "... on Named{... on Image{id}} ... on Image{url}", "{... on Image{url}}"),
        // The others are one fragment per condition.
        arguments(
            "Media",
            "... on Image{url} ... on Article{title} ... on Image{id url}",
            "{... on Image{url id} ... on Article{title}}"),
        arguments("Node", "id ... on Named{name ... on Named{name}} id", "{id ... on Named{name}}"),
        // An interface that every possible type has, but not the parent, cannot be merged.
        arguments("Named", "... on Loose{loose}", "{... on Loose{loose}}"),
        // A field may stand both directly and in a fragment.
        arguments("Node", "id ... on Image{id url}", "{id ... on Image{id url}}"),
        arguments(
            "Node", "self{id} ... on Image{self{url}}", "{self{id} ... on Image{self{url}}}"));
  }

  @Test
  void leavesOutWhatIsExcludedAndKeepsWhatIsThenEmpty() {
    SelectionNormalizer normalizer =
        new SelectionNormalizer(SCHEMA, Map.of(), directives -> directives.isEmpty());

    SelectionSet selections =
        normalizer.normalize(
            composite("Query"),
            Parser.parseFieldSet("article @no {id} node{id @no} media{... on Image{url @no}}"));

    assertThat(selections.selections())
        .hasSize(2)
        .allSatisfy(selection ->
            assertThat(((Selection.Field) selection).selections())
                .extracting(SelectionSet::selections)
                .asList()
                .isEmpty());
  }

  @Test
  void givesFieldsTheDefinitionOfTheTypeTheyAreSelectedOn() {
    SelectionSet selections =
        new FieldSetReader(SCHEMA).read(composite("Article"), "... on Node{self{id}}");

    Selection.Field self = (Selection.Field) selections.selections().getFirst();
    assertThat(self.definition().type()).hasToString("Article");
  }

  @ParameterizedTest
  @MethodSource
  void refusesWhatDoesNotFit(String fieldSet, String message) {
    FieldSetReader reader = new FieldSetReader(SCHEMA);

    assertThatThrownBy(() -> reader.read(composite("Article"), fieldSet))
        .isInstanceOf(SelectionException.class)
        .hasMessage(message);
  }

  static Stream<Arguments> refusesWhatDoesNotFit() {
    return Stream.of(
        arguments("nope", "Cannot query field \"nope\" on type \"Article\"."),
        arguments("self{nope}", "Cannot query field \"nope\" on type \"Article\"."),
        arguments("id{x}", "Expected an object, interface or union, found \"ID\"."),
        arguments("... on Nope{id}", "Expected an object, interface or union, found \"Nope\"."),
        arguments("...Named", "Unknown fragment \"Named\"."));
  }

  private static String normalize(String parent, String written) {
    SelectionSet selections = new FieldSetReader(SCHEMA).read(composite(parent), written);
    return selections.selections().isEmpty() ? "{}" : SelectionPrinter.print(selections);
  }

  private static CompositeType composite(String name) {
    return (CompositeType) Objects.requireNonNull(SCHEMA.type(name));
  }
}
