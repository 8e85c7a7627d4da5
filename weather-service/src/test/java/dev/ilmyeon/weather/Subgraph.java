package dev.ilmyeon.weather;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.test.tester.GraphQlTester;
import org.springframework.graphql.test.tester.HttpGraphQlTester;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Asks the running service over HTTP. */
@Lazy
public class Subgraph {

  private final HttpGraphQlTester tester;

  Subgraph(@Value("${local.server.port}") int port) {
    this.tester =
        HttpGraphQlTester.create(
            WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port + "/graphql")
                .responseTimeout(Duration.ofSeconds(30))
                .build());
  }

  public GraphQlTester.Response ask(String document) {
    return ask(document, Map.of());
  }

  public GraphQlTester.Response ask(String document, Map<String, Object> variables) {
    return tester.document(document).variables(variables).execute();
  }

  /** Asks for a selection of entities as a gateway does. */
  public GraphQlTester.Response entities(
      List<Map<String, Object>> representations, String selection) {
    return ask(
        "query($of: [_Any!]!) { _entities(representations: $of) { __typename %s } }"
            .formatted(selection),
        Map.of("of", representations));
  }

  public static String read(String path) {
    try {
      return new ClassPathResource(path)
          .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
