package dev.ilmyeon.gateway.server.supergraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** {@code ilmyeon.gateway.engine.unauthorized: reject}. */
@GatewayTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "ilmyeon.gateway.engine.unauthorized=reject",
      "ilmyeon.gateway.supergraph=classpath:protected-supergraph.graphql",
    })
class RejectUnauthorizedTests {

  @LocalServerPort private int port;

  @ParameterizedTest
  @CsvSource({"application/graphql-response+json, 400", "application/json, 200"})
  void refusesTheWholeOperation(String type, int status) {
    StandIns.allWell();
    StandIns.NEWS.requests().clear();
    HttpResponse<String> response =
        new Http(port)
            .post(
                "/graphql",
                "{\"query\":\"{ title story { note } }\"}",
                "Content-Type",
                "application/json",
                "Accept",
                type);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body())
        .isEqualTo(
            """
            {"errors":[{"message":"Not authorized to see field Story.note.","path":["story","note"],\
            "extensions":{"code":"UNAUTHORIZED_FIELD_OR_TYPE"}}]}\
            """);
    assertThat(StandIns.NEWS.requests()).isEmpty();
  }

  @Test
  void runsWhatSelectsNothingOfThat() {
    StandIns.allWell();

    assertThat(new Http(port).graphQl("{ title }").body())
        .isEqualTo("{\"data\":{\"title\":\"광명시\"}}");
  }
}
