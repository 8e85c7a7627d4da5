package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.transport.JdkHttpTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** What the README shows. */
final class Example {

  private Example() {}

  static String run(Path file) throws IOException {
    Supergraph supergraph = Supergraph.read(Files.readString(file));
    FederationEngine engine = new FederationEngine(supergraph, JdkHttpTransport.to(supergraph));
    GraphQlResponse response = engine.execute(GraphQlRequest.of("{ hello }")).block();
    return Objects.requireNonNull(response).text();
  }
}
