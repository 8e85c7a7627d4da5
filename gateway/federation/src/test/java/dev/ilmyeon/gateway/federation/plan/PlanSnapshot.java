package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * An operation, its supergraph and the plan that it is known to have: {@code
 * plans/<feature>/{supergraph.graphql, <name>.graphql, <name>.plan.txt}}. A first line {@code #
 * labels: a, b} names the active override labels.
 */
record PlanSnapshot(String name, Path operation) {

  static final Path ROOT = Path.of("src/test/resources/plans");

  private static final Map<Path, SupergraphModel> SUPERGRAPHS = new ConcurrentHashMap<>();

  static List<PlanSnapshot> all() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      List<PlanSnapshot> all = new ArrayList<>();
      files
          .filter(file -> file.toString().endsWith(".graphql"))
          .filter(file -> !file.endsWith("supergraph.graphql"))
          .filter(file -> !file.getParent().endsWith("subgraphs"))
          .sorted()
          .forEach(file -> all.add(new PlanSnapshot(ROOT.relativize(file).toString(), file)));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SupergraphModel supergraph(Path file) {
    return SUPERGRAPHS.computeIfAbsent(file, path -> SupergraphReader.read(read(path)));
  }

  SupergraphModel supergraph() {
    return supergraph(operation.resolveSibling("supergraph.graphql"));
  }

  String text() {
    return read(operation);
  }

  Path planFile() {
    return operation.resolveSibling(
        operation.getFileName().toString().replace(".graphql", ".plan.txt"));
  }

  Set<String> labels() {
    String first = text().lines().findFirst().orElse("");
    return first.startsWith("# labels: ")
        ? Set.of(first.substring("# labels: ".length()).split(", "))
        : Set.of();
  }

  Operation asOperation() {
    return Operations.readIncrementally(supergraph(), text());
  }

  QueryPlan plan() {
    return Planner.of(supergraph()).plan(asOperation(), labels());
  }

  @Override
  public String toString() {
    return name;
  }
}
