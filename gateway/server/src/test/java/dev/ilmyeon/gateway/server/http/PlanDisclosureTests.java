package dev.ilmyeon.gateway.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Plans for clients that ask for them with a header. */
class PlanDisclosureTests {

  private static final String ANSWER = "{\"data\":{\"title\":\"광명시\"}";

  @BeforeEach
  void reset() {
    StandIns.allWell();
  }

  private static HttpResponse<String> ask(int port, String query, String disclosure) {
    return new Http(port)
        .post(
            "/graphql",
            "{\"query\":\"%s\"}".formatted(query),
            "Content-Type",
            "application/json",
            "Apollo-Expose-Query-Plan",
            disclosure);
  }

  @Nested
  @GatewayTest
  class ByDefault {

    @LocalServerPort private int port;

    @Test
    void areNotTold() {
      assertThat(ask(port, "{ title }", "true").body()).isEqualTo(ANSWER + "}");
      assertThat(ask(port, "{ title }", "dry-run").body()).isEqualTo(ANSWER + "}");
    }
  }

  @Nested
  @GatewayTest
  @DirtiesContext
  @TestPropertySource(properties = "ilmyeon.gateway.http.expose-plans=true")
  class WhereThatIsAllowed {

    @LocalServerPort private int port;

    @Test
    void areToldWithTheAnswer() {
      assertThat(ask(port, "{ title }", "true").body())
          .startsWith(ANSWER + ",\"extensions\":{\"apolloQueryPlan\":{\"object\":{\"kind\":")
          .contains("\"serviceName\":\"news\"", "\"text\":\"QueryPlan {");
    }

    @Test
    void areToldInsteadOfAnAnswer() {
      HttpResponse<String> told = ask(port, "mutation { rename(title: \\\"x\\\") }", "dry-run");

      assertThat(told.statusCode()).isEqualTo(200);
      assertThat(told.body())
          .startsWith("{\"extensions\":{\"apolloQueryPlan\":{")
          .contains("\"operationKind\":\"mutation\"");
      assertThat(StandIns.NEWS.requests()).isEmpty();
    }

    @Test
    void areNotToldUnasked() {
      assertThat(new Http(port).graphQl("{ title }").body()).isEqualTo(ANSWER + "}");
      assertThat(ask(port, "{ title }", "false").body()).isEqualTo(ANSWER + "}");
    }
  }
}
