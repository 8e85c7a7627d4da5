package dev.ilmyeon.gateway.federation.conformance;

import dev.ilmyeon.gateway.federation.fixture.JavaJson;
import graphql.GraphqlErrorException;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Answers any field from a {@link DataSet}, as one subgraph or (without a name) as all of them. */
final class DataFields implements DataFetcher<Object> {

  private static final Pattern HOLE = Pattern.compile("\\{([^}]*)}");

  private final DataSet data;
  private final @Nullable String subgraph;
  private final Map<String, List<String>> interfaces;

  /** {@code interfaces}: of each object type, for data of interface objects. */
  DataFields(DataSet data, @Nullable String subgraph, Map<String, List<String>> interfaces) {
    this.data = data;
    this.subgraph = subgraph;
    this.interfaces = interfaces;
  }

  @Override
  public @Nullable Object get(DataFetchingEnvironment environment) {
    DataObject source =
        environment.getSource() instanceof DataObject object
            ? object
            : data.referenced(((GraphQLNamedType) environment.getParentType()).getName());
    if (source == null) {
      return null;
    }
    String field = environment.getField().getName();
    Object raw = raw(source, field);
    String type =
        ((GraphQLNamedType) GraphQLTypeUtil.unwrapAll(environment.getFieldType())).getName();
    Object value = value(raw, seen(source, environment), type, environment.getArguments());
    return isSource(environment) ? Flux.fromIterable((List<?>) value) : value;
  }

  /** A subscription's root field has its events in a list. */
  private static boolean isSource(DataFetchingEnvironment environment) {
    return environment.getOperationDefinition().getOperation() == Operation.SUBSCRIPTION
        && environment.getExecutionStepInfo().getPath().getLevel() == 1;
  }

  /**
   * Without what a subgraph only declares, unless the gateway told it. (What it is told counts more
   * than what the data says.)
   */
  private DataObject seen(DataObject source, DataFetchingEnvironment environment) {
    if (subgraph == null
        || !(environment.getParentType() instanceof GraphQLFieldsContainer parent)) {
      return source;
    }
    Map<String, Object> own = new LinkedHashMap<>(source.fields());
    parent.getFieldDefinitions().stream()
        .filter(field -> field.hasAppliedDirective("external"))
        .forEach(field -> own.remove(field.getName()));
    if (source.representation() != null) {
      own.putAll(source.representation());
    }
    return new DataObject(source.type(), own, source.representation());
  }

  private @Nullable Object raw(DataObject source, String field) {
    if (subgraph != null && source.fields().containsKey(field + "@" + subgraph)) {
      return source.fields().get(field + "@" + subgraph);
    }
    if (source.fields().containsKey(field)) {
      return source.fields().get(field);
    }
    if (source.representation() != null && source.representation().containsKey(field)) {
      return source.representation().get(field);
    }
    return subgraph == null ? ofAnySubgraph(source, field) : null;
  }

  /** What one subgraph says, or what is said of an interface that it sees as an object. */
  private @Nullable Object ofAnySubgraph(DataObject source, String field) {
    for (Map.Entry<String, Object> each : source.fields().entrySet()) {
      if (each.getKey().startsWith(field + "@")) {
        return each.getValue();
      }
    }
    for (String face : interfaces.getOrDefault(source.type(), List.of())) {
      for (DataObject other : data.all(face)) {
        if (other.fields().get("id").equals(source.fields().get("id"))
            && other.fields().containsKey(field)) {
          return other.fields().get(field);
        }
      }
    }
    return null;
  }

  private @Nullable Object value(
      @Nullable Object raw, DataObject source, String type, Map<String, Object> arguments) {
    return switch (raw) {
      case String text when text.startsWith("@") ->
          data.referenced(filled(text.substring(1), source, arguments));
      case String text when text.startsWith("=") ->
          computed(filled(text.substring(1), source, arguments), type);
      case String text when text.startsWith("!") ->
          throw GraphqlErrorException.newErrorException().message(text.substring(1)).build();
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(item(item, source, type, arguments)));
        yield items;
      }
      case Map<?, ?> map -> object(JavaJson.asMap(map), source, type, arguments);
      case null, default -> raw;
    };
  }

  private @Nullable Object item(
      @Nullable Object raw, DataObject source, String type, Map<String, Object> arguments) {
    try {
      return value(raw, source, type, arguments);
    } catch (GraphqlErrorException e) {
      return null;
    }
  }

  private @Nullable Object object(
      Map<String, Object> map, DataObject source, String type, Map<String, Object> arguments) {
    if (map.containsKey("$by")) {
      Object given = arguments.get(String.valueOf(map.get("$by")));
      Map<String, Object> of = JavaJson.asMap(map.get("of"));
      return value(
          of.getOrDefault(String.valueOf(given), map.get("else")), source, type, arguments);
    }
    if (map.containsKey("$take")) {
      List<?> of = (List<?>) map.get("of");
      Object count = arguments.get(String.valueOf(map.get("$take")));
      int size = count instanceof Integer number ? Math.min(number, of.size()) : of.size();
      return value(of.subList(0, size), source, type, arguments);
    }
    if (map.containsKey("$log")) {
      return data.log(filled(String.valueOf(map.get("$log")), source, arguments));
    }
    if (map.containsKey("$json")) {
      return map.get("$json");
    }
    return new DataObject(String.valueOf(map.getOrDefault("__typename", type)), map, null);
  }

  private static Object computed(String text, String type) {
    if (!type.equals("Int") && !type.equals("Float")) {
      return text;
    }
    BigDecimal product = BigDecimal.ONE;
    for (String factor : text.split("\\*")) {
      if (factor.strip().equals("null")) {
        return -1;
      }
      product = product.multiply(new BigDecimal(factor.strip()));
    }
    return type.equals("Int") ? (Object) product.intValue() : product.doubleValue();
  }

  private String filled(String text, DataObject source, Map<String, Object> arguments) {
    Matcher hole = HOLE.matcher(text);
    return hole.replaceAll(match -> {
      String name = match.group(1);
      Object found =
          name.startsWith("$")
              ? argument(arguments, name.substring(1))
              : own(source, name, arguments);
      return Matcher.quoteReplacement(String.valueOf(found));
    });
  }

  private static @Nullable Object argument(Map<String, Object> arguments, String path) {
    Object value = arguments;
    for (String step : path.split("\\.")) {
      value = value instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return value;
  }

  /** Of an entity, as the gateway represented it: what it did not send is not there. */
  private @Nullable Object own(DataObject source, String path, Map<String, Object> arguments) {
    List<Object> values = new ArrayList<>();
    values.add(source);
    for (String step : path.split("\\.")) {
      List<@Nullable Object> next = new ArrayList<>();
      for (Object value : values) {
        if (value instanceof DataObject object) {
          Object below =
              step.equals("__typename")
                  ? typename(object)
                  : value(raw(object, step), object, "String", arguments);
          if (below instanceof List<?> list) {
            next.addAll(list);
          } else {
            next.add(below);
          }
        } else {
          next.add(null);
        }
      }
      values = new ArrayList<>(next);
    }
    return values.size() == 1 ? values.getFirst() : values;
  }

  /** Of what the gateway told only if it told that too. */
  private @Nullable Object typename(DataObject object) {
    return data.all(object.type()).contains(object)
        ? object.type()
        : object.fields().get("__typename");
  }
}
