package dev.ilmyeon.gateway.federation.conformance;

import com.apollographql.federation.graphqljava.Federation;
import dev.ilmyeon.gateway.federation.fixture.AnyScalar;
import dev.ilmyeon.gateway.federation.fixture.JavaJson;
import graphql.GraphQL;
import graphql.TypeResolutionEnvironment;
import graphql.execution.SimpleDataFetcherExceptionHandler;
import graphql.language.ScalarTypeDefinition;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.WiringFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A GraphQL server of a {@link DataSet}, by graphql-java: a subgraph, or the whole as one schema.
 */
final class DataSubgraph {

  private static final Pattern EXTENSION = Pattern.compile("extend type (\\w+)");

  private DataSubgraph() {}

  /** A subgraph with {@code _entities} and {@code _service}. */
  static GraphQL subgraph(String name, String sdl, DataSet data) {
    TypeDefinitionRegistry types = new SchemaParser().parse(withTypesToExtend(sdl));
    AtomicReference<GraphQLSchema> built = new AtomicReference<>();
    GraphQLSchema schema =
        Federation.transform(types, wiring(types, name, data, Map.of()))
            .fetchEntities(environment -> {
              List<Map<String, Object>> representations =
                  environment.getArgument("representations");
              List<@Nullable DataObject> entities = new ArrayList<>();
              representations.forEach(each -> entities.add(entity(built.get(), data, each)));
              return entities;
            })
            .resolveEntityType(DataSubgraph::type)
            .build();
    built.set(schema);
    return graphql(schema);
  }

  /** graphql-java wants a type to extend; Federation 1 has none, unlike who writes one in parts. */
  private static String withTypesToExtend(String sdl) {
    return EXTENSION
        .matcher(sdl)
        .replaceAll(extension ->
            Pattern.compile("(?m)^type %s\\b".formatted(extension.group(1))).matcher(sdl).find()
                ? extension.group()
                : "type %s @extends".formatted(extension.group(1)));
  }

  /** All of it behind one schema. */
  static GraphQL whole(String sdl, Map<String, List<String>> interfaces, DataSet data) {
    TypeDefinitionRegistry types = new SchemaParser().parse(sdl);
    return graphql(
        new SchemaGenerator().makeExecutableSchema(types, wiring(types, null, data, interfaces)));
  }

  private static GraphQL graphql(GraphQLSchema schema) {
    return GraphQL.newGraphQL(schema)
        .defaultDataFetcherExceptionHandler(new QuietHandler())
        .build();
  }

  /** A field's error is told, not logged. */
  private static final class QuietHandler extends SimpleDataFetcherExceptionHandler {
    @Override
    protected void logException(graphql.ExceptionWhileDataFetching error, Throwable exception) {}
  }

  private static RuntimeWiring wiring(
      TypeDefinitionRegistry types,
      @Nullable String subgraph,
      DataSet data,
      Map<String, List<String>> interfaces) {
    DataFields fields = new DataFields(data, subgraph, interfaces);
    RuntimeWiring.Builder wiring =
        RuntimeWiring.newRuntimeWiring()
            .codeRegistry(GraphQLCodeRegistry.newCodeRegistry().defaultDataFetcher(_ -> fields))
            .wiringFactory(
                new WiringFactory() {
                  @Override
                  public boolean providesTypeResolver(
                      graphql.schema.idl.InterfaceWiringEnvironment environment) {
                    return true;
                  }

                  @Override
                  public graphql.schema.TypeResolver getTypeResolver(
                      graphql.schema.idl.InterfaceWiringEnvironment environment) {
                    return DataSubgraph::type;
                  }

                  @Override
                  public boolean providesTypeResolver(
                      graphql.schema.idl.UnionWiringEnvironment environment) {
                    return true;
                  }

                  @Override
                  public graphql.schema.TypeResolver getTypeResolver(
                      graphql.schema.idl.UnionWiringEnvironment environment) {
                    return DataSubgraph::type;
                  }
                });
    for (ScalarTypeDefinition scalar : types.scalars().values()) {
      if (!List.of("Int", "Float", "String", "Boolean", "ID").contains(scalar.getName())) {
        wiring.scalar(AnyScalar.named(scalar.getName()));
      }
    }
    return wiring.build();
  }

  private static @Nullable GraphQLObjectType type(TypeResolutionEnvironment environment) {
    DataObject object = environment.getObject();
    return environment.getSchema().getObjectType(object.type());
  }

  /**
   * The object that the representation's values are those of; null if there is none. A subgraph
   * that has the type as an interface looks among its objects.
   */
  private static @Nullable DataObject entity(
      GraphQLSchema schema, DataSet data, Map<String, Object> representation) {
    String type = String.valueOf(representation.get("__typename"));
    List<String> types =
        schema.getType(type) instanceof GraphQLInterfaceType face
            ? schema.getImplementations(face).stream().map(GraphQLObjectType::getName).toList()
            : List.of(type);
    for (String each : types) {
      for (DataObject object : data.all(each)) {
        Comparison comparison = new Comparison(data);
        comparison.compare(object.fields(), representation);
        if (comparison.same > 0 && comparison.different == 0) {
          return new DataObject(each, object.fields(), new LinkedHashMap<>(representation));
        }
      }
    }
    return null;
  }

  /**
   * How many of a representation's values are those of an object, as far as that has plain ones.
   */
  private static final class Comparison {
    private final DataSet data;
    private int same;
    private int different;

    Comparison(DataSet data) {
      this.data = data;
    }

    void compare(Map<String, Object> stored, Map<String, Object> given) {
      given.forEach((key, value) -> compare(key, stored.get(key), value));
    }

    private void compare(String key, @Nullable Object known, @Nullable Object value) {
      if (value == null) {
        return;
      }
      switch (known) {
        case String text when text.startsWith("@") -> {
          DataObject referenced = data.referenced(text.substring(1));
          compare(key, referenced == null ? null : referenced.fields(), value);
        }
        case Map<?, ?> map when value instanceof Map<?, ?> other -> {
          if (map.keySet().stream().noneMatch(each -> String.valueOf(each).startsWith("$"))) {
            compare(JavaJson.asMap(map), JavaJson.asMap(other));
          }
        }
        case List<?> list when value instanceof List<?> other -> {
          if (list.size() == other.size()) {
            same++;
            for (int i = 0; i < list.size(); i++) {
              compare(key, list.get(i), other.get(i));
            }
          } else {
            different++;
          }
        }
        case String text when text.startsWith("=") || text.startsWith("!") -> {}
        case String _, Number _, Boolean _ -> {
          if (String.valueOf(known).equals(String.valueOf(value))) {
            same++;
          } else if (!key.equals("__typename")) {
            different++;
          }
        }
        case null, default -> {}
      }
    }
  }
}
