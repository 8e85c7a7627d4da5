package dev.ilmyeon.gateway.federation.property;

import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a response, or a part of one, may follow from a faultless one when something failed: each
 * value is the faultless one, or null where it may be null and an error at, above or below says
 * why.
 */
final class LegalPropagation {

  private static final Pattern TYPES = Pattern.compile("\\|\\[[^]]*]");

  private final Function<List<Object>, @Nullable GraphQLType> typeAt;
  private final List<List<Object>> explained = new ArrayList<>();
  private final boolean silent;
  private final boolean whole;

  /**
   * @param silent whether subgraphs have left values out without a word
   * @param whole whether objects have all their fields
   */
  LegalPropagation(
      Function<List<Object>, @Nullable GraphQLType> typeAt,
      Object errors,
      boolean silent,
      boolean whole) {
    this.typeAt = typeAt;
    this.silent = silent;
    this.whole = whole;
    if (errors instanceof List<?> list) {
      list.forEach(error -> explain((Map<?, ?>) error));
    }
  }

  /** What is wrong with {@code actual}; null if nothing is. */
  static @Nullable String problem(
      @Nullable Object faultless,
      Map<String, Object> response,
      Function<List<Object>, @Nullable GraphQLType> typeAt,
      boolean silent) {
    LegalPropagation legal = new LegalPropagation(typeAt, response.get("errors"), silent, true);
    return legal.compare(faultless, response.get("data"), List.of(), null);
  }

  private void explain(Map<?, ?> error) {
    if (error.get("path") instanceof List<?> path) {
      explained.add(List.copyOf(path));
    }
    if (error.get("extensions") instanceof Map<?, ?> extensions
        && extensions.get("paths") instanceof List<?> paths) {
      for (Object path : paths) {
        String plain = TYPES.matcher(String.valueOf(path)).replaceAll("");
        explained.add(List.of((Object[]) plain.split("\\.")));
      }
    }
  }

  boolean isExplained(List<Object> path) {
    return silent
        || explained.stream()
            .anyMatch(known -> {
              for (int i = 0; i < Math.min(known.size(), path.size()); i++) {
                boolean any = known.get(i).equals("@") && path.get(i) instanceof Integer;
                if (!any && !known.get(i).equals(path.get(i))) {
                  return false;
                }
              }
              return !known.isEmpty();
            });
  }

  /** What is wrong with a value; null if nothing is. */
  @Nullable String compare(
      @Nullable Object faultless,
      @Nullable Object actual,
      List<Object> path,
      @Nullable GraphQLType type) {
    if (actual == null) {
      if (type instanceof GraphQLNonNull) {
        return path + " is null and may not be";
      }
      return faultless == null || isExplained(path) ? null : path + " is null and nobody says why";
    }
    return switch (faultless) {
      case null -> path + " is there, and is null without faults";
      case Map<?, ?> object when actual instanceof Map<?, ?> other && !object.containsKey("blob") ->
          compareObjects(object, other, path);
      case List<?> list when actual instanceof List<?> other ->
          compareLists(list, other, path, type);
      default ->
          Objects.equals(faultless, actual) ? null : path + " is " + actual + ", not " + faultless;
    };
  }

  private @Nullable String compareObjects(Map<?, ?> object, Map<?, ?> other, List<Object> path) {
    boolean fits =
        whole
            ? List.copyOf(object.keySet()).equals(List.copyOf(other.keySet()))
            : object.keySet().containsAll(other.keySet());
    if (!fits) {
      return path + " has " + other.keySet() + ", not " + object.keySet();
    }
    for (Object key : other.keySet()) {
      List<Object> below = with(path, key);
      String problem = compare(object.get(key), other.get(key), below, typeAt.apply(below));
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private @Nullable String compareLists(
      List<?> list, List<?> other, List<Object> path, @Nullable GraphQLType type) {
    if (list.size() != other.size()) {
      return path + " has " + other.size() + " items, not " + list.size();
    }
    GraphQLType nullable = type instanceof GraphQLNonNull nonNull ? nonNull.getWrappedType() : type;
    GraphQLType item = nullable instanceof GraphQLList items ? items.getWrappedType() : null;
    for (int i = 0; i < list.size(); i++) {
      String problem = compare(list.get(i), other.get(i), with(path, i), item);
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  static List<Object> with(List<Object> path, Object step) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }
}
