package dev.ilmyeon.gateway.federation.conformance;

import dev.ilmyeon.gateway.federation.EngineListener;
import dev.ilmyeon.gateway.federation.EngineOptions;
import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.Supergraph;
import dev.ilmyeon.gateway.federation.request.Claims;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphMessages;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import dev.ilmyeon.gateway.federation.supergraph.Requirement;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphReader;
import dev.ilmyeon.gateway.federation.transport.JdkHttpTransport;
import graphql.GraphQL;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A folder of the suite: a supergraph, its subgraphs' schemas, their data and the cases. */
final class Feature {

  /** So that the number of requests does not depend on how fast the machine is. */
  private static final EngineOptions PATIENT =
      EngineOptions.DEFAULT.withPatience(Duration.ofMinutes(1));

  private final Path folder;

  Feature(Path folder) {
    this.folder = folder;
  }

  static List<Feature> all(Path suite) {
    try (Stream<Path> folders = Files.list(suite)) {
      return folders.filter(Files::isDirectory).sorted().map(Feature::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return folder.getFileName().toString();
  }

  List<ConformanceCase> cases() {
    return cases("cases");
  }

  List<ConformanceCase> subscriptions() {
    return cases("subscriptions");
  }

  private List<ConformanceCase> cases(String within) {
    Path cases = folder.resolve(within);
    return (Files.isDirectory(cases) ? files(cases) : List.<Path>of())
        .stream()
            .filter(file -> file.toString().endsWith(".graphql"))
            .map(file -> new ConformanceCase(this, file))
            .toList();
  }

  /** A fresh engine over subgraphs with fresh data. */
  FederationEngine engine(
      HttpClient client, HttpSubgraphs server, Duration timeout, Set<String> labels) {
    Supergraph supergraph = served();
    DataSet data = data();
    Map<SubgraphName, URI> urls = new HashMap<>();
    for (Path file : files(folder.resolve("subgraphs"))) {
      String name = file.getFileName().toString().replace(".graphql", "");
      server.serve(name, DataSubgraph.subgraph(name, read(file), data));
    }
    supergraph.subgraphs().keySet().forEach(name -> urls.put(name, server.url(name.value())));
    return new FederationEngine(
        supergraph,
        new JdkHttpTransport(client, urls, timeout, 10L << 20),
        PATIENT
            .withLimits(OperationLimits.GENEROUS)
            .withOverrideLabels(labels)
            .withSubgraphMessages(SubgraphMessages.ALL),
        EngineListener.NONE);
  }

  /** An engine that plans, with these overrides. */
  FederationEngine engine(Set<String> labels) {
    return new FederationEngine(
        served(),
        local(Set.of()),
        EngineOptions.DEFAULT.withLimits(OperationLimits.GENEROUS).withOverrideLabels(labels),
        EngineListener.NONE);
  }

  /** Where its plans are recorded. */
  Path plans() {
    return folder.resolve("plans.txt");
  }

  /** An engine over subgraphs in this JVM, without HTTP. */
  FederationEngine engine() {
    return engine(local(Set.of()));
  }

  FederationEngine engine(SubgraphTransport subgraphs) {
    return new FederationEngine(
        served(), subgraphs, PATIENT.withLimits(OperationLimits.GENEROUS), EngineListener.NONE);
  }

  FederationEngine engine(LocalSubgraphs subgraphs) {
    return new FederationEngine(
        served(),
        subgraphs,
        subgraphs,
        PATIENT.withLimits(OperationLimits.GENEROUS),
        EngineListener.NONE);
  }

  /** Subgraphs with fresh data. */
  LocalSubgraphs local(Set<String> down) {
    Map<String, GraphQL> subgraphs = new HashMap<>();
    DataSet data = data();
    for (Path file : files(folder.resolve("subgraphs"))) {
      String name = file.getFileName().toString().replace(".graphql", "");
      subgraphs.put(name, DataSubgraph.subgraph(name, read(file), data));
    }
    return new LocalSubgraphs(subgraphs, down);
  }

  /** Their names. */
  List<String> subgraphs() {
    return files(folder.resolve("subgraphs")).stream()
        .map(file -> file.getFileName().toString().replace(".graphql", ""))
        .toList();
  }

  Schema consumerSchema() {
    return supergraph().consumerSchema();
  }

  /** A client's who may see everything. */
  Claims allClaims() {
    Set<String> scopes = new HashSet<>();
    Set<String> policies = new HashSet<>();
    for (Set<Requirement> requirements : supergraph().requirements().values()) {
      for (Requirement requirement : requirements) {
        switch (requirement) {
          case Requirement.Authenticated _ -> {}
          case Requirement.Scopes(var alternatives) -> alternatives.forEach(scopes::addAll);
          case Requirement.Policies(var alternatives) -> alternatives.forEach(policies::addAll);
        }
      }
    }
    return new Claims(true, scopes, policies);
  }

  /** First values of the data's objects: what they are found by. */
  List<String> keys() {
    return data().keys();
  }

  /** The same data behind one schema. */
  GraphQL whole() {
    SupergraphModel supergraph = supergraph();
    return DataSubgraph.whole(
        SchemaText.of(supergraph.consumerSchema()),
        SchemaText.interfaces(supergraph.consumerSchema()),
        data());
  }

  SupergraphModel supergraph() {
    return SupergraphReader.read(sdl());
  }

  private Supergraph served() {
    return Supergraph.read(sdl());
  }

  String sdl() {
    return read(folder.resolve("supergraph.graphql"));
  }

  private DataSet data() {
    return new DataSet(read(folder.resolve("data.json")));
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
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

  @Override
  public String toString() {
    return name();
  }
}
