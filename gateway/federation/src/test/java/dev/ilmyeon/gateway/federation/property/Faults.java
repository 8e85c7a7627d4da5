package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.fixture.JavaJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What goes wrong in the subgraphs during one operation. */
final class Faults {

  static final Faults NONE = new Faults(0, List.of(), List.of(), 0, 0, 0);

  private final long seed;
  private final List<Integer> down;
  private final List<Integer> garbled;
  private final int errors;
  private final int nulls;
  private final int shapes;

  private Faults(
      long seed, List<Integer> down, List<Integer> garbled, int errors, int nulls, int shapes) {
    this.seed = seed;
    this.down = down;
    this.garbled = garbled;
    this.errors = errors;
    this.nulls = nulls;
    this.shapes = shapes;
  }

  static Faults random(long seed, int subgraphs) {
    Random random = new Random(seed);
    int kind = random.nextInt(6);
    List<Integer> down = kind == 0 ? List.of(random.nextInt(subgraphs)) : List.of();
    List<Integer> garbled = kind == 1 ? List.of(random.nextInt(subgraphs)) : List.of();
    return new Faults(
        seed,
        down,
        garbled,
        kind == 2 || kind == 5 ? 4 + random.nextInt(20) : 0,
        kind == 3 || kind == 5 ? 4 + random.nextInt(20) : 0,
        kind == 4 || kind == 5 ? 4 + random.nextInt(20) : 0);
  }

  boolean isDown(int subgraph) {
    return down.contains(subgraph);
  }

  /** Answers something that is no GraphQL response; null if it does not. */
  @Nullable String garbage(int subgraph) {
    List<String> garbage =
        List.of(
            "", "{", "[]", "<html>", "{\"data\":7}", "{\"data\":null}", "{}", "{\"errors\":[]}");
    return garbled.contains(subgraph)
        ? garbage.get((int) Math.floorMod(seed, (long) garbage.size()))
        : null;
  }

  /** Whether a field reports an error. */
  boolean fails(int subgraph, String what) {
    return errors > 0 && dice("!" + subgraph + what).nextInt(errors) == 0;
  }

  /** Whether a field is null, and nobody says why. */
  boolean isNull(int subgraph, String what) {
    return nulls > 0 && dice("0" + subgraph + what).nextInt(nulls) == 0;
  }

  /** Whether nulls may come without an error. */
  boolean silent() {
    return nulls > 0;
  }

  private Random dice(String what) {
    return new Random(seed * 1_000_003 + what.hashCode() * 0x9E3779B97F4A7C15L);
  }

  /** Puts values in places where values of their kind do not belong. */
  void deform(Map<String, Object> response) {
    if (shapes > 0 && response.get("data") instanceof Map<?, ?> data) {
      Map<String, Object> copy = copy(data);
      deformMembers(copy);
      copy.replaceAll((key, value) -> key.startsWith("_e") ? deformEntities(value) : value);
      response.put("data", copy);
    }
  }

  private Object deformEntities(Object value) {
    if (value instanceof List<?> entities && dice("entities" + entities).nextInt(shapes * 4) == 0) {
      List<Object> more = new ArrayList<>(entities);
      more.add(null);
      return seed % 2 == 0 || entities.isEmpty() ? more : entities.subList(1, entities.size());
    }
    return value;
  }

  private void deformMembers(Map<String, Object> object) {
    object.replaceAll((key, value) -> deformed(key, value));
  }

  private @Nullable Object deformed(String key, @Nullable Object value) {
    Random dice = dice(key + value);
    if (dice.nextInt(shapes) == 0) {
      return wrong(key, value, dice);
    }
    switch (value) {
      case Map<?, ?> map when !map.containsKey("blob") -> deformMembers(JavaJson.asMap(map));
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(deformed(key, item)));
        return items;
      }
      case null, default -> {}
    }
    return value;
  }

  private static @Nullable Object wrong(String key, @Nullable Object value, Random random) {
    return switch (value) {
      case null -> null;
      case Map<?, ?> map when map.containsKey("blob") -> value;
      case Map<?, ?> _ ->
          random.nextBoolean() ? List.of() : random.nextBoolean() ? "garbage" : (Object) 7;
      case List<?> _ -> random.nextBoolean() ? Map.of("garbage", 1) : "garbage";
      default ->
          key.equals("__typename") && random.nextBoolean()
              ? "Nonsense"
              : random.nextBoolean() ? List.of("garbage") : Map.of("garbage", 1);
    };
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), copyOf(value)));
    return copy;
  }

  private static @Nullable Object copyOf(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> copy(map);
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(copyOf(item)));
        yield items;
      }
      case null, default -> value;
    };
  }

  @Override
  public String toString() {
    return "down %s, garbled %s, errors 1/%d, nulls 1/%d, wrong shapes 1/%d"
        .formatted(down, garbled, errors, nulls, shapes);
  }
}
