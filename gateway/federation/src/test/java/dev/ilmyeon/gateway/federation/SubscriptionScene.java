package dev.ilmyeon.gateway.federation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import reactor.core.publisher.Flux;

/**
 * Subscriptions to stories as they are published, at subgraphs that do what the test tells them to.
 */
abstract class SubscriptionScene {

  static final Duration DEADLINE = Duration.ofSeconds(10);

  static final String READS = "subscription { published { title reads } }";

  static Supergraph supergraph;

  final LiveSubgraphs subgraphs = new LiveSubgraphs();
  final List<EngineListener.Fetched> heard = new ArrayList<>();
  final List<String> ended = new ArrayList<>();
  final FederationEngine engine = engine(EngineOptions.DEFAULT);

  @BeforeAll
  static void read() throws IOException {
    Path file = Path.of("src/test/resources/conformance/subscription/supergraph.graphql");
    supergraph = Supergraph.read(Files.readString(file));
  }

  FederationEngine engine(EngineOptions options) {
    EngineListener listener =
        new EngineListener() {
          @Override
          public void fetched(Fetched fetched) {
            heard.add(fetched);
          }

          @Override
          public void eventEnded(Object context, EventEnding ending) {
            ended.add(context + " " + ending);
          }
        };
    return new FederationEngine(supergraph, subgraphs, subgraphs, options, listener);
  }

  Flux<String> subscribe(String document) {
    return engine.subscribe(GraphQlRequest.of(document)).map(GraphQlResponse::text);
  }

  static String story(String id) {
    return "{\"data\":{\"published\":{\"__typename\":\"Story\",\"id\":\"%s\",\"title\":\"T%s\"}}}"
        .formatted(id, id);
  }

  static String reads(int reads) {
    return "{\"data\":{\"_entities\":[{\"reads\":" + reads + "}]}}";
  }

  static String told(String id, int reads) {
    return "{\"data\":{\"published\":{\"title\":\"T%s\",\"reads\":%s}}}".formatted(id, reads);
  }
}
