package dev.ilmyeon.articles;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AbstractDescribedNode;
import graphql.language.EnumTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.TypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class SchemaTests extends ServiceTests {

  @Test
  void describesEveryTypeFieldArgumentAndValue() throws Exception {
    List<String> undescribed = new ArrayList<>();
    for (TypeDefinition<?> type : definitions().toList()) {
      if (!(type instanceof ObjectTypeExtensionDefinition)) {
        check(type.getName(), type, undescribed);
      }
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

  private static TypeDefinitionRegistry schema() throws Exception {
    StringBuilder all = new StringBuilder();
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath:graphql/*.graphqls")) {
      all.append(file.getContentAsString(StandardCharsets.UTF_8)).append('\n');
    }
    return new SchemaParser().parse(all.toString());
  }

  private static Stream<TypeDefinition<?>> definitions() throws Exception {
    TypeDefinitionRegistry schema = schema();
    return Stream.<TypeDefinition<?>>concat(
        schema.types().values().stream().map(type -> (TypeDefinition<?>) type),
        schema.objectTypeExtensions().values().stream()
            .flatMap(List::stream)
            .map(type -> (TypeDefinition<?>) type));
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
