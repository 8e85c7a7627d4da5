package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.error.JsonException;
import dev.ilmyeon.gateway.federation.fixture.JavaJson;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.property.Model.ContextArgument;
import dev.ilmyeon.gateway.federation.property.Model.FieldHome;
import dev.ilmyeon.gateway.federation.property.Model.Key;
import dev.ilmyeon.gateway.federation.property.Model.Type;
import dev.ilmyeon.gateway.federation.property.World.Thing;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.GraphqlErrorException;
import graphql.execution.DataFetcherResult;
import graphql.execution.ResultPath;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A subgraph of a world. It answers what it has, computes from what the gateway told it, and notes
 * where the gateway asks what it must not: a field that is another's, one without its requirements,
 * an entity by values that are no key, a document that is not valid.
 */
final class WorldSubgraph {

  private final World world;
  private final Model model;
  private final int subgraph;
  private final GraphQL server;

  /**
   * An object as it was come by.
   *
   * @param type what it is here: an interface's name, to whom that is an object
   * @param told the representation that the gateway sent; null below that
   * @param provided what fields above let this subgraph answer
   */
  private record Seen(
      Thing thing, String type, @Nullable Map<String, Object> told, List<FieldSet> provided)
      implements WorldSchema.Typed {}

  WorldSubgraph(World world, int subgraph) {
    this.world = world;
    this.model = world.model();
    this.subgraph = subgraph;
    this.server = WorldSchema.serve(SubgraphSdl.served(model, subgraph), this::fetch);
  }

  /** The response to a request, both as JSON. */
  byte[] answer(byte[] body, Session session) {
    Map<String, Object> request = request(body);
    String query = String.valueOf(request.get("query"));
    Map<String, Object> variables =
        request.get("variables") instanceof Map<?, ?> map ? JavaJson.asMap(map) : Map.of();
    ExecutionResult result = server.execute(WorldSchema.input(query, variables, session));
    if (!result.getErrors().isEmpty()) {
      session.violation(name() + " says " + result.getErrors() + " to " + query + variables);
    }
    Map<String, Object> response = new LinkedHashMap<>(result.toSpecification());
    session.faults().deform(response);
    JsonWriter json = new JsonWriter(1024);
    json.any(response);
    return json.toByteArray();
  }

  private static Map<String, Object> request(byte[] body) {
    try {
      return JavaJson.object(JsonReader.read(body, 200));
    } catch (JsonException e) {
      throw new AssertionError(
          e.getMessage() + " in a request: " + new String(body, StandardCharsets.UTF_8), e);
    }
  }

  private String name() {
    return Model.subgraph(subgraph);
  }

  private @Nullable Object fetch(DataFetchingEnvironment environment) {
    Session session = WorldSchema.session(environment);
    String name = environment.getField().getName();
    if (name.equals("_entities")) {
      return entities(environment, session);
    }
    String parent = ((GraphQLNamedType) environment.getParentType()).getName();
    Seen source =
        environment.getSource() instanceof Seen seen
            ? seen
            : new Seen(World.root(parent), parent, null, List.of());
    String what = source.thing().identity() + "." + name;
    if (session.faults().fails(subgraph, what)) {
      throw failure(what + " failed");
    }
    Model.Field field = model.type(parent).fields().get(name);
    FieldHome home = field.homes.get(subgraph);
    check(source, field, home, parent, session);
    if (parent.equals("Mutation")) {
      session.mutate();
    }
    if (session.faults().isNull(subgraph, what)
        && !GraphQLTypeUtil.isNonNull(environment.getFieldType())) {
      return null;
    }
    List<FieldSet> below = new ArrayList<>();
    if (home.provides != null) {
      below.add(home.provides);
    }
    source.provided().forEach(set -> collect(set, source.thing().type(), name, below));
    Map<String, Object> arguments = new LinkedHashMap<>(environment.getArguments());
    if (!home.contexts.isEmpty()) {
      checkContexts(source.thing(), field, home, arguments, session);
    }
    return seen(world.value(source.thing(), name, arguments, session.stamp()), below);
  }

  /** Those without a value from their context are taken out. */
  private void checkContexts(
      Thing of, Model.Field field, FieldHome home, Map<String, Object> arguments, Session session) {
    Map<String, Object> told = new TreeMap<>();
    boolean whole = true;
    for (ContextArgument argument : home.contexts) {
      Object value = arguments.get(argument.name());
      whole &= isWhole(value);
      if (value == null) {
        arguments.remove(argument.name());
      } else {
        told.put(argument.name(), value);
      }
    }
    if (!session.isKnown(of, field.name, told)) {
      String what = of.identity() + "." + field.name;
      session.violation(name() + " is told " + told + " for " + what + ", which nothing above has");
      throw failure(what + " cannot be computed");
    }
    if (!whole && session.faults() != Faults.NONE) {
      throw failure(field.name + " is not computed from what may have been lost");
    }
  }

  private static boolean isWhole(@Nullable Object value) {
    return value instanceof List<?> items
        ? items.stream().allMatch(WorldSubgraph::isWhole)
        : value != null;
  }

