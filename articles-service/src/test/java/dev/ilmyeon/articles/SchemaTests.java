package dev.ilmyeon.articles;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AbstractDescribedNode;
import graphql.language.EnumTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaTests extends ServiceTests {

  @Test
  void describesEveryTypeFieldArgumentAndValue() throws Exception {
    List<String> undescribed = new ArrayList<>();
    for (TypeDefinition<?> type : schema().types().values()) {
      check(type.getName(), type, undescribed);
      for (Node<?> part : parts(type)) {
        check(type.getName() + "." + ((NamedNode<?>) part).getName(), part, undescribed);
      }
    }

    assertThat(undescribed).isEmpty();
  }

  @Test
  void isServedToTheGateway() {
    graphQl()
        .document("{ _service { sdl } }")
        .execute()
        .path("_service.sdl")
        .entity(String.class)
        .satisfies(sdl ->
            assertThat(sdl).containsPattern("type Article [^{]*@key").contains("@shareable"));
  }

  @Test
  void offersNoMutationYet() throws Exception {
    assertThat(schema().types()).doesNotContainKeys("Mutation", "Subscription");
  }

  private static TypeDefinitionRegistry schema() throws Exception {
    try (InputStreamReader reader =
        new InputStreamReader(
            SchemaTests.class.getResourceAsStream("/graphql/articles.graphqls"),
            StandardCharsets.UTF_8)) {
      return new SchemaParser().parse(reader);
    }
  }

  private static List<? extends Node<?>> parts(TypeDefinition<?> type) {
    return switch (type) {
      case ObjectTypeDefinition object ->
          object.getFieldDefinitions().stream()
              .<Node<?>>flatMap(field ->
                  Stream.concat(Stream.of(field), field.getInputValueDefinitions().stream()))
              .toList();
      case EnumTypeDefinition values -> values.getEnumValueDefinitions();
      case InputObjectTypeDefinition input -> input.getInputValueDefinitions();
      default -> List.<TypeDefinition<?>>of();
    };
  }

  private static void check(String name, Node<?> definition, List<String> undescribed) {
    if (definition instanceof AbstractDescribedNode<?> described
        && described.getDescription() == null) {
      undescribed.add(name);
    }
  }
}
