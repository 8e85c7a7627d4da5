package dev.ilmyeon.gateway.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@ExtendWith(OutputCaptureExtension.class)
@GatewayTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "ilmyeon.gateway.identity.development.enabled=true",
      "ilmyeon.gateway.supergraph=classpath:protected-supergraph.graphql",
    })
class DevelopmentIdentitiesTests {

  @LocalServerPort private int port;

  @BeforeEach
  void answer() {
    StandIns.NEWS.answers(
        Answer.json("{\"data\":{\"story\":{\"__typename\":\"Story\",\"source\":\"s\"}}}"));
  }

  private HttpResponse<String> ask(String identity) {
    return new Http(port)
        .post(
            "/graphql",
            "{\"query\":\"{ story { source } }\"}",
            "Content-Type",
            "application/json",
            "X-Ilmyeon-Development-Identity",
            identity);
  }

  @Test
  void areBelievedWhatTheySay() {
    assertThat(ask("{\"sub\":\"kim\",\"scope\":\"read:source\"}").body())
        .isEqualTo("{\"data\":{\"story\":{\"source\":\"s\"}}}");
    assertThat(ask("{\"sub\":\"kim\"}").body()).contains("UNAUTHORIZED_FIELD_OR_TYPE");
    assertThat(ask("kim").statusCode()).isEqualTo(401);
  }

  @Test
  void areToldOfAtTheStart(CapturedOutput output) {
    assertThat(output).contains("OPEN: whoever can reach this gateway is whoever they say");
  }
}
