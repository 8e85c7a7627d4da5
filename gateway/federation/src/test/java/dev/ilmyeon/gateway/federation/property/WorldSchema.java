package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.fixture.AnyScalar;
import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.TypeResolutionEnvironment;
import graphql.execution.SimpleDataFetcherExceptionHandler;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.TypeResolver;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** All of a world behind one graphql-java schema: what the gateway is compared with. */
final class WorldSchema {

  private static final String SESSION = "session";

  private final GraphQL server;
  private final World world;
  private final WorldContexts contexts;

  /** The types of the fields that were executed last, by their paths in the response. */
  private final Map<List<Object>, GraphQLOutputType> types = new HashMap<>();

  WorldSchema(World world) {
    this.world = world;
    this.contexts = new WorldContexts(world);
    this.server = serve(ConsumerSdl.of(world.model()), this::fetch);
  }

  /** A server of any schema whose objects are found by one function. */
  static GraphQL serve(String sdl, DataFetcher<Object> fetcher) {
    RuntimeWiring.Builder wiring =
        RuntimeWiring.newRuntimeWiring()
            .codeRegistry(GraphQLCodeRegistry.newCodeRegistry().defaultDataFetcher(_ -> fetcher))
            .wiringFactory(new AnyType());
    for (String scalar : List.of("Blob", "_Any")) {
      wiring.scalar(AnyScalar.named(scalar));
    }
    return GraphQL.newGraphQL(
            new SchemaGenerator()
                .makeExecutableSchema(new SchemaParser().parse(sdl), wiring.build()))
        .defaultDataFetcherExceptionHandler(new QuietHandler())
        .build();
  }

  static ExecutionInput input(String query, Map<String, Object> variables, Session session) {
    return ExecutionInput.newExecutionInput(query)
        .variables(variables)
        .graphQLContext(Map.of(SESSION, session))
        .build();
  }

  static Session session(DataFetchingEnvironment environment) {
    return environment.getGraphQlContext().get(SESSION);
  }

  /** Anything that knows its object type. */
  interface Typed {
    String type();
  }

  private static final class AnyType implements WiringFactory, TypeResolver {
    @Override
    public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
      return true;
    }

    @Override
    public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
      return this;
    }

    @Override
    public boolean providesTypeResolver(UnionWiringEnvironment environment) {
      return true;
    }

    @Override
    public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
      return this;
    }

    @Override
    public @Nullable GraphQLObjectType getType(TypeResolutionEnvironment environment) {
      Typed object = environment.getObject();
      return environment.getSchema().getObjectType(object.type());
    }
  }

  /** A field's error is told, not logged. */
  private static final class QuietHandler extends SimpleDataFetcherExceptionHandler {
    @Override
    protected void logException(ExceptionWhileDataFetching error, Throwable exception) {}
  }

  /** Null if the operation is not valid. */
  @Nullable ExecutionResult execute(String query, Map<String, Object> variables, Session session) {
    types.clear();
    ExecutionResult result = server.execute(input(query, variables, session));
    ToIntFunction<ErrorClassification> invalid =
        type -> type == ErrorType.ValidationError || type == ErrorType.InvalidSyntax ? 1 : 0;
    return result.getErrors().stream()
                .mapToInt(each -> invalid.applyAsInt(each.getErrorType()))
                .sum()
            > 0
        ? null
        : result;
  }

  /** The type of the field at a path of the response to the last operation. */
  @Nullable GraphQLOutputType typeAt(List<Object> path) {
    return types.get(path);
  }

  /**
   * As the interface has it, if its objects' own types may remain unknown (where one subgraph sees
   * the interface as an object and the others have failed).
   */
  private GraphQLOutputType type(String parent, DataFetchingEnvironment environment) {
    String name = environment.getField().getName();
    for (Model.Type face : world.model().interfaces(parent)) {
      if (face.fields().containsKey(name)
          && face.homes().values().stream().anyMatch(home -> home.interfaceObject)) {
        return environment.getGraphQLSchema().getTypeAs(face.name())
                instanceof GraphQLInterfaceType type
            ? type.getFieldDefinition(name).getType()
            : environment.getFieldType();
      }
    }
    return environment.getFieldType();
  }

  private @Nullable Object fetch(DataFetchingEnvironment environment) {
    String parent = ((GraphQLNamedType) environment.getParentType()).getName();
    types.put(environment.getExecutionStepInfo().getPath().toList(), type(parent, environment));
    Located source =
        environment.getSource() instanceof Located located
            ? located
            : new Located(World.root(parent), null);
    Session session = session(environment);
    if (parent.equals("Mutation")) {
      session.mutate();
    }
    String name = environment.getField().getName();
    Map<String, Object> arguments = new HashMap<>(environment.getArguments());
    arguments.putAll(inContext(source, name, session));
    return located(world.value(source.thing(), name, arguments, session.stamp()), source);
  }

  private Map<String, Object> inContext(Located source, String name, Session session) {
    Model.Field field = world.field(source.type(), name);
    Map<String, Object> arguments = contexts.arguments(field, source, session);
    session.know(source.thing(), name, arguments);
    return arguments;
  }

  private static @Nullable Object located(@Nullable Object value, Located above) {
    return switch (value) {
      case World.Thing thing -> new Located(thing, above);
      case List<?> items -> {
        List<@Nullable Object> all = new ArrayList<>();
        items.forEach(item -> all.add(located(item, above)));
        yield all;
      }
      case null, default -> value;
    };
  }
}
