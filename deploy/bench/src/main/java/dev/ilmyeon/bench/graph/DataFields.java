package dev.ilmyeon.bench.graph;

import graphql.GraphQLException;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers any field from a {@link DataSet}. Arguments are not looked at: each field was recorded
 * with those of the one query that is asked.
 */
final class DataFields implements DataFetcher<Object> {

  private static final Pattern FACTOR = Pattern.compile("\\{([^}]*)}");

  private final DataSet data;

  DataFields(DataSet data) {
    this.data = data;
  }

  @Override
  public @Nullable Object get(DataFetchingEnvironment environment) {
    DataObject source =
        environment.getSource() instanceof DataObject object
            ? object
            : data.root(((GraphQLNamedType) environment.getParentType()).getName());
    String field = environment.getField().getName();
    if (source == null || !source.fields().containsKey(field)) {
      throw new GraphQLException("The recording has no value of " + field);
    }
    String type =
        ((GraphQLNamedType) GraphQLTypeUtil.unwrapAll(environment.getFieldType())).getName();
    return value(source.fields().get(field), source, type);
  }

  private @Nullable Object value(@Nullable Object raw, DataObject source, String type) {
    return switch (raw) {
      case String text when text.startsWith("@") -> data.referenced(text.substring(1));
      case String text when text.startsWith("=") -> product(text, source);
      case List<?> list -> list.stream().map(item -> value(item, source, type)).toList();
      case Map<?, ?> map -> object(map, type);
      case null, default -> raw;
    };
  }

  @SuppressWarnings("unchecked")
  private static DataObject object(Map<?, ?> map, String type) {
    Object name = map.get("__typename");
    return new DataObject(
        name == null ? type : name.toString(), (Map<String, @Nullable Object>) map, null);
  }

  private static @Nullable Object product(String text, DataObject source) {
    Map<String, ? extends @Nullable Object> known =
        source.representation() == null ? source.fields() : source.representation();
    int product = 1;
    for (Matcher factor = FACTOR.matcher(text); factor.find(); ) {
      if (!(known.get(factor.group(1)) instanceof Number number)) {
        return null;
      }
      product = Math.multiplyExact(product, Objects.requireNonNull(number).intValue());
    }
    return product;
  }
}
