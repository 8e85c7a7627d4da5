package dev.ilmyeon.bench.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The same graph with more in it, to see what grows with that. */
final class Enlarged {

  private static final String ROOT = "Query";

  private static final Pattern GRAPHS = Pattern.compile("enum join__Graph \\{[^}]*");
  private static final Pattern QUERY = Pattern.compile("type Query ([^{]*)\\{([^}]*)");

  private Enlarged() {}

  /**
   * Each object so many times, with a key of its own, and in the lists at the root all of them: the
   * answers to the same queries are so many times as long.
   */
  static Graph times(Graph graph, int times) {
    Map<String, List<Map<String, @Nullable Object>>> types =
        JsonMapper.shared().readValue(graph.data(), new TypeReference<>() {});
    Map<String, List<Map<String, @Nullable Object>>> more = new LinkedHashMap<>();
    for (Map.Entry<String, List<Map<String, @Nullable Object>>> type : types.entrySet()) {
      more.put(
          type.getKey(),
          type.getKey().equals(ROOT)
              ? roots(type.getValue(), times)
              : copies(type.getValue(), times));
    }
    return new Graph(
        graph.name() + "-times-" + times,
        graph.supergraph(),
        graph.sdl(),
        JsonMapper.shared().writeValueAsString(more),
        graph.folder());
  }

  private static List<Map<String, @Nullable Object>> roots(
      List<Map<String, @Nullable Object>> objects, int times) {
    List<Map<String, @Nullable Object>> roots = new ArrayList<>();
    for (Map<String, @Nullable Object> object : objects) {
      Map<String, @Nullable Object> root = new LinkedHashMap<>(object);
      root.replaceAll((_, value) -> value instanceof List<?> list ? repeated(list, times) : value);
      roots.add(root);
    }
    return roots;
  }

  private static List<@Nullable Object> repeated(List<?> list, int times) {
    List<@Nullable Object> all = new ArrayList<>();
    for (int copy = 0; copy < times; copy++) {
      for (Object item : list) {
        all.add(copied(item, copy));
      }
    }
    return all;
  }

  private static List<Map<String, @Nullable Object>> copies(
      List<Map<String, @Nullable Object>> objects, int times) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (int number = 0; number < times; number++) {
      int copy = number;
      for (Map<String, @Nullable Object> object : objects) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(object);
        String key = fields.keySet().iterator().next();
        fields.replaceAll((name, value) ->
            name.equals(key) ? String.valueOf(value) + suffix(copy) : copied(value, copy));
        all.add(fields);
      }
    }
    return all;
  }

  private static @Nullable Object copied(@Nullable Object value, int copy) {
    return switch (value) {
      case String text when text.startsWith("@") -> text + suffix(copy);
      case List<?> list -> list.stream().map(item -> copied(item, copy)).toList();
      case null, default -> value;
    };
  }

  private static String suffix(int copy) {
    return copy == 0 ? "" : "c" + copy;
  }

  /** Among so many subgraphs, of which no query needs those that are added. */
  static Graph among(Graph graph, int subgraphs) {
    StringBuilder graphs = new StringBuilder();
    StringBuilder joined = new StringBuilder();
    StringBuilder fields = new StringBuilder();
    StringBuilder types = new StringBuilder();
    for (int i = graph.sdl().size(); i < subgraphs; i++) {
      graphs.append("  X%d @join__graph(name: \"x%d\", url: \"\")\n".formatted(i, i));
      joined.append("@join__type(graph: X%d) ".formatted(i));
      fields.append("  thing%d: Thing%d @join__field(graph: X%d)\n".formatted(i, i, i));
      types.append(
          "\ntype Thing%d @join__type(graph: X%d, key: \"id\") {\n  id: ID!\n  value: String\n}\n"
              .formatted(i, i));
    }
    String supergraph = GRAPHS.matcher(graph.supergraph()).replaceFirst("$0" + graphs);
    Matcher query = QUERY.matcher(supergraph);
    return new Graph(
        graph.name() + "-among-" + subgraphs,
        query.replaceFirst("type Query $1" + joined + "{$2" + fields) + types,
        graph.sdl(),
        graph.data(),
        graph.folder());
  }
}
