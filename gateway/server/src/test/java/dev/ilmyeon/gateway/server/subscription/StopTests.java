package dev.ilmyeon.gateway.server.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.GatewayApplication;
import dev.ilmyeon.gateway.server.fixture.ClientSocket;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.LiveSubgraphs;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What clients see of a gateway that stops. */
class StopTests {

  @Test
  void closesSocketsAndCompletesStreams() throws IOException {
    try (LiveSubgraphs subgraphs = new LiveSubgraphs()) {
      Map<String, Supplier<Object>> properties = new HashMap<>();
      subgraphs.configure(properties::put);
      ConfigurableApplicationContext gateway =
          new SpringApplicationBuilder(GatewayApplication.class)
              .run(
                  properties.entrySet().stream()
                      .map(each -> "--%s=%s".formatted(each.getKey(), each.getValue().get()))
                      .toArray(String[]::new));
      int port = gateway.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      ClientSocket idle = ClientSocket.ready(port);
      ClientSocket client =
          ClientSocket.ready(port).subscribe("a", "subscription { published { title } }");
      subgraphs.desk.socket().subscription();
      HttpResponse<InputStream> stream =
          new Http(port)
              .stream(
                  "/graphql",
                  "{\"query\":\"subscription { published { id } }\"}",
                  "Content-Type",
                  "application/json",
                  "Accept",
                  "text/event-stream");
      subgraphs.desk.socket().subscription();

      gateway.close();

      assertThat(idle.closed()).isEqualTo("1001 The gateway is stopping");
      assertThat(client.closed()).isEqualTo("1001 The gateway is stopping");
      assertThat(new String(stream.body().readAllBytes(), StandardCharsets.UTF_8))
          .endsWith("event: complete\ndata:\n\n");
    }
  }
}
