package dev.ilmyeon.gateway.federation.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.federation.error.SourceLocation;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Fragment;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Operation;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.Field;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.InlineFragment;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.Spread;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTests {

  @Test
  void readsAWholeOperation() {
    Document document =
        parse(
            """
            \ufeff# the page
            "Described" mutation Put($id: ID!, "Which" $tags: [String!] = ["a"] @x) @live(n: 1) {
              alias: put(id: $id, tags: $tags) @include(if: true) { ...Card @defer ... on A { b } ... @skip(if: $no) { c } }
            }
            "A card" fragment Card on Article @y { title }
            """);

    Operation operation = (Operation) document.definitions().getFirst();
    assertThat(operation.kind()).isEqualTo(OperationKind.MUTATION);
    assertThat(operation.name()).isEqualTo("Put");
    assertThat(operation.description()).isEqualTo("Described");
    assertThat(operation.directives()).extracting(AppliedDirective::name).containsExactly("live");
    assertThat(operation.variables())
        .extracting(variable -> variable.name() + ":" + variable.type())
        .containsExactly("id:ID!", "tags:[String!]");
    assertThat(operation.variables().getLast().description()).isEqualTo("Which");
    assertThat(operation.variables().getLast().defaultValue())
        .isEqualTo(new Value.ListValue(List.of(new Value.StringValue("a"))));

    Field put = (Field) operation.selections().selections().getFirst();
    assertThat(put.responseKey()).isEqualTo("alias");
    assertThat(put.name()).isEqualTo("put");
    assertThat(document.source().location(put.at())).isEqualTo(new SourceLocation(3, 3));
    assertThat(put.selections()).isNotNull();
    assertThat(put.selections().selections())
        .hasExactlyElementsOfTypes(Spread.class, InlineFragment.class, InlineFragment.class);

    Fragment card = (Fragment) document.definitions().getLast();
    assertThat(card.name()).isEqualTo("Card");
    assertThat(card.typeCondition().name()).isEqualTo("Article");
    assertThat(card.description()).isEqualTo("A card");
  }

  @Test
  void readsKeywordsAsNames() {
    assertThat(
            parse(
                "query query { fragment: on { query mutation true null type ... on on { on } } }"))
        .isNotNull();
  }

  @Test
  void readsEveryKindOfValue() {
    assertThat(
            Parser.parseValue(
                "{i: -0, f: -1.5E+3, s: \"x\", b: [true, false], n: null, e: RED, o: {}}"))
        .isEqualTo(
            new Value.ObjectValue(
                Map.of(
                    "i", new Value.IntValue("-0"),
                    "f", new Value.FloatValue("-1.5E+3"),
                    "s", new Value.StringValue("x"),
                    "b",
                        new Value.ListValue(
                            List.of(new Value.BooleanValue(true), new Value.BooleanValue(false))),
                    "n", new Value.NullValue(),
                    "e", new Value.EnumValue("RED"),
                    "o", new Value.ObjectValue(Map.of()))));
  }

  @Test
  void keepsTheTextOfNumbersOfAnySize() {
    assertThat(Parser.parseValue("123456789012345678901234567890"))
        .isEqualTo(new Value.IntValue("123456789012345678901234567890"));
    assertThat(Parser.parseValue("1.000000000000000000000000000001e400"))
        .isEqualTo(new Value.FloatValue("1.000000000000000000000000000001e400"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "{id}",
        "{ id organization { id ... on Company { vat(kind: EU) } } }",
        "id, organization { id }",
      })
  void readsFieldSetsWithAndWithoutBraces(String fieldSet) {
    assertThat(Parser.parseFieldSet(fieldSet).selections())
        .first()
        .isInstanceOfSatisfying(Field.class, field -> assertThat(field.name()).isEqualTo("id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "id }", "{id} x", "{id", "... on", "id {"})
  void refusesBrokenFieldSets(String fieldSet) {
    assertThatThrownBy(() -> Parser.parseFieldSet(fieldSet)).isInstanceOf(SyntaxException.class);
  }

  @Test
  void readsTypes() {
    assertThat(Parser.parseType("[[Int!]]!")).hasToString("[[Int!]]!");
    assertThatThrownBy(() -> Parser.parseType("Int!!")).isInstanceOf(SyntaxException.class);
  }

  @Test
  void findsWhereAValueStands() {
    Source source = new Source("{ a(b:\n  [1, {c: \"]\", d: [null, null]}]) }");
    int valueAt = source.text().indexOf('[');

    assertThat(Parser.locate(source, valueAt, List.of())).isEqualTo(new SourceLocation(2, 3));
    assertThat(Parser.locate(source, valueAt, List.of(1, "c")))
        .isEqualTo(new SourceLocation(2, 11));
    assertThat(Parser.locate(source, valueAt, List.of(1, "d", 1)))
        .isEqualTo(new SourceLocation(2, 26));
    assertThat(Parser.locateName(source, valueAt, List.of(1, "d")))
        .isEqualTo(new SourceLocation(2, 16));
  }

  private static Document parse(String text) {
    return Parser.parse(text, ParserLimits.TRUSTED);
  }
}