  private String typeHere(Thing thing) {
    return model.interfaces(thing.type()).stream()
        .filter(face ->
            face.homes().containsKey(subgraph) && face.homes().get(subgraph).interfaceObject)
        .map(Type::name)
        .findFirst()
        .orElse(thing.type());
  }

  private static GraphqlErrorException failure(String message) {
    return GraphqlErrorException.newErrorException().message(message).build();
  }

  private @Nullable Object seen(@Nullable Object value, List<FieldSet> provided) {
    return switch (value) {
      case Thing thing -> new Seen(thing, typeHere(thing), null, provided);
      case List<?> items -> {
        List<@Nullable Object> all = new ArrayList<>();
        items.forEach(item -> all.add(seen(item, provided)));
        yield all;
      }
      case null, default -> value;
    };
  }

  private void check(
      Seen source, Model.Field field, FieldHome home, String parent, Session session) {
    String what = name() + " is asked for " + parent + "." + field.name;
    if (provides(source.provided(), source.thing().type(), field.name)) {
      return;
    }
    if (home.external) {
      session.violation(what + ", which is external");
    }
    if (Model.lost(field, subgraph, session.labels())) {
      session.violation(what + ", which is overridden");
    }
    if (home.requires != null) {
      Map<String, @Nullable Object> truth =
          world.represent(home.requires, source.thing(), session.stamp());
      Object told = source.told() == null ? null : told(home.requires, source.told());
      if (!truth.equals(told)) {
        session.violation(what + " and told " + told + " instead of " + truth);
        throw failure(field.name + " cannot be computed");
      }
    }
  }

  private boolean provides(List<FieldSet> provided, String type, String name) {
    return provided.stream()
        .flatMap(set -> set.parts().stream())
        .anyMatch(part ->
            switch (part) {
              case FieldSet.Field field -> field.name().equals(name);
              case FieldSet.On on ->
                  model.possible(on.type()).contains(type)
                      && provides(List.of(on.fields()), type, name);
            });
  }

  private void collect(FieldSet set, String type, String name, List<FieldSet> below) {
    for (FieldSet.Part part : set.parts()) {
      switch (part) {
        case FieldSet.On on -> {
          if (model.possible(on.type()).contains(type)) {
            collect(on.fields(), type, name, below);
          }
        }
        case FieldSet.Field field -> {
          if (field.name().equals(name) && field.below() != null) {
            below.add(field.below());
          }
        }
      }
    }
  }

  /** Those values of a representation that a field set names; what is not there stays away. */
  private Map<String, @Nullable Object> told(FieldSet fields, Map<String, Object> representation) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (FieldSet.Part part : fields.parts()) {
      switch (part) {
        case FieldSet.On on -> {
          Object type = representation.get("__typename");
          if (type == null) {
            values.put("__typename", "not told");
          } else if (model.possible(on.type()).contains(String.valueOf(type))) {
            values.putAll(told(on.fields(), representation));
          }
        }
        case FieldSet.Field field -> {
          if (representation.containsKey(field.name())) {
            values.put(field.name(), told(field.below(), representation.get(field.name())));
          }
        }
      }
    }
    return values;
  }

  private @Nullable Object told(@Nullable FieldSet below, @Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map when below != null -> told(below, JavaJson.asMap(map));
      case List<?> items -> {
        List<@Nullable Object> all = new ArrayList<>();
        items.forEach(item -> all.add(told(below, item)));
        yield all;
      }
      case null, default -> value;
    };
  }

  private List<@Nullable Object> entities(DataFetchingEnvironment environment, Session session) {
    List<Map<String, Object>> representations = environment.getArgument("representations");
    List<@Nullable Object> entities = new ArrayList<>();
    for (Map<String, Object> representation : representations) {
      Thing found = find(representation, session);
      if (found == null) {
        session.violation(name() + " does not know " + representation);
      }
      entities.add(
          found == null
              ? notFound(environment, entities.size())
              : new Seen(found, typeHere(found), representation, List.of()));
    }
    return entities;
  }

  private static DataFetcherResult<Object> notFound(DataFetchingEnvironment environment, int at) {
    ResultPath path = environment.getExecutionStepInfo().getPath().segment(at);
    GraphQLError error = GraphqlErrorBuilder.newError().message("Not found").path(path).build();
    return DataFetcherResult.newResult().error(error).build();
  }

  private @Nullable Thing find(Map<String, Object> representation, Session session) {
    Type type = model.types().get(String.valueOf(representation.get("__typename")));
    if (type == null || !type.homes().containsKey(subgraph)) {
      return null;
    }
    for (Key key : type.homes().get(subgraph).keys) {
      Map<String, @Nullable Object> told = told(key.fields(), representation);
      for (String object :
          key.resolvable() ? model.possibleIn(type.name(), subgraph) : List.<String>of()) {
        for (Thing entity : world.entities(object)) {
          if (Objects.equals(world.represent(key.fields(), entity, session.stamp()), told)) {
            return entity;
          }
        }
      }
    }
    return null;
  }
}
