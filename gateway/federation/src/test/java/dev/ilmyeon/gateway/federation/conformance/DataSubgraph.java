package dev.ilmyeon.gateway.federation.conformance;

import com.apollographql.federation.graphqljava.Federation;
import graphql.GraphQL;
import graphql.TypeResolutionEnvironment;
import graphql.execution.SimpleDataFetcherExceptionHandler;
import graphql.language.ScalarTypeDefinition;
import graphql.schema.Coercing;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
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
import org.jspecify.annotations.Nullable;

/**
 * A GraphQL server of a {@link DataSet}, by graphql-java: a subgraph, or the whole as one schema.
 */
final class DataSubgraph {

  private static final GraphQLScalarType ANY =
      GraphQLScalarType.newScalar().name("Any").coercing(new Coercing<Object, Object>() {}).build();

  private DataSubgraph() {}

  /** A subgraph with {@code _entities} and {@code _service}. */
  static GraphQL subgraph(String name, String sdl, DataSet data) {
    TypeDefinitionRegistry types = new SchemaParser().parse(sdl);
    GraphQLSchema schema =
        Federation.transform(types, wiring(types, name, data, Map.of()))
            .fetchEntities(environment -> {
              List<Map<String, Object>> representations =
                  environment.getArgument("representations");
              List<@Nullable DataObject> entities = new ArrayList<>();
              representations.forEach(each -> entities.add(entity(data, each)));
              return entities;
            })
            .resolveEntityType(DataSubgraph::type)
            .build();
    return graphql(schema);
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
        wiring.scalar(ANY.transform(builder -> builder.name(scalar.getName())));
      }
    }
    return wiring.build();
  }

  private static @Nullable GraphQLObjectType type(TypeResolutionEnvironment environment) {
    DataObject object = environment.getObject();
    return environment.getSchema().getObjectType(object.type());
  }

  /** The object that the representation's values are those of; null if there is none. */
  private static @Nullable DataObject entity(DataSet data, Map<String, Object> representation) {
    String type = String.valueOf(representation.get("__typename"));
    for (DataObject each : data.all(type)) {
      if (matches(data, each.fields(), representation)) {
        return new DataObject(type, each.fields(), new LinkedHashMap<>(representation));
      }
    }
    return null;
  }

  private static boolean matches(
      DataSet data, Map<String, Object> stored, Map<String, Object> given) {
    boolean any = false;
    for (Map.Entry<String, Object> each : given.entrySet()) {
      Object value = stored.get(each.getKey());
      if (value instanceof String text && text.startsWith("@")) {
        DataObject referenced = data.referenced(text.substring(1));
        value = referenced == null ? null : referenced.fields();
      }
      if (value == null || value instanceof String text && text.matches("[=!].*")) {
        continue;
      }
      if (value instanceof Map<?, ?> map && each.getValue() instanceof Map<?, ?> other) {
        if (map.keySet().stream().anyMatch(key -> String.valueOf(key).startsWith("$"))) {
          continue;
        }
        if (!matches(data, DataSet.asMap(map), DataSet.asMap(other))) {
          return false;
        }
        any = true;
      } else if (!(value instanceof List<?>) && !each.getKey().equals("__typename")) {
        if (!String.valueOf(value).equals(String.valueOf(each.getValue()))) {
          return false;
        }
        any = true;
      }
    }
    return any;
  }
}
