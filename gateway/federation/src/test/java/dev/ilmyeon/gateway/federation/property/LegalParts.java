package dev.ilmyeon.gateway.federation.property;

import static dev.ilmyeon.gateway.federation.property.LegalPropagation.with;

import dev.ilmyeon.gateway.federation.fixture.IncrementalParts.Part;
import dev.ilmyeon.gateway.federation.fixture.JavaJson;
import graphql.schema.GraphQLType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether a response that came in parts may follow from a faultless one when something failed. Each
 * part is a {@linkplain LegalPropagation legal propagation} in itself: it says why something in it
 * is null, or one before has, or one of the same payload. Together they have everything, except for
 * what is below something that one of them has lost.
 */
final class LegalParts {

  private final @Nullable Object faultless;
  private final Function<List<Object>, @Nullable GraphQLType> typeAt;
  private final boolean silent;
  private final List<Object> errors = new ArrayList<>();
  private final List<List<Object>> lost = new ArrayList<>();
  private @Nullable Object shown;
  private int payload = -1;

  private LegalParts(
      @Nullable Object faultless,
      Function<List<Object>, @Nullable GraphQLType> typeAt,
      boolean silent) {
    this.faultless = faultless;
    this.typeAt = typeAt;
    this.silent = silent;
  }

  /** What is wrong with the parts; null if nothing is. */
  static @Nullable String problem(
      @Nullable Object faultless,
      List<Part> parts,
      Function<List<Object>, @Nullable GraphQLType> typeAt,
      boolean silent) {
    LegalParts legal = new LegalParts(faultless, typeAt, silent);
    for (Part part : parts) {
      if (part.payload() > legal.payload) {
        legal.payload = part.payload();
        parts.stream()
            .filter(each -> each.payload() == part.payload())
            .forEach(each -> legal.errors.addAll(each.errors()));
      }
      String problem = legal.add(part);
      if (problem != null) {
        return problem;
      }
    }
    return legal.missing(faultless, legal.shown, List.of());
  }

  private @Nullable String add(Part part) {
    List<Object> path = part.path();
    if (!path.isEmpty() && !(at(shown, path) instanceof Map)) {
      return path + " has a part, but is not there";
    }
    LegalPropagation legal = new LegalPropagation(typeAt, errors, silent, false);
    String problem;
    if (part.data() == null) {
      lost.add(path);
      problem = silent || !part.errors().isEmpty() ? null : path + " has lost a part, unexplained";
    } else {
      problem = legal.compare(at(faultless, path), part.data(), path, null);
      shown = merged(shown, part.data(), path, List.of());
    }
    return problem;
  }

  private static @Nullable Object at(@Nullable Object root, List<Object> path) {
    Object at = root;
    for (Object step : path) {
      at =
          switch (at) {
            case List<?> items when step instanceof Integer index && index < items.size() ->
                items.get(index);
            case Map<?, ?> members -> members.get(step);
            case null, default -> null;
          };
    }
    return at;
  }

  /** {@code to}: where the new value stands below this one. */
  private @Nullable Object merged(
      @Nullable Object known, @Nullable Object more, List<Object> to, List<Object> path) {
    if (!to.isEmpty()) {
      Object step = to.getFirst();
      List<Object> rest = to.subList(1, to.size());
      if (known instanceof List<?> items && step instanceof Integer index) {
        List<@Nullable Object> all = new ArrayList<>(items);
        all.set(index, merged(items.get(index), more, rest, with(path, step)));
        return all;
      }
      Map<String, @Nullable Object> all = new LinkedHashMap<>(JavaJson.asMap(known));
      all.put(String.valueOf(step), merged(all.get(step), more, rest, with(path, step)));
      return all;
    }
    return switch (more) {
      case Map<?, ?> members -> mergedObject(known, members, path);
      case List<?> items -> {
        List<@Nullable Object> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
          Object before = known instanceof List<?> others ? others.get(i) : null;
          all.add(merged(before, items.get(i), List.of(), with(path, i)));
        }
        yield all;
      }
      case null -> {
        lost.add(path);
        yield known;
      }
      default -> more;
    };
  }

  private Map<String, @Nullable Object> mergedObject(
      @Nullable Object known, Map<?, ?> members, List<Object> path) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    if (known instanceof Map<?, ?>) {
      all.putAll(JavaJson.asMap(known));
    }
    members.forEach((key, value) -> {
      String name = String.valueOf(key);
      all.put(name, merged(all.get(name), value, List.of(), with(path, key)));
    });
    return all;
  }

  /** What nobody shows. */
  private @Nullable String missing(
      @Nullable Object whole, @Nullable Object part, List<Object> path) {
    if (part instanceof Map<?, ?> members && whole instanceof Map<?, ?> all) {
      for (Object key : all.keySet()) {
        if (!members.containsKey(key) && !isLost(path)) {
          return path + " has no " + key;
        }
        String problem = missing(all.get(key), members.get(key), with(path, key));
        if (problem != null) {
          return problem;
        }
      }
    }
    if (part instanceof List<?> items && whole instanceof List<?> all) {
      for (int i = 0; i < items.size(); i++) {
        String problem = missing(all.get(i), items.get(i), with(path, i));
        if (problem != null) {
          return problem;
        }
      }
    }
    return null;
  }

  private boolean isLost(List<Object> path) {
    return lost.stream()
        .anyMatch(each -> each.size() <= path.size() && each.equals(path.subList(0, each.size())));
  }
}
