package dev.ilmyeon.weather;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AbstractDescribedNode;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.SDLDefinition;
import graphql.language.TypeDefinition;
import graphql.parser.Parser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTests {

  private static final List<String> FILES =
      List.of("weather", "feed", "forecast", "history", "update", "warning");

  @Test
  void describesEveryTypeFieldArgumentAndValue() {
    List<String> bare = new ArrayList<>();
    int checked = 0;
    for (SDLDefinition<?> definition : definitions(SDLDefinition.class)) {
      if (definition instanceof TypeDefinition<?> type) {
        for (Node<?> node : parts(type)) {
          checked++;
          if (((AbstractDescribedNode<?>) node).getDescription() == null) {
            bare.add(type.getName() + "." + ((NamedNode<?>) node).getName());
          }
        }
      }
    }

    assertThat(bare).isEmpty();
    assertThat(checked).isGreaterThan(120);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Observation", "Forecast", "HistoryPoint", "Warning", "WeatherStrip"})
  void creditsValuesAlways(String type) {
    assertThat(
            definitions(ObjectTypeDefinition.class).stream()
                .filter(definition -> definition.getName().equals(type))
                .flatMap(definition -> definition.getFieldDefinitions().stream())
                .filter(field -> field.getName().equals("attribution"))
                .map(FieldDefinition::getType))
        .singleElement()
        .isInstanceOf(NonNullType.class);
  }

  private static <T extends SDLDefinition> List<T> definitions(Class<T> kind) {
    return FILES.stream()
        .map(file -> Subgraph.read("graphql/" + file + ".graphqls"))
        .map(file -> new Parser().parseDocument(file))
        .flatMap(file -> file.getDefinitionsOfType(kind).stream())
        .toList();
  }

  private static List<Node<?>> parts(TypeDefinition<?> type) {
    List<Node<?>> parts = new ArrayList<>();
    if (!(type instanceof ObjectTypeExtensionDefinition)) {
      parts.add(type);
    }
    if (type instanceof ObjectTypeDefinition object) {
      object
          .getFieldDefinitions()
          .forEach(field -> {
            parts.add(field);
            parts.addAll(field.getInputValueDefinitions());
          });
    }
    if (type instanceof EnumTypeDefinition values) {
      parts.addAll(values.getEnumValueDefinitions());
    }
    return parts;
  }
}
