package dev.ilmyeon.gateway.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever sends a trace context finds its id in whatever error is the answer. */
@GatewayTest
class TraceIdTests {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";
  private static final String TOLD = "\"traceId\":\"" + TRACE + "\"}";

  @LocalServerPort private int port;

  @BeforeEach
  void reset() {
    StandIns.allWell();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          application/json | { | BAD_REQUEST
          application/json | {"query":"{ title"} | GRAPHQL_PARSE_FAILED
          application/json | {"query":"{ nobody }"} | GRAPHQL_VALIDATION_FAILED
          application/json | {"query":"{ title }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"0"}}} | PERSISTED_QUERY_HASH_MISMATCH
          application/json | {"extensions":{"persistedQuery":{"version":1,"sha256Hash":"0000000000000000000000000000000000000000000000000000000000000000"}}} | PERSISTED_QUERY_NOT_FOUND
          application/xml | {"query":"{ title }"} | UNSUPPORTED_MEDIA_TYPE
          """)
  void isToldOverHttp(String type, String body, String code) {
    assertThat(
            new Http(port)
                .post("/graphql", body, "Content-Type", type, "traceparent", PARENT)
                .body())
        .contains(code, TOLD);
  }

  @Test
  void isNotMadeUp() {
    assertThat(new Http(port).graphQl("{ nobody }").body()).doesNotContain("traceId");
  }
}
