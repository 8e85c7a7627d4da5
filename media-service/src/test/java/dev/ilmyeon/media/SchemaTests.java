package dev.ilmyeon.media;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AbstractDescribedNode;
import graphql.language.EnumTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.parser.Parser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTests {

  @ParameterizedTest
  @ValueSource(strings = {"media", "problem", "upload", "rights", "gallery", "ready"})
  void describesEveryTypeFieldArgumentAndValue(String file) throws IOException {
    try (InputStream in = SchemaTests.class.getResourceAsStream("/graphql/" + file + ".graphqls")) {
      String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<String> undescribed =
          Parser.parse(schema).getDefinitions().stream()
              .flatMap(SchemaTests::parts)
              .filter(part -> part.getDescription() == null)
              .map(part -> ((NamedNode<?>) part).getName())
              .toList();

      assertThat(undescribed).isEmpty();
    }
  }

  private static Stream<AbstractDescribedNode<?>> parts(Object definition) {
    return switch (definition) {
      case ObjectTypeExtensionDefinition type -> fields(type);
      case ObjectTypeDefinition type -> Stream.concat(Stream.of(type), fields(type));
      case InputObjectTypeDefinition type ->
          Stream.concat(Stream.of(type), type.getInputValueDefinitions().stream());
      case UnionTypeDefinition type -> Stream.of(type);
      case EnumTypeDefinition type ->
          Stream.concat(Stream.of(type), type.getEnumValueDefinitions().stream());
      case ScalarTypeDefinition type -> Stream.of(type);
      default -> Stream.of();
    };
  }

  private static Stream<AbstractDescribedNode<?>> fields(ObjectTypeDefinition type) {
    return type.getFieldDefinitions().stream()
        .flatMap(
            field -> Stream.concat(Stream.of(field), field.getInputValueDefinitions().stream()));
  }
}
