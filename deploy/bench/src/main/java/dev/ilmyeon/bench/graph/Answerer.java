package dev.ilmyeon.bench.graph;

import com.apollographql.federation.graphqljava.Federation;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.TypeResolutionEnvironment;
import graphql.schema.DataFetcherFactories;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A GraphQL server without its server: a request's JSON in, the response's JSON out. Slow and
 * obvious; each request comes here once.
 */
public final class Answerer {

  private final GraphQL graphql;

  private Answerer(GraphQLSchema schema) {
    this.graphql = GraphQL.newGraphQL(schema).build();
  }

  static Answerer subgraph(String sdl, DataSet data) {
    TypeDefinitionRegistry types = new SchemaParser().parse(sdl);
    return new Answerer(
        Federation.transform(types, wiring(types, data))
            .fetchEntities(environment -> {
              List<Map<String, Object>> representations =
                  environment.getArgument("representations");
              List<@Nullable DataObject> entities = new ArrayList<>();
              if (representations != null) {
                representations.forEach(each -> entities.add(data.represented(each)));
              }
              return entities;
            })
            .resolveEntityType(Answerer::type)
            .build());
  }

  /** All subgraphs at once: what is right. Of a supergraph, which is a schema too. */
  static Answerer whole(String supergraph, DataSet data) {
    TypeDefinitionRegistry types = new SchemaParser().parse(supergraph);
    return new Answerer(new SchemaGenerator().makeExecutableSchema(types, wiring(types, data)));
  }

  GraphQLSchema schema() {
    return graphql.getGraphQLSchema();
  }

  public String answer(String request) {
    Request read = JsonMapper.shared().readValue(request, new TypeReference<>() {});
    ExecutionResult result =
        graphql.execute(
            ExecutionInput.newExecutionInput()
                .query(read.query())
                .operationName(read.operationName())
                .variables(read.variables() == null ? Map.of() : read.variables())
                .build());
    return JsonMapper.shared().writeValueAsString(result.toSpecification());
  }

  private record Request(
      String query,
      @Nullable String operationName,
      @Nullable Map<String, Object> variables,
      @Nullable Object extensions) {}

  private static RuntimeWiring wiring(TypeDefinitionRegistry types, DataSet data) {
    RuntimeWiring.Builder wiring =
        RuntimeWiring.newRuntimeWiring()
            .codeRegistry(
                GraphQLCodeRegistry.newCodeRegistry()
                    .defaultDataFetcher(DataFetcherFactories.useDataFetcher(new DataFields(data))))
            .wiringFactory(new ByTypename());
    types.scalars().keySet().stream()
        .filter(name -> !ScalarInfo.isGraphqlSpecifiedScalar(name))
        .forEach(name -> wiring.scalar(PlainScalar.named(name)));
    return wiring.build();
  }

  private static @Nullable GraphQLObjectType type(TypeResolutionEnvironment environment) {
    DataObject object = environment.getObject();
    return environment.getSchema().getObjectType(object.type());
  }

  private static final class ByTypename implements WiringFactory {
    @Override
    public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
      return true;
    }

    @Override
    public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
      return Answerer::type;
    }

    @Override
    public boolean providesTypeResolver(UnionWiringEnvironment environment) {
      return true;
    }

    @Override
    public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
      return Answerer::type;
    }
  }
}
